"""What was recorded before totals were kept is all counted, at once by whoever reads."""

from indicadores.models import PorContar
from indicadores.recuento.comparar import comparar
from indicadores.recuento.juntar import juntar
from tests.apoyo.migraciones import AntesDe
from tests.indicadores import factories as f
from tests.indicadores.totales import COMIENZO, TRES_MESES, contadas, leidas


def test_a_base_of_before_is_read_from_its_rows_until_it_is_counted(antes_de: AntesDe):
    f.llamada(COMIENZO)
    f.venta(COMIENZO)
    with antes_de("indicadores", "_totales"):
        pass

    assert PorContar.objects.filter(desde=None, hasta=None).count() == 3
    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    assert sum(leidas(TRES_MESES).values()) == 10
    juntar()
    assert not PorContar.objects.exists()
    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    assert comparar("2026-10") == []


def test_those_by_zone_technology_and_outcome_are_counted_of_what_was_there(antes_de: AntesDe):
    f.llamada(COMIENZO)
    juntar()
    with antes_de("indicadores", "_totales_por_rasgo"):
        pass

    assert [una.de for una in PorContar.objects.filter(desde=None)] == [PorContar.De.LLAMADAS]
    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    juntar()
    assert comparar("2026-10") == []
