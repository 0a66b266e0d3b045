"""Prices and glosses of before the common signatures: nothing is lost on the way, nor back."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from bluecom.bolivia.fechas import hoy
from bluecom.pendientes.models import Aviso
from bluecom.vigencias import servicios
from bluecom.vigencias.modelos import Situacion
from solicitudes.catalogo.demo import cargar_catalogo
from solicitudes.models import CondicionComercial, PlantillaGlosa
from tests.solicitudes.catalogo.precios import administrador, cambio, en_vigor, propuesta
from tests.solicitudes.factories import AHORA
from tests.solicitudes.glosas.fabricas import FILA, TEXTO, version_programada, version_propuesta

pytestmark = pytest.mark.django_db(transaction=True)
DICIEMBRE, ENERO = date(2026, 12, 1), date(2027, 1, 1)
MANANA, PASADO = (hoy(AHORA) + timedelta(days=n) for n in (1, 2))


def migrar(metas):
    return MigrationExecutor(connection).migrate(metas).apps


@pytest.fixture
def ir_y_volver() -> Iterator:
    """``ir()``: to the tables of before; ``volver()``: to those of today."""
    grafo = MigrationLoader(connection).graph
    (firmas,) = [n for n in grafo.nodes if n[1].endswith("_con_las_mismas_firmas")]
    (antes,) = [n for n in grafo.node_map[firmas].parents if n[0] == "solicitudes"]
    yield lambda: migrar([antes]), lambda: migrar(grafo.leaf_nodes())
    migrar(grafo.leaf_nodes())


def test_a_price_keeps_its_days_and_its_signatures(ir_y_volver):
    ir, volver = ir_y_volver
    cargar_catalogo()
    cambio(desde=DICIEMBRE, ahora=AHORA)
    espera = propuesta(desde=ENERO, ahora=AHORA, tarifa=Decimal(220))

    antigua = ir().get_model("solicitudes", "CondicionComercial").objects
    serie = antigua.filter(campania="CARTA", plan=espera.plan_id).order_by("version")
    assert list(serie.values_list("version", "vigente_hasta", "situacion")) == [
        (1, date(2026, 11, 30), "INICIAL"),
        (2, None, "APROBADA"),
        (3, None, "PROPUESTA"),
    ]
    volver()

    assert en_vigor().vigente_hasta == date(2026, 11, 30)
    assert CondicionComercial.objects.get(pk=espera.pk).propuesta_por == espera.propuesta_por
    aprobada = servicios.aprobar(espera, usuario=administrador(), ahora=AHORA)
    assert aprobada.situacion == Situacion.APROBADA
    assert not Aviso.objects.sin_leer().filter(clave__contains="por_aprobar").exists()


def test_a_gloss_that_one_person_wrote_keeps_ruling_and_says_who_wrote_it(ir_y_volver):
    ir, volver = ir_y_volver
    autor = administrador()
    rige = version_programada(AHORA, MANANA, por=autor)
    espera = version_propuesta(AHORA, PASADO, texto=f"{TEXTO} GRACIAS.")

    antigua = ir().get_model("solicitudes", "PlantillaGlosa").objects
    assert antigua.get(pk=rige.pk).escrita_por_id == autor.pk
    assert antigua.get(pk=espera.pk).retirada_por_id == espera.propuesta_por_id
    escrita = antigua.create(
        producto=FILA[0],
        facturacion=FILA[1],
        numero=4,
        texto=f"{TEXTO} ADIÓS.",
        vigente_desde=PASADO,
        razon="Con una firma.",
        escrita_por_id=autor.pk,
        escrita_en=AHORA,
    )
    volver()

    de_una = PlantillaGlosa.objects.get(pk=escrita.pk)
    assert (de_una.situacion, de_una.propuesta_por) == (Situacion.INICIAL, autor)
    assert PlantillaGlosa.objects.redaccion(MANANA).versiones[FILA] == rige.version
    assert PlantillaGlosa.objects.redaccion(PASADO).versiones[FILA] == "2026-4"
    assert PlantillaGlosa.objects.get(pk=espera.pk).situacion == Situacion.RETIRADA
    assert servicios.retirar(de_una, usuario=autor, ahora=AHORA).situacion == Situacion.RETIRADA
