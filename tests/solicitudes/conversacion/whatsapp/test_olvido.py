"""Whoever wrote and nobody filed is forgotten after its time, with his files; nobody else is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.pendientes.servicios import procesar_pendientes
from documentos.almacen import almacen
from solicitudes.conversacion.olvido import contar_sin_archivar, olvidar_sin_archivar
from solicitudes.models import Adjunto, Identidad, Interlocutor, Mensaje
from solicitudes.reglas.estados import Estado
from tests.apoyo.graph import contar, foto, mensaje
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db


def test_a_stranger_that_nobody_filed_goes_with_his_files_and_the_others_stay(
    graph, django_capture_on_commit_callbacks
):
    venta = venta_en(Estado.EXPLICADA)
    graph.medios["m1"] = foto_ci()
    contar(foto(1, foto_ci(), bsuid="BO.9"))
    contar(mensaje(2, bsuid="BO.1", numero="59170712345"))
    procesar_pendientes()
    nombre = Adjunto.objects.get().original
    un_anio = timezone.now() + timedelta(days=366)

    assert contar_sin_archivar(timezone.now())[0].cuantas == 1  # he wrote a year ago
    with django_capture_on_commit_callbacks(execute=True):
        assert olvidar_sin_archivar(un_anio)[0].cuantas == 1

    assert not almacen().exists(nombre)
    assert Interlocutor.objects.get().venta == venta
    assert set(Identidad.objects.values_list("valor", flat=True)) == {"BO.1", "+59170712345"}
    assert [m.wamid for m in Mensaje.objects.all()] == ["wamid.2"]
    assert contar_sin_archivar(un_anio)[0].cuantas == 0
