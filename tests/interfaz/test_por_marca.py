"""Pages of a list by an instant: each begins where the last one ended."""

from datetime import timedelta

import pytest

from bluecom.interfaz.hojas import cuantas
from bluecom.interfaz.por_marca import Tramos, tramo
from cartera.models import ContactoCartera
from tests.cartera.factories import ContactoCarteraFactory
from tests.solicitudes.factories import AHORA

pytestmark = pytest.mark.django_db


def paginas(cuantas):
    marca, halladas = "", []
    while True:
        pagina = tramo(
            ContactoCartera.objects.all(), por="proximo_en", marca=marca, cuantas=cuantas
        )
        halladas.append([fila.pk for fila in pagina])
        marca = pagina.sigue
        if not marca:
            return halladas


@pytest.mark.parametrize("cuantas", [1, 2, 3, 4, 7])
def test_every_row_stands_in_one_page_also_those_of_one_instant(cuantas):
    instantes = [AHORA, AHORA, AHORA, AHORA + timedelta(microseconds=1), AHORA - timedelta(days=9)]
    filas = [ContactoCarteraFactory(proximo_en=instante) for instante in instantes]
    en_orden = sorted(filas, key=lambda fila: (fila.proximo_en, fila.pk), reverse=True)

    halladas = paginas(cuantas)

    assert [pk for pagina in halladas for pk in pagina] == [fila.pk for fila in en_orden]
    assert all(len(pagina) == cuantas for pagina in halladas[:-1])


@pytest.mark.parametrize("marca", ["", "x", "1-", "-1", "1-2-3", "9" * 40])
def test_a_mark_that_is_none_begins_at_the_newest(marca):
    fila = ContactoCarteraFactory(proximo_en=AHORA)

    pagina = tramo(ContactoCartera.objects.all(), por="proximo_en", marca=marca, cuantas=5)

    assert list(pagina) == [fila]
    assert (len(pagina), pagina.sigue, pagina.desde_el_medio) == (1, "", bool(marca))


def test_pages_composed_once_are_those_of_the_list_for_the_values_of_each_time():
    filas = [ContactoCarteraFactory(proximo_en=AHORA, orden=1 + n % 2) for n in range(7)]
    compuestos = []

    def componer(*formas, **pedidos):
        compuestos.append((formas, set(pedidos)))
        suyas = ContactoCartera.objects.filter(**pedidos)
        return {"filas": suyas, "cuantas": cuantas(suyas)}

    paginas = Tramos(componer, por="proximo_en", cuantas=2)
    for orden in (1, 2):
        suyas = [fila for fila in reversed(filas) if fila.orden == orden]
        primera, demas = paginas.leer("de uno", marca="", orden=orden)
        segunda, _ = paginas.leer("de uno", marca=primera.sigue, orden=orden)

        assert demas == {"cuantas": [len(suyas)]}
        assert [*primera, *segunda] == suyas[:4]
        assert (primera.desde_el_medio, segunda.desde_el_medio) == (False, True)

    assert len(paginas.leer("de todos", marca="x")[0]) == 2
    assert compuestos == [(("de uno",), {"orden"})] * 2 + [(("de todos",), set())]
