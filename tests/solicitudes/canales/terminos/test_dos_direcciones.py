"""Nobody gets the terms at two addresses by accident (11.2)."""

import pytest

from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo
from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.solicitudes.canales.terminos.envios import avisos_de, enviar, filas, oir, ultimo, visto
from tests.solicitudes.factories import papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
OTRA = "otra@correo.example"


def corregir(mostrador, venta: Venta, a: str, como_se_veia: str):
    return mostrador.post(f"/correos/{venta.pk}/corregir/", {"correo": a, "visto": como_se_veia})


def en_cola() -> Venta:
    """Its e-mail exists and has not gone out."""
    venta = venta_en(Estado.INSTALADA)
    papeles_listos(venta)
    while not CorreoSaliente.objects.exists():
        assert procesar_pendientes(1)
    return venta


def test_a_page_from_before_it_went_out_sends_to_nobody_else(mostrador, mailoutbox):
    venta = en_cola()
    de_antes = visto(venta)
    enviar(venta)

    respuesta = corregir(mostrador, venta, OTRA, de_antes)
    enviar(venta)

    assert "Mientras tanto el correo salió a" in dicho(respuesta)
    assert len(mailoutbox) == 1
    assert Venta.objects.get(pk=venta.pk).ficha.correo != OTRA


def test_while_it_is_leaving_nobody_sends_it_elsewhere(mostrador):
    venta = en_cola()
    CorreoSaliente.objects.update(estado=EstadoCorreo.SALIENDO)

    for respuesta in (
        corregir(mostrador, venta, OTRA, visto(venta)),
        mostrador.post(f"/correos/{venta.pk}/detener/", {"visto": visto(venta)}),
    ):
        assert "está saliendo en este momento a" in dicho(respuesta)

    assert venta.envios.count() == 1


def test_two_tabs_that_correct_to_two_addresses_send_to_one(mostrador, mailoutbox):
    venta = en_cola()
    de_antes = visto(venta)

    for direccion in (OTRA, "tercera@correo.example"):
        respuesta = corregir(mostrador, venta, direccion, de_antes)
    enviar(venta)

    assert "Mientras tanto el envío de los términos cambió" in dicho(respuesta)
    assert [correo.to for correo in mailoutbox] == [[OTRA]]


def test_a_second_address_on_purpose_is_the_only_one_that_counts(mostrador, mailoutbox):
    venta = enviar(venta_en(Estado.INSTALADA))
    primero = ultimo(venta).correo

    corregir(mostrador, venta, OTRA, visto(venta))
    assert Venta.objects.get(pk=venta.pk).constancia == ""
    venta = enviar(venta)

    assert [correo.to[0] for correo in mailoutbox] == [primero.para, OTRA]
    assert (venta.estado, venta.constancia) == (Estado.CONCLUIDA, "ENVIADA")
    oir(primero, "REBOTADO")
    assert Venta.objects.get(pk=venta.pk).constancia == "ENVIADA"
    assert not avisos_de(venta).exists()


def test_what_leaves_by_itself_is_in_no_list_of_things_to_do_until_it_is_stopped(mostrador):
    venta = en_cola()
    assert filas(mostrador.get("/correos/")) == []
    assert filas(mostrador.get("/correos/?ver=salen")) == [venta.pk]

    mostrador.post(f"/correos/{venta.pk}/detener/", {"visto": visto(venta)})

    assert filas(mostrador.get("/correos/")) == [venta.pk]
    assert "Detenido" in mostrador.get("/correos/").content.decode()
    mostrador.post(f"/correos/{venta.pk}/reenviar/", {"visto": visto(venta)})
    assert enviar(venta).estado == Estado.CONCLUIDA


def test_after_a_bounce_and_a_resend_it_leaves_by_itself_and_is_no_longer_to_do(mostrador):
    venta = enviar(venta_en(Estado.INSTALADA))
    oir(ultimo(venta).correo, "REBOTADO")
    assert filas(mostrador.get("/correos/")) == [venta.pk]

    mostrador.post(f"/correos/{venta.pk}/reenviar/", {"visto": visto(venta)})

    assert filas(mostrador.get("/correos/")) == []
    assert filas(mostrador.get("/correos/?ver=salen")) == [venta.pk]
    assert enviar(venta).constancia == "ENVIADA"


def test_why_it_waits_and_until_when_is_said(mostrador, servidor_correo):
    servidor_correo.respuestas["RCPT"] = "451 4.7.1 Greylisted"
    venta = venta_en(Estado.INSTALADA)
    papeles_listos(venta)
    procesar_pendientes()

    pagina = mostrador.get("/correos/?ver=salen").content.decode()

    assert "Greylisted" in pagina
    assert "Próximo intento: " in pagina


def test_a_bounce_is_told_once_and_closed_when_it_is_seen_to(mostrador, canales):
    venta = enviar(venta_en(Estado.INSTALADA))

    oir(ultimo(venta).correo, "REBOTADO", detalle="Respondió 550 a x@y.example")

    avisos = avisos_de(venta)
    assert {a.usuario_id for a in avisos} >= {canales.pk, venta.asesor_id}
    assert {a.usuario.rol for a in avisos} == {Rol.CANALES_VIRTUALES, Rol.ASESOR}
    assert all("rebotó" in a.texto and "@" not in a.texto for a in avisos)
    mostrador.post(f"/correos/{venta.pk}/reenviar/", {"visto": visto(venta)})
    assert not avisos_de(venta).sin_leer().exists()
