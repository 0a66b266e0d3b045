"""The two ends without a sale: what each leaves behind in the portfolio and in Smartflex."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, transaction

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from cartera.models import DetalleLlamada, ResultadoLlamada
from solicitudes.finales.formulario import DescartarForm
from solicitudes.finales.servicio import anular, descartar, devolver, terminar_por_llamada
from solicitudes.finales.siguiente import esperar_turno, tomar
from solicitudes.models import Motivo, Tarea, Venta
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import LlamadaFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.django_db


def _anular(venta: Venta) -> Venta:
    razon = motivo("ANULACION", "CLIENTE_DESISTE")
    return anular(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=razon, nota="se muda")


def test_annulling_a_registered_request_owes_its_annulment_in_smartflex():
    venta = _anular(venta_en(Estado.GLOSADA))

    tarea = Tarea.objects.get(venta=venta)
    assert venta.numero_smartflex in tarea.texto
    assert (tarea.abierta_en, tarea.cerrada_en) == (AHORA, None)


def test_before_it_has_a_number_nothing_is_owed():
    _anular(venta_en(Estado.DOCUMENTADA))

    assert not Tarea.objects.exists()


def test_an_annulled_client_is_nobody_s_next_and_keeps_the_reason():
    venta = _anular(venta_en(Estado.ACEPTADA))

    assert tomar(acto=Acto(venta.asesor, AHORA)) is None
    razon = venta.razones.get()
    assert (razon.transicion, razon.motivo.codigo, razon.nota) == (
        "anular",
        "CLIENTE_DESISTE",
        "se muda",
    )


def test_a_callback_is_due_at_the_hour_that_was_said():
    venta, hora = venta_en(Estado.FACTIBLE), AHORA + timedelta(hours=3)

    registrar_llamada(
        venta.pk, acto=Acto(venta.asesor, AHORA), resultado="VOLVER_A_LLAMAR", volver_en=hora
    )

    venta.contacto.refresh_from_db()
    assert (venta.contacto.situacion, venta.contacto.proximo_en) == ("RELLAMADA", hora)


def test_an_accepted_sale_is_annulled_and_not_discarded():
    venta = venta_en(Estado.ACEPTADA)

    with pytest.raises(TransicionInvalida):
        descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo("DESCARTE", "YA_TIENE"))


@pytest.mark.parametrize(
    ("ambito", "codigo"),
    [("SISTEMA", "RESERVA_VENCIDA"), ("SISTEMA", "DEVUELTO"), ("ANULACION", "CLIENTE_DESISTE")],
)
def test_nobody_ends_a_taking_with_a_reason_that_is_not_his_to_give(ambito, codigo):
    venta = venta_en(Estado.FACTIBLE)

    with pytest.raises(TransicionInvalida, match="registre el resultado de la llamada"):
        descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo(ambito, codigo))

    assert Venta.objects.get(pk=venta.pk).estado == Estado.FACTIBLE


@pytest.mark.paso("4.1")
def test_a_refusal_without_its_call_cannot_be():
    venta = venta_en(Estado.FACTIBLE)
    dicho = Motivo.objects.create(ambito="DICHO", codigo="NO_ACEPTA", nombre="No acepta la oferta")

    with pytest.raises(TransicionInvalida, match="«No acepta la oferta»"):
        descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=dicho)

    ofrecidos = DescartarForm(venta, "descartar").fields["motivo"].queryset
    assert set(ofrecidos.values_list("codigo", flat=True)) == {"NO_LLAMAR", "YA_TIENE"}


@pytest.mark.paso("4.1")
def test_what_a_call_ended_names_its_outcome_in_the_log_and_keeps_its_call():
    venta = venta_en(Estado.FACTIBLE)
    llamada = LlamadaFactory(
        contacto=venta.contacto,
        agente=venta.asesor,
        inicio=AHORA,
        resultado=ResultadoLlamada.objects.get(pk="NO_ACEPTA"),
        detalle=DetalleLlamada.objects.get(codigo="PRECIO"),
        desenlace="CERRADO",
    )

    terminada = terminar_por_llamada(venta, llamada)

    assert (terminada.estado, terminada.llamada) == (Estado.DESCARTADA, llamada)
    datos = Evento.objects.get(cadena=venta.cadena, tipo="descartar").datos
    assert (datos["resultado"], datos["detalle"]) == ("NO_ACEPTA", "PRECIO")
    assert not terminada.razones.exists()


def test_a_client_given_back_is_as_before_and_his_taking_says_why():
    venta = venta_en(Estado.TOMADA)

    devuelta = devolver(venta.pk, acto=Acto(venta.asesor, AHORA), por="DEVUELTO")

    assert devuelta.estado == Estado.DESCARTADA
    venta.contacto.refresh_from_db()
    assert (venta.contacto.situacion, venta.contacto.reservado_por) == ("DISPONIBLE", None)
    assert devuelta.razones.get().motivo.codigo == "DEVUELTO"


@pytest.mark.django_db(transaction=True)
def test_an_asesor_does_one_such_act_at_a_time():
    asesor = venta_en(Estado.TOMADA).asesor

    with transaction.atomic():
        esperar_turno(asesor)
        with ThreadPoolExecutor(1) as hilo:
            assert hilo.submit(_esta_libre, asesor.pk).result() is False
    with ThreadPoolExecutor(1) as hilo:
        assert hilo.submit(_esta_libre, asesor.pk).result() is True


def _esta_libre(usuario_id: int) -> bool:
    """Asked from another connection."""
    try:
        with transaction.atomic():
            return Usuario.objects.select_for_update(nowait=True).filter(pk=usuario_id).exists()
    except OperationalError:
        return False
    finally:
        connection.close()
