"""What one person wrote keeps ruling its months, and on the way back nothing unsigned rules."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories_cuentas import administrador

pytestmark = pytest.mark.django_db(transaction=True)
ANTES = [("indicadores", "0002_informe_mensual")]
DESPUES = [("indicadores", "0003_definiciones_con_dos_firmas")]
CREADA = datetime(2026, 10, 20, tzinfo=UTC)


def _migrar(metas):
    return MigrationExecutor(connection).migrate(metas).apps


def test_the_definitions_of_before_stay_as_they_were_both_ways():
    admin = administrador()
    de_antes = _migrar(ANTES).get_model("indicadores", "Definicion")
    de_antes.objects.create(
        version=2,
        vigente_desde=date(2026, 11, 1),
        aprobada_por="Gerencia Comercial",
        parametro=95,
        nota="Resolución 12",
        creada_en=CREADA,
    )
    try:
        definicion = _migrar(DESPUES).get_model("indicadores", "Definicion")
        fila = definicion.objects.get()
        assert (fila.numero, fila.situacion, fila.propuesta_en) == (2, "INICIAL", CREADA)
        assert (fila.autoridad, fila.razon) == ("Gerencia Comercial", "Resolución 12")
        definicion.objects.create(
            numero=3,
            vigente_desde=date(2027, 1, 1),
            autoridad="Nadie todavía",
            propuesta_por_id=admin.pk,
            propuesta_en=CREADA,
        )

        vuelta = _migrar(ANTES).get_model("indicadores", "Definicion")
        assert list(vuelta.objects.values_list("version", "aprobada_por", "nota")) == [
            (2, "Gerencia Comercial", "Resolución 12")
        ]
    finally:
        _migrar(DESPUES)
