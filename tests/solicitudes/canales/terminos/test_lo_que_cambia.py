"""What a client reads of a correction (11.2): all since the terms he may have, and nothing else."""

from datetime import timedelta

import pytest
from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.correo import marcar_fallo
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.canales.instalacion.rectificar import rectificar_instalacion
from solicitudes.canales.terminos import servicio
from solicitudes.canales.terminos.envios import lo_que_cambia, retirar, ultimo_de
from solicitudes.models import EnvioDeTerminos, Venta
from solicitudes.reglas.estados import Estado
from tests.solicitudes.canales.terminos.envios import enviar, oir, ultimo, visto
from tests.solicitudes.factories import AHORA, motivo, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
OTRA = "otra@correo.example"


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, AHORA)


def cambiar(venta: Venta, ellos: Acto, que: str) -> None:
    """A new version, of another day, that says so."""
    with transaction.atomic():
        venta = Venta.objects.select_for_update().get(pk=venta.pk)
        venta.instalacion.fecha -= timedelta(days=1)
        venta.instalacion.save()
        servicio.deber_terminos(venta, acto=ellos, cambia=[que])
    papeles_listos(venta)


def test_put_right_before_anything_left_the_mail_speaks_of_no_former_terms(ellos, mailoutbox):
    venta = venta_en(Estado.INSTALADA)

    cambiar(venta, ellos, "La fecha.")
    enviar(venta)

    (correo,) = mailoutbox
    assert correo.subject.startswith("Términos y condiciones")
    assert "La fecha." not in correo.body


def test_put_right_twice_before_the_second_left_the_third_says_both(ellos, mailoutbox):
    venta = enviar(venta_en(Estado.INSTALADA))

    cambiar(venta, ellos, "La fecha.")
    cambiar(venta, ellos, "La serie.")
    enviar(venta)

    assert len(mailoutbox) == 2
    assert "La fecha." in mailoutbox[1].body
    assert "La serie." in mailoutbox[1].body
    assert ultimo_de(venta).cambia == ["La fecha.", "La serie."]


def test_one_that_came_back_and_goes_to_another_address_says_it_again(ellos, mailoutbox):
    venta = enviar(venta_en(Estado.INSTALADA))
    cambiar(venta, ellos, "La fecha.")
    venta = enviar(venta)
    oir(ultimo(venta).correo, "REBOTADO")

    servicio.corregir_correo(venta.pk, acto=ellos, correo=OTRA, visto=visto(venta))
    enviar(venta)

    assert [correo.to for correo in mailoutbox[-1:]] == [[OTRA]]
    assert "La fecha." in mailoutbox[-1].body
    assert lo_que_cambia(venta, ultimo(venta).documento, []) == ["La fecha."]


def test_who_got_none_because_it_came_back_reads_plain_terms(ellos, mailoutbox):
    venta = enviar(venta_en(Estado.INSTALADA))
    oir(ultimo(venta).correo, "REBOTADO")

    cambiar(venta, ellos, "La fecha.")
    enviar(venta)

    assert "La fecha." not in mailoutbox[-1].body
    retirar(EnvioDeTerminos.objects.filter(venta=venta), ahora=AHORA)
    assert not venta.envios.filter(retirado_en=None).exists()


@pytest.mark.parametrize("hacer", ["rectificar", "en papel"])
def test_one_that_was_leaving_and_did_not_get_through_is_not_tried_again(ellos, mailoutbox, hacer):
    venta = en_cola()
    primero = ultimo(venta).correo
    CorreoSaliente.objects.update(estado=EstadoCorreo.SALIENDO)

    if hacer == "rectificar":
        cambiar(venta, ellos, "La fecha.")
    else:
        servicio.entregar_por_otro_medio(
            venta.pk, acto=ellos, canal="PAPEL", motivo=motivo("CANAL", "PIDE_PAPEL")
        )
    marcar_fallo(Pendiente(objeto_id=primero.pk, situacion="DEBIDO", ultimo_error="451"))
    enviar(venta)

    enviados = [correo.body for correo in mailoutbox]
    assert len(enviados) == (1 if hacer == "rectificar" else 0)
    assert all("La fecha." in cuerpo for cuerpo in enviados)  # nobody knew whether the first left


def test_one_that_left_while_it_was_withdrawn_is_said_so_and_proves_nothing(ellos):
    venta = en_cola()
    primero = ultimo(venta).correo
    CorreoSaliente.objects.update(estado=EstadoCorreo.SALIENDO)
    cambiar(venta, ellos, "La fecha.")

    oir(primero, "SALIO")

    primero.refresh_from_db()
    assert (primero.estado, primero.enviado_en is not None) == (EstadoCorreo.CANCELADO, True)
    de_antes = venta.envios.select_related("correo", "mensaje").get(vez=1)
    assert de_antes.lo_tiene
    assert (de_antes.prueba, ultimo(venta).cambia) == ("", ["La fecha."])


def test_put_right_while_there_was_no_address_the_mail_that_follows_says_it(ellos, mailoutbox):
    venta = venta_en(Estado.INSTALADA, correo="")
    servicio.entregar_por_otro_medio(
        venta.pk, acto=ellos, canal="PAPEL", motivo=motivo("CANAL", "SIN_CORREO")
    )
    (equipo,) = venta.instalacion.equipos
    rectificar_instalacion(
        venta.pk,
        acto=ellos,
        motivo=motivo("RECTIFICACION", "MAL_COPIADO"),
        fecha=venta.instalacion.fecha,
        equipos=[{**equipo, "serie": "BUENA1"}],
    )

    servicio.corregir_correo(venta.pk, acto=ellos, correo=OTRA, visto=visto(venta))
    enviar(venta)

    assert f"Serie de ONT: antes {equipo['serie']}, ahora BUENA1" in mailoutbox[-1].body


def en_cola() -> Venta:
    """Its e-mail exists and has not gone out."""
    venta = venta_en(Estado.INSTALADA)
    papeles_listos(venta)
    while not CorreoSaliente.objects.exists():
        assert procesar_pendientes(1)
    return venta
