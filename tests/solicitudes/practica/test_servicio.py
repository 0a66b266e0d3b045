"""Practice: whatever is done on an invented client stays at the desk of who learns."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.integraciones.preguntar import Respuesta
from bluecom.pendientes.models import Aviso
from bluecom.plazos.models import Plazo
from cartera.consulta_rellamadas import de_su_dia
from cartera.errores import TomaRechazada
from cartera.models import ContactoCartera, Llamada, NoLlamar, Papel, Rellamada
from cartera.servicios import abrir_practica, cerrar_practica, tomar_este, tomar_siguiente
from cartera.servicios.avisos_rellamada import avisar_rellamadas
from cartera.servicios.tomar_este import EN_PRACTICA
from documentos.papel.hoja import html_de
from indicadores.consultas import base
from indicadores.consultas.dia import dia
from solicitudes.canales.consulta import instalables
from solicitudes.canales.instalacion.servicio import registrar_instalacion
from solicitudes.catalogo.tocadas import tocadas_por
from solicitudes.conversacion.pedidos import enlace_whatsapp
from solicitudes.finales.saltos import le_quedan
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import tomar
from solicitudes.mesa.anteriores import anteriores_de, saltos_entre
from solicitudes.mesa.busqueda import buscar, de_un_colega
from solicitudes.mesa.mias import Mias
from solicitudes.mesa.reasignar import reasignar
from solicitudes.mesa.relevo import contar, lo_de_cada_uno
from solicitudes.models import Entrega, Tarea, Venta
from solicitudes.pasos.p02_p03_consultas import servicio as consultas
from solicitudes.pasos.p02_p03_consultas.respuestas import capacidad_de, impedimentos_de
from solicitudes.pasos.p02_p03_consultas.reuso import reutilizable
from solicitudes.pasos.p04_llamada import servicio as llamada
from solicitudes.pasos.p10_impresion.consulta import por_imprimir
from solicitudes.pasos.p10_impresion.servicio import imprimir
from solicitudes.pasos.p11_entrega.consulta import impresas_de
from solicitudes.pasos.p11_entrega.servicio import proponer_entrega
from solicitudes.pasos.smartflex import anotar_numero, numero_tecleado
from solicitudes.practica.consulta import practica_de, practicas
from solicitudes.practica.servicio import (
    empezar_practica,
    foto,
    recibir_muestras,
    terminar_practica,
)
from solicitudes.recorrido import Viaje, sin_imprimir
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.practica import POR_PAPEL, lo_que_dice
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, papeles_listos, venta_en

pytestmark = pytest.mark.django_db


@pytest.fixture
def supervisor():
    return Acto(UsuarioFactory(rol=Rol.SUPERVISOR), AHORA)


@pytest.fixture
def aprende(supervisor):
    """Who begins today, with four invented clients to call."""
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    empezar_practica(asesor, acto=supervisor)
    return asesor


def los_otros_tres(asesor, ahora: datetime = AHORA) -> None:
    """Who does not buy: one refuses, one is a voicemail, one asks for later."""
    acto = Acto(asesor, ahora)
    for resultado, datos in (
        ("NO_ACEPTA", {"detalle": "PRECIO"}),
        ("BUZON", {}),
        ("VOLVER_A_LLAMAR", {"volver_en": ahora + timedelta(days=1)}),
    ):
        venta = factible(tomar(acto=acto), acto)
        llamada.registrar_llamada(venta.pk, acto=acto, resultado=resultado, **datos)


def factible(venta, acto: Acto) -> Venta:
    consultas.verificar_requisitos(venta.pk, acto=acto, servicios=venta.servicios_requeridos)
    consultas.confirmar_capacidad(venta.pk, acto=acto, tecnologias=["FIBRA"])
    return Venta.objects.get(pk=venta.pk)


def registrada(asesor, numero: str = "70519001") -> Venta:
    """The practice of the client who accepts, as far as the gloss: registered in no Smartflex."""
    los_otros_tres(asesor)
    viaje = Viaje(
        asesor=asesor,
        canales=UsuarioFactory(rol=Rol.CANALES_VIRTUALES),
        ahora=AHORA,
        numero_smartflex=numero,
        plan="FTTH-50",
    )
    sin_imprimir(viaje, Estado.GLOSADA)
    return viaje.venta


def impresa(asesor) -> Venta:
    """As far as a practice can come."""
    venta = registrada(asesor)
    papeles_listos(venta)
    return imprimir(venta.pk, acto=Acto(asesor, AHORA))


def test_while_he_practises_no_real_client_of_before_is_offered_again(supervisor):
    real = venta_en(Estado.TOMADA)
    asesor = real.asesor
    acto = Acto(asesor, AHORA)
    descartar(real.pk, acto=acto, motivo=motivo("SALTO", "SALTADO"))
    assert [fila.por_que_no for fila in anteriores_de(acto)] == [""]

    empezar_practica(asesor, acto=supervisor)

    assert [fila.por_que_no for fila in anteriores_de(acto)] == [EN_PRACTICA]


def test_four_clients_each_with_his_part_and_no_real_one_until_it_ends(supervisor):
    asesor, real = UsuarioFactory(rol=Rol.ASESOR), ContactoCarteraFactory()
    acto = Acto(asesor, AHORA)
    abrir_practica(asesor, acto=supervisor)

    papeles = ContactoCartera.objects.exclude(papel="").order_by("orden")
    assert set(papeles.values_list("papel", flat=True)) == set(Papel.values)
    assert tomar_siguiente(acto=acto) == papeles[0]

    otra = UsuarioFactory(rol=Rol.ASESOR)
    abrir_practica(otra, acto=supervisor)
    cerrar_practica(otra, acto=supervisor)
    assert tomar_siguiente(acto=Acto(otra, AHORA)) == real


def test_what_is_done_for_practice_is_in_no_month_and_on_no_board(aprende):
    venta = registrada(aprende)
    mes = base.periodo("2026-11", ahora=AHORA)

    assert Llamada.objects.count() == 4 and venta.glosada_en is not None
    assert not base.ventas().exists() and not base.llamadas().exists()
    assert not base.efectivas(mes).exists() and not base.registradas(mes).exists()
    tablero = dia(ahora=AHORA)
    assert (tablero.llamadas, tablero.registradas, tablero.con_cliente) == (0, 0, 0)


def test_a_folder_of_practice_has_no_clock_no_acta_and_no_notice(aprende):
    venta = impresa(aprende)

    assert venta.estado == Estado.IMPRESA and venta.vence_en is None
    assert not Plazo.objects.filter(objeto_id=venta.pk).exists()
    assert not impresas_de(aprende).exists()
    assert Mias(aprende).por_entregar == []
    with pytest.raises(TransicionInvalida, match="no se entrega"):
        proponer_entrega([venta.pk], acto=Acto(aprende, AHORA))
    assert not Entrega.objects.exists() and not Aviso.objects.exists()


def test_beside_a_real_folder_the_one_of_practice_stays_out_of_the_acta(aprende, supervisor):
    terminar_practica(aprende, acto=supervisor)
    real = venta_en(Estado.IMPRESA, asesor=aprende)
    empezar_practica(aprende, acto=supervisor)
    impresa(aprende)

    assert list(impresas_de(aprende)) == [real]


def test_it_is_not_printed_with_the_folders_of_the_day(aprende):
    registrada(aprende)

    assert not por_imprimir(aprende).exists()


def test_its_papers_say_on_their_face_that_they_are_for_practice(aprende, supervisor):
    venta = registrada(aprende)
    terminar_practica(aprende, acto=supervisor)
    real = venta_en(Estado.GLOSADA, asesor=aprende)

    assert {p.datos.get("practica") for p in venta.carpeta.papeles()} == {True}
    assert not any(p.datos.get("practica") for p in real.carpeta.papeles())
    solicitud = venta.carpeta.papeles()[0]
    assert "PRÁCTICA · sin valor" in html_de(
        solicitud.tipo, solicitud.datos, solicitud.plantilla_version
    )


def test_its_request_number_is_taken_from_nobody(aprende, supervisor):
    venta = registrada(aprende)
    assert venta.numero_smartflex == f"P{venta.pk}-70519001"
    assert numero_tecleado(venta) == "70519001"
    terminar_practica(aprende, acto=supervisor)

    real = venta_en(Estado.DETALLADA, asesor=aprende)
    anotar_numero(real, "70519001")

    assert real.numero_smartflex == "70519001"


def test_annulled_it_leaves_nothing_to_do_in_smartflex(aprende, supervisor):
    venta = registrada(aprende)

    terminar_practica(aprende, acto=supervisor)

    venta.refresh_from_db()
    assert venta.estado == Estado.ANULADA
    assert not Tarea.objects.exists()


def test_no_system_is_asked_about_a_client_who_does_not_exist(aprende):
    venta = tomar(acto=Acto(aprende, AHORA))

    assert impedimentos_de(venta) == capacidad_de(venta) == Respuesta("Práctica")


def test_nobody_is_dialled_nor_written_to(aprende, client: Client):
    client.force_login(aprende)
    venta = registrada(aprende)

    pagina = client.get(reverse("paso", args=[venta.pk, 4])).content.decode()

    assert 'href="tel:' not in pagina and "PRÁCTICA" in pagina
    assert enlace_whatsapp(venta, "Hola") == ""


def test_who_asks_for_no_more_calls_stays_out_of_the_real_list(aprende):
    acto = Acto(aprende, AHORA)
    venta = factible(tomar(acto=acto), acto)

    llamada.registrar_llamada(venta.pk, acto=acto, resultado="NO_LLAMAR")

    assert not NoLlamar.objects.exists()
    assert ContactoCartera.objects.get(pk=venta.contacto_id).situacion == "NO_LLAMAR"


def test_nobody_else_finds_it_by_searching_nor_in_the_list_of_sales(aprende, supervisor, client):
    venta = tomar(acto=Acto(aprende, AHORA))
    colega = Acto(UsuarioFactory(rol=Rol.ASESOR), AHORA)

    assert buscar("Ensayo", aprende) == [venta]
    assert buscar("Ensayo", supervisor.usuario) == []
    assert de_un_colega(str(venta.cliente.ci_numero), colega) == []
    client.force_login(supervisor.usuario)
    assert not client.get(reverse("ventas")).context["pagina"].filas


def test_begun_again_there_are_four_new_clients_and_nothing_left_from_before(aprende, supervisor):
    impresa(aprende)
    antes = practica_de(aprende)

    nueva = empezar_practica(aprende, acto=supervisor)

    assert antes.hechas == len(antes.lecciones) - 1  # nothing was taken back
    assert nueva != antes.cartera and practica_de(aprende).hechas == 0
    assert set(Venta.objects.values_list("estado", flat=True)) == {"DESCARTADA", "ANULADA"}
    assert tomar(acto=Acto(aprende, AHORA)).contacto.cartera == nueva


def test_the_client_in_hand_goes_with_the_practice(aprende, supervisor):
    venta = tomar(acto=Acto(aprende, AHORA))

    terminar_practica(aprende, acto=supervisor)

    assert Venta.objects.get(pk=venta.pk).estado == Estado.DESCARTADA
    assert tomar(acto=Acto(aprende, AHORA)) is None


def test_who_has_a_real_client_in_hand_ends_with_him_first(supervisor):
    asesor = venta_en(Estado.FACTIBLE).asesor

    with pytest.raises(TransicionInvalida, match="en mano"):
        empezar_practica(asesor, acto=supervisor)


def test_only_the_floor_gives_it(aprende):
    with pytest.raises(PermisoDenegado):
        empezar_practica(aprende, acto=Acto(aprende, AHORA))
    with pytest.raises(PermisoDenegado):
        terminar_practica(aprende, acto=Acto(aprende, AHORA))


def test_the_sample_pictures_arrive_only_in_a_practice(aprende, supervisor):
    los_otros_tres(aprende)
    viaje = Viaje(asesor=aprende, canales=supervisor.usuario, ahora=AHORA, numero_smartflex="1")
    sin_imprimir(viaje, Estado.EXPLICADA)
    recibir_muestras(viaje.venta_id, acto=Acto(aprende, AHORA))
    assert viaje.venta.carpeta.faltantes() == []

    terminar_practica(aprende, acto=supervisor)
    real = venta_en(Estado.EXPLICADA, asesor=aprende)
    with pytest.raises(TransicionInvalida):
        recibir_muestras(real.pk, acto=Acto(aprende, AHORA))


def test_a_lesson_is_ticked_by_what_was_done(aprende):
    def hechas() -> list[bool]:
        return [leccion.hecha for leccion in practica_de(aprende).lecciones]

    assert not any(hechas())
    los_otros_tres(aprende)

    assert hechas() == [True] * 4 + [False] * 8
    assert [p.asesor for p in practicas() if p.cartera] == [aprende]


def test_the_two_checks_are_ticked_once_both_were_passed(aprende):
    venta = tomar(acto=Acto(aprende, AHORA))
    assert not practica_de(aprende).lecciones[0].hecha

    factible(venta, Acto(aprende, AHORA))

    assert practica_de(aprende).lecciones[0].hecha


def test_each_client_says_what_he_says_at_each_step_he_reaches():
    assert set(POR_PAPEL) == set(Papel.values)
    assert set(POR_PAPEL[Papel.ACEPTA]) == set(range(4, 12))
    assert lo_que_dice(Papel.BUZON, 5) == ()
    assert lo_que_dice(Papel.BUZON, 2)


def test_the_sample_picture_is_one_that_writes_accents():
    assert foto("C.I.").startswith(b"\xff\xd8")
    assert foto("practicá") != foto("practicé")  # no letter is the box of one that is missing


def test_canales_virtuales_has_nothing_to_install_nor_a_way_to_it(aprende):
    venta = registrada(aprende)
    canales = Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA)

    assert not instalables(canales.usuario).exists()
    with pytest.raises(TransicionInvalida, match="práctica"):
        registrar_instalacion(venta.pk, acto=canales, fecha=AHORA.date(), equipos=[])


def test_it_changes_no_hands(aprende, supervisor):
    venta = registrada(aprende)
    otro = UsuarioFactory(rol=Rol.ASESOR)

    with pytest.raises(TransicionInvalida, match="práctica"):
        reasignar(venta.pk, a=otro, motivo=motivo("REASIGNACION", "CARGA"), acto=supervisor)


def test_a_price_that_changes_touches_no_practice(aprende):
    venta = registrada(aprende)

    tocadas = tocadas_por(venta.oferta.condicion)

    assert not tocadas.conservan.exists() and not tocadas.por_aceptar.exists()


def test_the_log_keeps_what_was_done_as_of_any_sale(aprende):
    venta = registrada(aprende)

    tipos = set(Evento.objects.filter(cadena=venta.cadena).values_list("tipo", flat=True))
    assert {"tomar", "registrar_aceptacion", "glosar"} <= tipos


def test_the_floor_gives_it_begins_it_again_and_ends_it_on_one_page(supervisor, client: Client):
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    client.force_login(supervisor.usuario)

    client.post(reverse("practica_empezar", args=[asesor.pk]))
    assert "0 de 12" in client.get(reverse("practica")).content.decode()
    client.post(reverse("practica_empezar", args=[asesor.pk]))
    client.post(reverse("practica_terminar", args=[asesor.pk]))

    assert practica_de(asesor).cartera is None
    assert asesor.carteras.count() == 2


def test_who_learns_reads_the_guide_with_its_keys_and_what_is_said_on_the_desk(aprende, client):
    client.force_login(aprende)
    guia = client.get(reverse("primer_dia")).content.decode()
    assert "Guía del primer día" in guia and "<kbd>6</kbd>" in guia
    assert "Está en práctica" in client.get(reverse("cola")).content.decode()

    venta = factible(tomar(acto=Acto(aprende, AHORA)), Acto(aprende, AHORA))

    assert (
        "Está muy caro. Con el teléfono me basta"
        in client.get(venta.get_absolute_url()).content.decode()
    )


def test_no_real_client_is_taken_by_name_meanwhile(aprende):
    real = ContactoCarteraFactory()

    with pytest.raises(TomaRechazada, match="práctica"):
        tomar_este(real.pk, acto=Acto(aprende, AHORA))


def test_a_promise_of_practice_has_its_page_and_its_client_his(aprende, client):
    los_otros_tres(aprende)
    promesa = Rellamada.objects.get()
    client.force_login(aprende)

    assert client.get(promesa.get_absolute_url()).status_code == 200
    de_ella = reverse("cliente", args=[promesa.contacto.cliente_id])
    assert client.get(de_ella).status_code == 200


def test_a_practice_that_ends_leaves_nothing_in_anybodys_name(aprende, supervisor):
    los_otros_tres(aprende)

    terminar_practica(aprende, acto=supervisor)

    promesa = Rellamada.objects.get()
    assert (promesa.estado, promesa.motivo) == ("ANULADA", "Fin de la práctica")
    assert set(ContactoCartera.objects.values_list("situacion", flat=True)) == {"CERRADO"}
    assert not de_su_dia(aprende).exists()
    avisar_rellamadas(ahora=AHORA + timedelta(days=2))
    assert not Aviso.objects.filter(texto__contains="Rellamada").exists()


def test_what_one_practises_on_is_not_passed_on(aprende):
    los_otros_tres(aprende)
    tomar(acto=Acto(aprende, AHORA))

    assert not any(pendiente.cuantos for pendiente in contar(aprende))
    assert lo_de_cada_uno([aprende.pk]) == {aprende.pk: ""}


def test_an_invented_client_that_is_skipped_counts_as_nobodys_skip(aprende):
    acto = Acto(aprende, AHORA)
    quedaban = le_quedan(acto)

    descartar(tomar(acto=acto).pk, acto=acto, motivo=motivo("SALTO", "MALA_HORA"))

    assert le_quedan(acto) == quedaban
    assert saltos_entre(AHORA - timedelta(hours=1), AHORA + timedelta(hours=1)) == []


def test_who_practises_is_handed_no_real_client_by_the_floor(aprende, supervisor):
    real = venta_en(Estado.FACTIBLE)

    with pytest.raises(TransicionInvalida, match="en práctica"):
        reasignar(real.pk, acto=supervisor, a=aprende, motivo=motivo("REASIGNACION", "CARGA"))


def test_a_check_of_somebody_elses_practice_is_not_offered(aprende, supervisor):
    otra = UsuarioFactory(rol=Rol.ASESOR)
    empezar_practica(otra, acto=supervisor)
    factible(tomar(acto=Acto(otra, AHORA)), Acto(otra, AHORA))
    venta = tomar(acto=Acto(aprende, AHORA))
    venta.ahora = AHORA

    assert reutilizable(venta, 3) is None
