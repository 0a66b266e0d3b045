"""The conversation inside the sale, the inbox, prepared replies and who waits for the client."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Aviso
from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.conversacion.envios import deber_mensaje, interlocutor_de
from solicitudes.conversacion.espera import (
    bastan,
    dio_senal,
    por_proponer,
    por_recordar,
    que_esperan,
    recordar_el,
    se_propone_anular,
)
from solicitudes.conversacion.pedidos import anotar_mensaje, anotar_pedido, nuestro_numero
from solicitudes.conversacion.preparadas import llenar, preparadas_para
from solicitudes.conversacion.recordado import recordado
from solicitudes.conversacion.recordatorios import proponer_anular, recordar
from solicitudes.mesa.mias import Mias
from solicitudes.models import (
    FichaLlamada,
    Interlocutor,
    Mensaje,
    Oferta,
    RespuestaPreparada,
    Venta,
)
from solicitudes.pasos.conversar.consulta import (
    charla_de,
    lo_que_contesto,
    marca_de,
    para_escribir,
)
from solicitudes.pasos.p06_documentos.archivos import descartar_archivo
from solicitudes.pasos.p06_documentos.servicio import recibir_archivo, revisar_recibidos
from solicitudes.plazos.asuntos import terminar
from solicitudes.reglas.estados import Estado
from tests.apoyo.graph import contar, foto, mensaje
from tests.documentos.imagenes import foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, recibir_todo, venta_en
from tests.solicitudes.segundo_producto import tambien

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]
SUYO = "59170712345"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def venta():
    return venta_en(Estado.EXPLICADA)


@pytest.fixture
def mesa(venta):
    return _mesa_de(venta.asesor)


def _mesa_de(usuario) -> Client:
    cliente = Client()
    cliente.force_login(usuario, backend=BACKEND)
    return cliente


def _escribe(n: str = "1", **que) -> None:
    contar(mensaje(n, bsuid="BO.1", numero=SUYO, en=int(timezone.now().timestamp()), **que))


def _pagina(venta) -> str:
    return f"/ventas/{venta.pk}/conversacion/"


def test_a_new_message_reaches_the_open_page_and_nothing_is_sent_while_nothing_changed(
    graph, venta, mesa
):
    marca = mesa.get(_pagina(venta)).context["marca"]
    viva = _pagina(venta) + "viva/"
    assert mesa.get(viva, {"marca": marca}).status_code == 204

    _escribe(type="text", text={"body": "Ya le mando la carta"})

    llegada = mesa.get(viva, {"marca": marca})
    assert "Ya le mando la carta" in llegada.content.decode()
    assert "Para escribirle:" in llegada.content.decode()


def test_a_text_is_written_from_the_page_and_a_closed_window_keeps_what_was_typed(
    graph, venta, mesa
):
    cerrada = mesa.post(_pagina(venta) + "escribir/", {"texto": "Buenas tardes"})
    assert (cerrada.status_code, cerrada.context["texto"]) == (422, "Buenas tardes")
    assert "Ahora no se le puede escribir un texto libre: todavía no escribió" in (
        cerrada.content.decode()
    )
    assert "data-ventana" not in cerrada.content.decode()
    assert mesa.post(_pagina(venta) + "escribir/", {"texto": ""}).status_code == 422

    _escribe()
    assert "data-ventana" in mesa.get(_pagina(venta) + "viva/").content.decode()
    assert mesa.post(_pagina(venta) + "escribir/", {"texto": "Buenas tardes"}).status_code == 302

    procesar_pendientes()
    assert [p["text"]["body"] for p in graph.pedidos] == ["Buenas tardes"]


def test_the_page_shows_why_a_file_is_not_in_the_folder_and_gives_the_one_that_is(
    graph, venta, mesa
):
    graph.medios["m1"] = foto_ci()
    ahora = int(timezone.now().timestamp())
    contar(foto(1, foto_ci(), bsuid="BO.1", numero=SUYO, en=ahora))
    contar(foto(2, foto_ci(), bsuid="BO.1", numero=SUYO, en=ahora))
    procesar_pendientes()

    pagina = mesa.get(_pagina(venta)).content.decode()
    suyo = Mensaje.objects.get(wamid="wamid.1")
    archivo = mesa.get(f"{_pagina(venta)}{suyo.pk}/archivo/")

    assert "en la carpeta: anverso del C.I." in pagina
    assert "pida al cliente que lo envíe de nuevo" in pagina
    assert archivo.content == foto_ci()
    assert archivo["Content-Disposition"].endswith('.jpg"')
    assert venta.carpeta.vistas.filter(que="ADJUNTO").count() == 1


def test_everything_missing_is_the_first_prepared_reply_and_stands_ready_in_the_field(
    graph, venta, mesa
):
    lista = mesa.get(_pagina(venta), {"preparada": "0"})

    assert lista.context["texto"] == preparadas_para(venta, venta.asesor)[0].texto
    assert "70000001" in lista.context["texto"], "the line's number (6.2)"
    assert mesa.get(_pagina(venta), {"preparada": "99"}).context["texto"] == ""


def test_without_a_sender_the_page_offers_the_agent_s_own_telephone(venta, mesa):
    venta.asesor.celular_whatsapp = "+59170000002"
    venta.asesor.save()
    pagina = mesa.get(_pagina(venta), {"preparada": "0"}).content.decode()

    assert "https://wa.me/59170712345" in pagina
    assert "Enviar por WhatsApp" not in pagina
    assert nuestro_numero(venta) == "+59170000002"
    assert "70000002" in pagina


def test_what_came_already_is_not_asked_for_again(venta):
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    venta.carpeta.archivo("CARTA").delete()

    pedido = preparadas_para(venta, venta.asesor)[0].texto

    assert "anverso" not in pedido
    assert "1. Fotografía de esta carta" in pedido
    venta.carpeta.archivo("CI_REVERSO").delete()
    leida = Venta.objects.get(pk=venta.pk)
    leida.ahora = AHORA
    pedido = preparadas_para(leida, venta.asesor)[0].texto
    assert "1. Fotografía del reverso del C.I.\n" in pedido


def test_replies_are_of_one_person_or_of_all_and_fill_their_gaps(venta, mesa):
    mesa.post("/respuestas/", {"titulo": "Falta", "texto": "{nombre}: falta {falta}. {otro}"})
    supervisora = UsuarioFactory(rol="SUPERVISOR")
    _mesa_de(supervisora).post("/respuestas/", {"titulo": "Horario", "texto": "De 8 a 18."})
    ajena = UsuarioFactory().respuestas.create(titulo="De otro", texto="No")

    textos = {p.titulo: p.texto for p in preparadas_para(venta, venta.asesor)}

    assert textos["Horario"] == "De 8 a 18."
    assert "falta anverso del C.I., reverso" in textos["Falta"]
    assert textos["Falta"].endswith("{otro}")
    assert ajena.titulo not in textos
    assert mesa.post("/respuestas/", {"titulo": "", "texto": "x"}).status_code == 422
    propia = RespuestaPreparada.objects.get(titulo="Falta")
    assert mesa.post(f"/respuestas/{ajena.pk}/borrar/").status_code == 404
    assert mesa.post(f"/respuestas/{propia.pk}/borrar/").status_code == 302
    assert not RespuestaPreparada.objects.filter(titulo="Falta").exists()
    assert llenar("{a}", {"a": "1"}) == "1"


def test_a_stranger_is_filed_by_the_number_of_a_sale_within_reach(graph, venta, mesa):
    contar(mensaje(1, bsuid="BO.9", type="text", text={"body": "soy yo"}))
    pagina = mesa.get("/bandeja/").content.decode()
    quien = Mensaje.objects.get().interlocutor
    assert "soy yo" in pagina
    assert "oculta su número" in pagina

    lejos = venta_en(Estado.EXPLICADA)
    mesa.post(f"/bandeja/{quien.pk}/archivar/", {"venta": lejos.pk})
    assert Mensaje.objects.get().venta is None
    respuesta = mesa.post(f"/bandeja/{quien.pk}/archivar/", {"venta": venta.pk})

    assert respuesta.url == _pagina(venta)
    assert Mensaje.objects.get().venta == venta


def test_the_list_says_what_is_missing_since_when_and_what_comes_next(venta, mesa):
    anotar_pedido(venta.pk, acto=Acto(venta.asesor, AHORA))
    [fila] = que_esperan()

    assert recordar_el(fila, 24) == AHORA + timedelta(hours=24)
    assert not se_propone_anular(fila, 15, AHORA + timedelta(days=14))
    assert se_propone_anular(fila, 15, AHORA + timedelta(days=15))
    pagina = mesa.get("/esperando/").content.decode()
    assert str(venta.cliente) in pagina
    assert "anverso del C.I., reverso del C.I., carta de solicitud" in pagina


def test_who_sent_everything_waits_no_more(venta):
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))

    assert not que_esperan().exists()


def test_after_so_many_hours_its_asesor_is_told_once_to_remind_him(venta):
    anotar_pedido(venta.pk, acto=Acto(venta.asesor, AHORA))
    manana = AHORA + timedelta(hours=25)

    assert not list(por_recordar(AHORA + timedelta(hours=23)))
    assert (recordar(ahora=manana), recordar(ahora=manana)) == (1, 0)
    assert "Recuerde a" in Aviso.objects.get(clave__startswith="recordar:").texto
    assert recordar(ahora=manana.replace(hour=3)) == 0, "nobody is written to at night"


def test_where_the_system_sends_he_is_reminded_by_itself_three_times_and_no_more(graph, venta):
    anotar_mensaje(venta.pk, acto=Acto(venta.asesor, AHORA), texto="Espero su carta")
    _atar(venta)
    for dia in range(1, 7):
        cuando = AHORA + timedelta(days=dia, hours=dia)
        recordar(ahora=cuando)
        assert recordar(ahora=cuando + timedelta(minutes=1)) == 0
        with time_machine.travel(cuando):
            procesar_pendientes()

    recordatorios = venta.mensajes.filter(asunto="Recordatorio")
    assert (recordatorios.count(), len(graph.pedidos)) == (3, 3)
    assert {p["type"] for p in graph.pedidos} == {"template"}
    [fila] = que_esperan()
    assert bastan(fila.ultimos)
    assert recordar_el(fila, 24) is None, "no list promises a fourth"


def _atar(venta) -> None:
    contar(mensaje("ata", bsuid="BO.1", numero=SUYO, en=int(AHORA.timestamp()) - 90_000))
    assert interlocutor_de(venta) is not None


def test_after_so_many_days_of_silence_annulling_is_proposed_to_a_person(venta):
    anotar_pedido(venta.pk, acto=Acto(venta.asesor, AHORA))
    despues = AHORA + timedelta(days=16)

    assert list(por_proponer(despues)) == [venta]
    assert (proponer_anular(ahora=despues), proponer_anular(ahora=despues)) == (1, 0)
    venta.refresh_from_db()
    assert venta.estado == Estado.EXPLICADA


def test_a_message_that_nobody_sent_yet_changes_the_mark(graph, venta):
    _escribe()
    antes = charla_de(venta, venta.asesor, AHORA)["marca"]
    suyo = deber_mensaje(
        venta, interlocutor_de(venta), Acto(venta.asesor, AHORA), texto="x", asunto="Mensaje"
    )

    assert charla_de(venta, venta.asesor, AHORA)["marca"] != antes
    assert marca_de([suyo], ventana=True).startswith(f"{suyo.pk}-")
    assert para_escribir(venta, UsuarioFactory(), AHORA) == {"es_suya": False}


def test_what_was_not_asked_is_asked_here_and_his_answer_stands_in_its_field(graph, venta, mesa):
    FichaLlamada.objects.filter(venta=venta).update(correo="", sin_correo=False, pasar_en="")
    _escribe(type="text", text={"body": "maria@correo.example"})

    form = mesa.get(_pagina(venta)).context["preguntar_form"]

    assert form.initial == {"correo": "maria@correo.example"}
    fresca = Venta.objects.get(pk=venta.pk)
    assert list(lo_que_contesto(fresca).fields) == ["pasar_en", "correo"]
    mesa.post(f"/ventas/{venta.pk}/ficha/", {"preguntar-correo": "maria@correo.example"})
    assert FichaLlamada.objects.get(venta=venta).correo == "maria@correo.example"


def test_a_sale_in_hand_has_nothing_to_write_yet():
    tomada = venta_en(Estado.TOMADA)

    pagina = _mesa_de(tomada.asesor).get(_pagina(tomada))

    assert pagina.status_code == 200
    assert "escribir/" not in pagina.content.decode()


def test_what_asks_to_remind_him_is_over_when_all_is_in_order(venta):
    anotar_pedido(venta.pk, acto=Acto(venta.asesor, AHORA))
    recordar(ahora=AHORA + timedelta(hours=25))

    terminar(venta, "validar_documentacion", acto=Acto(venta.asesor, AHORA))

    assert not Aviso.objects.abiertos().filter(clave__startswith="recordar:").exists()


def test_what_was_said_of_the_sister_sale_is_read_too_with_what_it_is_of(graph, venta, mesa):
    """One person, two products of one call: he answers to whichever was open last."""
    hermana = tambien(venta)
    _escribe(type="text", text={"body": "Le mando la carta"})
    suyo = Mensaje.objects.get()
    otra = hermana if suyo.venta == venta else venta
    anotar_mensaje(otra.pk, acto=Acto(venta.asesor, AHORA), texto="Espero sus papeles")

    for una in (venta, hermana):
        pagina = mesa.get(_pagina(una)).content.decode()
        assert "Le mando la carta" in pagina
        assert "Espero sus papeles" in pagina
        assert "sobre esta venta" in pagina
        de_la_otra = venta if una == hermana else hermana
        assert f'href="{_pagina(de_la_otra)}">{de_la_otra.oferta.plan}</a>' in pagina
        assert "Para escribirle:" in pagina, "his window is open for both"


def test_of_a_sister_that_is_somebody_else_s_now_nothing_is_read(graph, venta, mesa):
    hermana = tambien(venta)
    anotar_mensaje(hermana.pk, acto=Acto(venta.asesor, AHORA), texto="Espero sus papeles")
    Venta.objects.filter(pk=hermana.pk).update(asesor=UsuarioFactory())

    assert "Espero sus papeles" not in mesa.get(_pagina(venta)).content.decode()


def test_of_two_sister_sales_of_two_asesores_both_hear_that_he_wrote(graph, venta):
    hermana = tambien(venta)
    otra = UsuarioFactory()
    Venta.objects.filter(pk=hermana.pk).update(asesor=otra)

    for n in range(2):
        _escribe(str(n))

    de = Mensaje.objects.get(wamid="wamid.0").venta
    lee, oye = (venta.asesor, otra) if de == venta else (otra, venta.asesor)
    suyos = Aviso.objects.filter(clave__startswith="whatsapp:otra:", usuario=oye)
    assert 1 <= suyos.count() <= 2, "several in a row are one notice"
    assert str(lee) in suyos[0].texto
    assert f"venta {de.pk}" in suyos[0].texto
    assert suyos[0].url == _pagina(hermana if de == venta else venta)
    assert Aviso.objects.filter(clave__startswith=f"whatsapp:venta:{de.pk}:", usuario=lee).exists()


def test_who_heard_that_another_reads_it_hears_too_when_it_is_for_him(graph, venta):
    """Filed anew between two messages: what comes next is his, not the other's."""
    hermana = tambien(venta)
    otra = UsuarioFactory(rol="ASESOR")
    Venta.objects.filter(pk=hermana.pk).update(asesor=otra)
    _escribe()
    de = Mensaje.objects.get().venta
    a = hermana if de == venta else venta
    oye = Venta.objects.get(pk=a.pk).asesor

    Interlocutor.objects.update(venta=a)
    _escribe("2")

    suyo = f"{venta.cliente} escribió por WhatsApp."
    assert Aviso.objects.filter(usuario=oye, texto=suyo).exists()


def test_a_window_that_closes_while_the_page_is_open_is_told_to_it(graph, venta):
    _escribe()
    ahora = timezone.now()
    abierta = charla_de(venta, venta.asesor, ahora)
    cerrada = charla_de(venta, venta.asesor, ahora + timedelta(hours=25))

    assert (abierta["ventana"], cerrada["ventana"]) == (True, False)
    assert abierta["marca"] != cerrada["marca"]


def test_of_two_sister_sales_of_one_asesor_he_hears_once(graph, venta):
    tambien(venta)

    _escribe()

    assert Aviso.objects.filter(clave__startswith="whatsapp:").count() == 1


def test_who_sent_everything_and_is_asked_again_waits_until_something_comes(graph, venta, mesa):
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    despues = Acto(venta.asesor, AHORA + timedelta(hours=1))
    anotar_mensaje(venta.pk, acto=despues, texto="Otra foto", asunto="Documentación observada")

    [fila] = que_esperan()
    assert recordar_el(fila, 24) == despues.ahora + timedelta(hours=24)
    assert list(por_recordar(despues.ahora + timedelta(hours=25))) == [venta]
    venta.carpeta.archivos.update(recibido_en=AHORA + timedelta(hours=2))
    assert not que_esperan().exists()


def test_what_was_observed_is_awaited_and_said_in_the_list_and_in_the_reminder(venta, mesa):
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    acto = Acto(venta.asesor, AHORA)
    revisar_recibidos(venta.pk, acto=acto, items={"FIRMA": {"ok": False, "motivo": "sin firma"}})
    anotar_mensaje(venta.pk, acto=acto, texto="Firme la carta")

    assert list(que_esperan()) == [venta]
    assert "Firma del solicitante: sin firma" in mesa.get("/esperando/").content.decode()
    assert recordar(ahora=AHORA + timedelta(hours=25)) == 1
    assert "sin firma" in Aviso.objects.get(clave__startswith="recordar:").texto


def test_who_sent_a_photo_by_another_way_is_not_silent(venta):
    anotar_pedido(venta.pk, acto=Acto(venta.asesor, AHORA))
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA + timedelta(days=14)))
    venta.carpeta.archivo("CARTA").delete()

    [fila] = que_esperan()

    assert dio_senal(fila) == AHORA + timedelta(days=14)
    assert not se_propone_anular(fila, 15, AHORA + timedelta(days=16))
    assert recordar_el(fila, 24) == AHORA + timedelta(days=15)
    venta.carpeta.archivos.filter(tipo="CI_ANVERSO").update(tipo="EVIDENCIA")
    venta.carpeta.archivos.exclude(tipo="EVIDENCIA").update(recibido_en=AHORA)
    [fila] = que_esperan()
    assert dio_senal(fila) == AHORA, "what an asesor copied from a screen is no sign of his"


def test_what_was_asked_again_and_is_not_wanted_any_more_is_asked_of_nobody(graph, venta, mesa):
    """A photo that was accepted, an offer that says what it said: nothing has to come."""
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    despues = Acto(venta.asesor, AHORA + timedelta(hours=1))
    anotar_mensaje(venta.pk, acto=despues, texto="Otra carta", asunto="Otra carta")
    tarde = AHORA + timedelta(hours=26)
    assert list(por_recordar(tarde)) == [venta]

    assert recordar(ahora=tarde) == 0
    assert proponer_anular(ahora=AHORA + timedelta(days=20)) == 0
    _atar(venta)
    contar(mensaje("hoy", bsuid="BO.1", en=int(AHORA.timestamp())))
    assert recordado(venta, interlocutor_de(venta), ahora=AHORA + timedelta(hours=2)) is None

    assert not Aviso.objects.filter(clave__startswith="recordar:").exists()
    assert "Nada: lo que se le pidió ya no hace falta" in mesa.get("/esperando/").content.decode()


def test_who_was_reminded_in_vain_and_then_sent_a_file_is_reminded_of_the_rest(graph, venta):
    """By his link: no message of his says so."""
    _atar(venta)
    for dia in range(4):
        cuando = AHORA + timedelta(days=dia)
        asunto = "Recordatorio" if dia else "Pedido de C.I. y carta"
        anotar_mensaje(venta.pk, acto=Acto(venta.asesor, cuando), texto="Falta", asunto=asunto)
    [fila] = que_esperan()
    assert bastan(fila.ultimos)

    llego = AHORA + timedelta(days=4)
    acto = Acto(venta.asesor, llego)
    recibir_archivo(venta.pk, acto=acto, tipo="CI_ANVERSO", contenido=foto_ci())

    [fila] = que_esperan()
    assert recordar_el(fila, 24) == llego + timedelta(hours=24)
    assert recordar(ahora=llego + timedelta(hours=23)) == 0
    assert recordar(ahora=llego + timedelta(hours=25)) == 1
    with time_machine.travel(llego + timedelta(hours=25)):
        procesar_pendientes()
    assert len(graph.pedidos) == 1


def test_a_file_that_was_put_aside_is_a_sign_of_him_all_the_same(venta):
    acto = Acto(venta.asesor, AHORA + timedelta(days=14))
    anotar_pedido(venta.pk, acto=Acto(venta.asesor, AHORA))
    borrosa = recibir_archivo(venta.pk, acto=acto, contenido=foto_ci(), tipo="SIN_ORDENAR")
    descartar_archivo(venta.pk, borrosa.pk, acto=acto)

    [fila] = que_esperan()

    assert dio_senal(fila) == acto.ahora
    assert not se_propone_anular(fila, 15, AHORA + timedelta(days=16))


def test_what_did_not_reach_him_was_not_said(graph, venta, mesa):
    _escribe()
    graph.dia = "niega"
    mesa.post(_pagina(venta) + "escribir/", {"texto": "Espero su carta"})
    procesar_pendientes()

    [fila] = que_esperan()

    assert (fila.dicho_en, fila.pedido_en) == (None, None)
    assert [suya.pedido_en for suya in Mias(venta.asesor).en_pausa] == [None]


def test_a_hundred_strangers_cost_the_inbox_what_one_does(
    graph, venta, mesa, django_assert_max_num_queries
):
    for n in range(100):
        contar(mensaje(n, bsuid=f"BO.{n}", en=1764000000 + n))
        contar(mensaje(f"otra-{n}", bsuid=f"BO.{n}", en=1764000000 + n))
    mesa.get("/bandeja/")

    with django_assert_max_num_queries(12):
        primera = mesa.get("/bandeja/")

    pagina = primera.content.decode()
    assert "texto otra-99" in pagina and "texto 99" in pagina
    assert "texto 0<" not in pagina
    assert "?page=2" in pagina
    assert "texto 0 " in mesa.get("/bandeja/", {"page": 5}).content.decode()


def test_whose_number_two_clients_gave_a_supervisor_files_to_one_of_both_by_one_press(graph, venta):
    otra = venta_en(Estado.EXPLICADA)
    ajena = venta_en(Estado.EXPLICADA)
    FichaLlamada.objects.filter(venta=ajena).update(celular_whatsapp="+59170799999")
    _escribe()
    mesa = _mesa_de(UsuarioFactory(rol="SUPERVISOR"))

    [fila] = mesa.get("/bandeja/").context["filas"]

    assert fila["propuestas"] == [otra, venta]
    mesa.post(f"/bandeja/{fila['quien'].pk}/archivar/", {"venta": venta.pk})
    assert Mensaje.objects.get().venta == venta


def test_one_that_cannot_be_reminded_leaves_the_next_ones_reminded(graph, venta, caplog):
    otra = venta_en(Estado.EXPLICADA)
    for una, quien in ((venta, "BO.1"), (otra, "BO.2")):
        contar(mensaje(quien, bsuid=quien, en=int(AHORA.timestamp()) - 90_000))
        Mensaje.objects.filter(wamid=f"wamid.{quien}").update(venta=una)
        anotar_mensaje(una.pk, acto=Acto(una.asesor, AHORA), texto="Espero su carta")
    Oferta.objects.filter(venta=venta).delete()

    assert recordar(ahora=AHORA + timedelta(hours=25)) == 1

    assert [m.venta for m in Mensaje.objects.filter(asunto="Recordatorio")] == [otra]
    assert f"la venta {venta.pk}" in caplog.text
