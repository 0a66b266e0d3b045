"""The paper of what came of an acta, and an acta out of force (11)."""

import pytest

from bluecom.cuentas.acto import Acto
from documentos.tipos import Situacion
from solicitudes.papeles.datos import constancia
from solicitudes.papeles.emision import emitir_constancia, retirar_acta
from tests.solicitudes.factories import AHORA, venta_propuesta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11")]


def test_a_constancia_keeps_what_was_said_when_it_was_issued(canales):
    fila = venta_propuesta().entregas.get()
    recepcion = fila.entrega.recepciones.create(recibe=canales, en=AHORA)
    acto = Acto(canales, AHORA)

    papel = emitir_constancia(recepcion, [fila], 2, acto=acto)

    assert papel.contenido == constancia(recepcion, [fila], 2, acto)
    assert (papel.contenido.quedan, len(papel.contenido.faltan)) == (2, 1)


def test_an_acta_taken_back_is_out_of_force(canales):
    acta = venta_propuesta().entregas.get().entrega.acta

    retirar_acta(acta, acto=Acto(canales, AHORA))

    acta.refresh_from_db()
    assert acta.situacion == Situacion.SUSTITUIDO
