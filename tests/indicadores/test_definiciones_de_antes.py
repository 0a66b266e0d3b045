"""What one person wrote keeps ruling its months, and on the way back nothing unsigned rules."""

from datetime import UTC, date, datetime

from indicadores.models import Definicion
from tests.apoyo.migraciones import AntesDe
from tests.indicadores.definiciones import propuesta

MIGRACION = "_definiciones_con_dos_firmas"
CREADA = datetime(2026, 10, 20, tzinfo=UTC)


def test_the_definitions_of_before_stay_as_they_were_both_ways(antes_de: AntesDe, ahora):
    with antes_de("indicadores", MIGRACION) as antigua:
        antigua.get_model("indicadores", "Definicion").objects.create(
            version=2,
            vigente_desde=date(2026, 11, 1),
            aprobada_por="Gerencia Comercial",
            parametro=95,
            nota="Resolución 12",
            creada_en=CREADA,
        )

    fila = Definicion.objects.get()
    assert (fila.numero, fila.situacion, fila.propuesta_en) == (2, "INICIAL", CREADA)
    assert (fila.autoridad, fila.razon) == ("Gerencia Comercial", "Resolución 12")
    assert Definicion.objects.del_mes("2026-11") == fila
    propuesta(date(2027, 1, 1), ahora=ahora)

    with antes_de("indicadores", MIGRACION) as antigua:
        vuelta = antigua.get_model("indicadores", "Definicion").objects
        assert list(vuelta.values_list("version", "aprobada_por", "nota")) == [
            (2, "Gerencia Comercial", "Resolución 12")
        ]
