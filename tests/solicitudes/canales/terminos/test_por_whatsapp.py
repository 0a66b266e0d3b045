"""The terms' PDF by WhatsApp (11.2): it ends the sale once it is on the client's telephone."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.servicios import ejemplar
from solicitudes.canales.terminos import servicio
from solicitudes.canales.terminos.consulta import con_su_correo
from solicitudes.canales.terminos.listado import CORREOS
from solicitudes.canales.terminos.por_whatsapp import (
    enviar_por_whatsapp,
    fuera_de_la_ventana,
    impide_enviar,
    seguir_por_whatsapp,
)
from solicitudes.conversacion.envios import (
    a_quien_se_escribe,
    destinatario,
    interlocutor_de,
    retirar_mensaje,
)
from solicitudes.models import Mensaje, Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.graph import contar, estado, graph, mensaje
from tests.apoyo.mensajes import dicho
from tests.solicitudes.canales.terminos.envios import avisos_de, enviar, filas, oir, ultimo, visto
from tests.solicitudes.factories import motivo, papeles_listos, venta_en

__all__ = ["graph"]
pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
SUYO, MOTIVOS = "59170712345", 3


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, timezone.now())


@pytest.fixture
def venta(graph) -> Venta:
    """Installed, without an address; its client wrote just now."""
    venta = venta_en(Estado.INSTALADA, correo="")
    escribe(venta)
    papeles_listos(venta)
    return venta


def escribe(venta: Venta, hace: timedelta = timedelta()) -> None:
    de = venta.ficha.celular_whatsapp.removeprefix("+") or SUYO
    en = int((timezone.now() - hace).timestamp())
    contar(mensaje(f"abre{venta.pk}", bsuid=f"BO.{venta.pk}", numero=de, en=en))


def pedir(venta: Venta, ellos: Acto, como_se_veia: str = ""):
    return enviar_por_whatsapp(
        venta.pk, acto=ellos, motivo=motivo("CANAL", "SIN_CORREO"), visto=como_se_veia
    )


def otra_vez() -> None:
    for _ in range(3):
        Pendiente.objects.filter(situacion=Situacion.DEBIDO).update(proximo_en=timezone.now())
        procesar_pendientes()


def suyo(venta: Venta) -> Mensaje:
    return Mensaje.objects.get(terminos__venta=venta)


def leida(venta: Venta) -> Venta:
    return Venta.objects.get(pk=venta.pk)


def pasa(venta: Venta, que: str, **otros) -> None:
    contar(estado(suyo(venta).wamid, que, **otros))
    otra_vez()


def test_taken_in_by_the_platform_proves_nothing_and_on_the_telephone_it_ends_the_sale(
    graph, venta, ellos, mostrador
):
    pedir(venta, ellos)
    assert filas(mostrador.get("/correos/")) == []
    assert filas(mostrador.get("/correos/?ver=salen")) == [venta.pk]

    otra_vez()

    [subido] = graph.subidos
    assert ejemplar(ultimo(venta).documento) in subido
    assert ultimo(venta).documento.codigo in graph.pedidos[-1]["document"]["caption"]
    assert (suyo(venta).estado, leida(venta).estado) == ("ENVIADO", Estado.INSTALADA)
    assert filas(mostrador.get("/correos/")) == [venta.pk]
    assert "falta que diga que llegó" in mostrador.get("/correos/").content.decode()
    pasa(venta, "delivered")
    assert (leida(venta).estado, leida(venta).constancia) == (Estado.CONCLUIDA, "POR_OTRO_MEDIO")
    acto = Evento.objects.get(cadena=venta.cadena, tipo="terminos_por_whatsapp")
    assert (acto.actor, acto.datos) == (ellos.usuario, {"envio": 1, "motivo": "SIN_CORREO"})
    pasa(venta, "read")
    assert "lo abrió" in mostrador.get("/correos/?ver=concluidas").content.decode()


def test_one_that_did_not_arrive_concludes_nothing_and_desk_and_asesor_hear_why(
    venta, ellos, mostrador
):
    pedir(venta, ellos)
    otra_vez()

    pasa(venta, "failed", errors=[{"code": 131026}])

    assert (leida(venta).estado, leida(venta).constancia) == (Estado.INSTALADA, "SIN_DIRECCION")
    avisos = avisos_de(venta).filter(texto__contains="no llegaron por WhatsApp")
    assert {a.usuario.rol for a in avisos} == {Rol.CANALES_VIRTUALES, Rol.ASESOR}
    assert all("Ese número no recibe WhatsApp" in a.texto for a in avisos)
    assert filas(mostrador.get("/correos/")) == [venta.pk]
    assert "Ese número no recibe WhatsApp" in mostrador.get("/correos/").content.decode()


def test_a_page_of_before_they_arrived_sends_nothing_else(venta, ellos):
    pedir(venta, ellos)
    otra_vez()
    como_se_veia = visto(venta)
    pasa(venta, "delivered")

    for hacer in (
        lambda: pedir(venta, ellos, como_se_veia),
        lambda: servicio.corregir_correo(
            venta.pk, acto=ellos, correo="suya@correo.example", visto=como_se_veia
        ),
    ):
        with pytest.raises(TransicionInvalida, match="llegaron por WhatsApp a su teléfono"):
            hacer()
    assert venta.envios.count() == 1


def test_a_failure_told_after_it_arrived_undoes_nothing_and_nobody_hears(venta, ellos):
    pedir(venta, ellos)
    otra_vez()
    pasa(venta, "delivered")

    pasa(venta, "failed", errors=[{"code": 131026}])

    assert (suyo(venta).estado, leida(venta).estado) == ("ENTREGADO", Estado.CONCLUIDA)
    assert not avisos_de(venta).filter(texto__contains="no llegaron").exists()


def test_cut_while_it_was_handed_over_is_said_so_and_never_repeated(graph, venta, ellos):
    graph.dia = "se corta"
    pedir(venta, ellos)
    otra_vez()

    assert suyo(venta).estado == "NO_SE_SABE"
    assert leida(venta).estado == Estado.INSTALADA
    assert avisos_de(venta).filter(texto__contains="no se sabe si salieron").exists()
    assert len(graph.pedidos) == 1


def test_what_is_told_of_it_first_and_twice_concludes_once(graph, venta, ellos):
    pedir(venta, ellos)
    nuestro = str(suyo(venta).pk)
    for _ in range(2):
        contar(estado("wamid.X", "delivered", biz_opaque_callback_data=nuestro))
    otra_vez()

    assert (leida(venta).estado, suyo(venta).estado) == (Estado.CONCLUIDA, "ENTREGADO")
    assert graph.pedidos == []


@pytest.mark.parametrize(
    ("escribio", "por_que"), [(False, "todavía no escribió"), (True, "más de 24 horas")]
)
def test_outside_his_window_it_says_who_can_open_it_and_nothing_is_owed(
    graph, ellos, mostrador, escribio, por_que
):
    venta = venta_en(Estado.INSTALADA, correo="")
    if escribio:
        escribe(venta, timedelta(hours=25))

    with pytest.raises(TransicionInvalida, match=por_que):
        pedir(venta, ellos)

    assert f"Pida a {venta.asesor} que le envíe la plantilla" in impide_enviar(venta, acto=ellos)
    pagina = mostrador.get(f"/correos/{venta.pk}/otro-medio/").content.decode()
    assert por_que in pagina
    assert "Enviar el PDF por WhatsApp ahora" not in pagina
    assert not venta.envios.exists()
    assert "todavía no escribió" in fuera_de_la_ventana(venta, None)


def test_a_mail_that_waits_does_not_go_out_too_and_one_on_its_way_is_waited_for(
    graph, ellos, mailoutbox
):
    venta = venta_en(Estado.INSTALADA)
    escribe(venta)

    pedir(venta, ellos, visto(venta))
    enviar(venta)
    otra_vez()

    assert mailoutbox == []
    assert suyo(venta).estado == "ENVIADO"
    primero = venta.envios.order_by("vez")[0]
    assert primero.retirado_en is not None

    with pytest.raises(TransicionInvalida, match="Mientras tanto"):
        pedir(venta, ellos, primero.visto)


def test_stopped_or_put_by_another_address_it_does_not_go(graph, ellos, mailoutbox):
    for hacer in (_detener, _corregir):
        venta = venta_en(Estado.INSTALADA, correo="")
        escribe(venta)
        pedir(venta, ellos)

        hacer(venta, ellos)
        papeles_listos(venta)
        otra_vez()

        assert (suyo(venta).estado, graph.pedidos) == ("RETIRADO", [])
    assert [correo.to for correo in mailoutbox] == [["suya@correo.example"]]


def _detener(venta: Venta, ellos: Acto) -> None:
    servicio.detener_envio(venta.pk, acto=ellos, visto=visto(venta))


def _corregir(venta: Venta, ellos: Acto) -> None:
    servicio.corregir_correo(venta.pk, acto=ellos, correo="suya@correo.example", visto=visto(venta))


def test_while_it_is_handed_over_nobody_stops_it_nor_sends_it_elsewhere(venta, ellos):
    pedir(venta, ellos)
    Mensaje.objects.filter(pk=suyo(venta).pk).update(estado="SALIENDO")

    for hacer in (_detener, _corregir):
        with pytest.raises(TransicionInvalida, match="saliendo en este momento por WhatsApp"):
            hacer(venta, ellos)
    assert not retirar_mensaje(suyo(venta).pk)


@pytest.mark.parametrize("salio", [False, True])
def test_put_right_while_it_was_leaving_it_is_not_tried_again(graph, venta, ellos, salio):
    pedir(venta, ellos)
    Mensaje.objects.filter(pk=suyo(venta).pk).update(estado="SALIENDO")
    venta.instalacion.fecha -= timedelta(days=1)
    venta.instalacion.save()
    with transaction.atomic():
        suya = Venta.objects.select_for_update().get(pk=venta.pk)
        servicio.deber_terminos(suya, acto=ellos, cambia=["La fecha."])

    como_quedo = "ENVIADO" if salio else "POR_SALIR"  # the platform took it in, or was down
    Mensaje.objects.filter(pk=suyo(venta).pk).update(estado=como_quedo)
    papeles_listos(venta)
    otra_vez()

    assert (suyo(venta).estado, graph.pedidos) == ("ENVIADO" if salio else "RETIRADO", [])
    assert leida(venta).estado == Estado.INSTALADA


def test_one_that_arrives_after_a_bounce_proves_it(graph, ellos):
    venta = enviar(venta_en(Estado.INSTALADA))
    oir(ultimo(venta).correo, "REBOTADO")
    escribe(venta)

    pedir(venta, ellos, visto(venta))
    assert leida(venta).constancia == "REBOTADA"
    otra_vez()
    pasa(venta, "delivered")

    assert (leida(venta).estado, leida(venta).constancia) == (Estado.CONCLUIDA, "POR_OTRO_MEDIO")


def test_delivered_by_hand_it_does_not_go_too(graph, venta, ellos):
    pedir(venta, ellos)

    servicio.entregar_por_otro_medio(
        venta.pk, acto=ellos, canal="PAPEL", motivo=motivo("CANAL", "SIN_CORREO")
    )
    otra_vez()

    assert (suyo(venta).estado, graph.pedidos) == ("RETIRADO", [])
    assert leida(venta).estado == Estado.CONCLUIDA


def test_only_the_desk_sends_them_and_only_to_whom_may_be_written(venta, ellos):
    with pytest.raises(PermisoDenegado):
        pedir(venta, Acto(venta.asesor, timezone.now()))
    venta.carpeta.de_prueba = True
    with pytest.raises(TransicionInvalida, match="práctica"):
        destinatario(venta, acto=ellos)


def test_heard_of_a_sending_that_counts_no_more_it_proves_nothing(venta, ellos):
    pedir(venta, ellos)
    otra_vez()
    venta.envios.update(retirado_en=timezone.now())
    pasa(venta, "delivered")

    seguir_por_whatsapp(Pendiente(objeto_id=suyo(venta).pk, creado_en=timezone.now()))

    assert leida(venta).estado == Estado.INSTALADA


def test_the_medium_is_asked_with_nothing_chosen_and_the_page_sends_it(venta, mostrador):
    ruta = f"/correos/{venta.pk}/otro-medio/"
    pagina = mostrador.get(ruta).content.decode()
    formulario = pagina.partition('id="form-acto"')[2].partition("</form>")[0]
    assert formulario.count('type="radio"') == 3 + MOTIVOS
    assert "checked" not in formulario
    assert "<select" not in formulario

    sin_medio = mostrador.post(ruta, {"motivo": motivo("CANAL", "SIN_CORREO").pk})
    assert sin_medio.status_code == 422
    datos = {"canal": "ENVIAR", "motivo": motivo("CANAL", "SIN_CORREO").pk, "visto": ""}
    respuesta = mostrador.post(ruta, datos)

    assert "concluye cuando llegue a su teléfono" in dicho(respuesta)
    assert suyo(venta).estado == "POR_SALIR"


def test_whoever_is_known_by_the_number_of_the_call_is_written_to(graph, ellos):
    una, otra = (venta_en(Estado.INSTALADA, correo="") for _ in range(2))
    escribe(una)  # of two clients with that number nobody knows whose it is
    assert interlocutor_de(una) is interlocutor_de(otra) is None

    conocido = a_quien_se_escribe(otra)

    assert conocido is not None
    assert impide_enviar(otra, acto=ellos) == ""
    assert a_quien_se_escribe(una) == conocido


def test_the_list_that_is_taken_away_says_how_and_what_became_of_each(graph, venta, ellos, canales):
    por_correo, en_papel = venta_en(Estado.INSTALADA), venta_en(Estado.INSTALADA, correo="")
    nada = venta_en(Estado.INSTALADA, correo="")
    servicio.entregar_por_otro_medio(
        en_papel.pk, acto=ellos, canal="PAPEL", motivo=motivo("CANAL", "SIN_CORREO")
    )
    pedir(venta, ellos)

    def dicen(*ventas: Venta) -> list[tuple[str, str]]:
        filas = {v.pk: v for v in con_su_correo(Venta.objects.all())}
        columnas = {c.titulo: c for c in CORREOS.columnas}
        como, que = columnas["Último envío"], columnas["Estado del envío"]
        return [(como.valor(filas[v.pk]), que.valor(filas[v.pk])) for v in ventas]

    assert dicen(venta, por_correo, en_papel, nada) == [
        ("WhatsApp", "Por salir"),
        ("Correo electrónico", "En cola"),
        ("Papel", "Lo entregó una persona"),
        ("", ""),
    ]
    servicio.detener_envio(por_correo.pk, acto=ellos, visto=visto(por_correo))
    assert dicen(por_correo) == [("Correo electrónico", "Cancelado")]
    otra_vez()
    pasa(venta, "failed", errors=[{"code": 131026}])
    assert dicen(venta) == [("WhatsApp", "No llegó")]
