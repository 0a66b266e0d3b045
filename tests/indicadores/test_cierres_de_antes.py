"""A month closed before its rows had what each call was counted by has it since (III.2)."""

from datetime import timedelta

from cartera.models import Llamada
from indicadores.consultas import filas
from indicadores.models import FilaCerrada
from tests.apoyo.migraciones import AntesDe
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, TERMINADO, cerrado


def test_the_rows_of_before_say_who_was_called_also_if_it_was_taken_back(antes_de: AntesDe):
    venta = f.venta(DIA)
    f.llamada(DIA, "NO_ACEPTA")
    f.llamada(DIA - timedelta(hours=1), "NO_ACEPTA")
    cerrado()
    antes = _dichas()
    Llamada.objects.filter(inicio=DIA, resultado="NO_ACEPTA").update(anulada_en=TERMINADO)

    with antes_de("indicadores", "_evidencia_de_lo_cerrado"):
        pass

    assert len(antes) >= 2
    assert _dichas() == antes
    assert FilaCerrada.objects.get(figura="registradas", objeto_id=venta.pk).contacto is None


def _dichas():
    suyas = filas(MES, "efectivas", ahora=TERMINADO).consulta
    return list(suyas.values_list("objeto_id", "contacto", "inicio", "marcada", "decision"))
