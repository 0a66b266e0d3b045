"""The bar of four counts: it is always full, and nobody is too few to be seen."""

from hypothesis import given
from hypothesis import strategies as st

from cartera.consultas import AVANCES
from cartera.dibujo import LARGO, MENOS, ORDEN, trozos

CUENTAS = st.fixed_dictionaries(dict.fromkeys(AVANCES, st.integers(0, 2_000_000)))


@given(CUENTAS)
def test_its_lengths_fill_it_one_after_another(cuentas):
    dibujados = trozos(cuentas)

    assert [t.avance for t in dibujados] == [a for a in ORDEN if cuentas[a]]
    assert sum(t.ancho for t in dibujados) == (LARGO if dibujados else 0)
    assert [t.x for t in dibujados] == [
        sum(t.ancho for t in dibujados[:i]) for i in range(len(dibujados))
    ]
    assert all(t.ancho >= MENOS for t in dibujados)


def test_a_share_is_as_long_as_it_is():
    cuentas = {"sin_tocar": 700, "en_trabajo": 200, "agotados": 75, "vendidos": 25}

    assert [(t.avance, t.ancho) for t in trozos(cuentas)] == [
        ("vendidos", 25), ("en_trabajo", 200), ("agotados", 75), ("sin_tocar", 700),
    ]  # fmt: skip
