"""No word of a dictation vanishes: it is written somewhere, or it says nothing (8.1)."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from solicitudes.direcciones import normalizar
from solicitudes.direcciones.texto import canonica
from solicitudes.direcciones.vocabulario import (
    ABREVIATURAS,
    CIFRAS_EN_LETRAS,
    MARCAS_DE_NUMERO,
    NO_DICEN,
    ORDINALES_SUELTOS,
)
from tests.apoyo.leyes import perfil
from tests.solicitudes.direcciones.estrategias import dichos

pytestmark = pytest.mark.paso("8.1")

UNEN = {"CALLE", "CALLES", "CLLE", "C", "E", "Y", "CON", "LAS", "ENTRE", "ENT", "ESQUINA", "CASA"}
SUFIJOS = set("RA RO ER DA DO TA TO MA MO VA VO NA NO".split())
MARCAS = {"OBS", "OBSERVACION", "OBSERVACIONES", "S", "SN", "SIN"}
NO_HACEN_FALTA = UNEN | SUFIJOS | MARCAS | NO_DICEN | MARCAS_DE_NUMERO
SE_ESCRIBEN = {
    "NOMBRE": "INNOMINADA",
    "PLANTA": "PB",
    "BAJA": "PB",
    "MENOS": "PISO",
    "Z": "ZONA",
    "B": "BARRIO",
    "P": "PASAJE",
    "BLOQ": "BLOQUE",
    "DPTO": "DEPTO",
}
TROZOS = [
    "calle la paz", "av. américa", "av. 6 de agosto", "calle 4", "quillacollo", "lanza",
    "nro 2020", "#73", "2040-A", "n-0280", "- n - 15", "s/n", "sin número", "300", "numero",
    "esq. sucre", "casi jordán", "e/ sucre y junín", "esquina", "entre", "y", "potosí y pando",
    "edif. sol", "cond. luna", "condominio", "edificio", "bloque 2", "piso -1", "piso 3",
    "piso - 2", "piso nro 4", "2do piso", "quinto piso", "último piso", "pb", "p.b.", "sótano",
    "dpto 4-B", "depto a", "of. 204", "casa 7", "casa nro 8", "casa verde", "local 3",
    "zona norte", "barrio sur", "otb san josé", "mz 4", "lote 5", "urb. el bosque", "km 8",
    "frente al parque", "al lado del edificio rojo", "a 2 cuadras de la zona franca",
    "dentro del pasaje aldunate", "y al fondo", "junto a la casa 9", "torre fénix", ",", ".",
    "tel 4251234", "tocar timbre", "rejas verdes", "km 2 1/2", "12/14", "obs: portón café",
]  # fmt: skip
dictados = st.lists(st.sampled_from(TROZOS), min_size=1, max_size=8).map(" ".join)


def partes(texto: str) -> set[str]:
    """Its stretches of letters and of figures, without leading zeros: 4-B is 4 and B."""
    halladas = re.findall(r"[A-ZÑ]+|[0-9]+", re.sub("[.']", "", canonica(texto)))
    return {p.lstrip("0") or "0" if p.isdigit() else p for p in halladas}


def perdidas(dicho: str) -> set[str]:
    """What was said and is neither written nor one of the words that say nothing."""
    escritas = partes(normalizar(dicho).formatear())
    return {p for p in partes(dicho) - NO_HACEN_FALTA if not formas(p) & escritas}


def formas(parte: str) -> set[str]:
    """The ways in which it may be written."""
    en_letras = {CIFRAS_EN_LETRAS.get(int(parte))} if parte.isdigit() else set()
    otras = {ABREVIATURAS.get(parte, ""), SE_ESCRIBEN.get(parte, ""), ORDINALES_SUELTOS.get(parte)}
    return {parte} | en_letras | {o.rstrip(".") for o in otras if o}


@perfil
@given(dictados)
@example("la paz 2020 esq. lanza cond. edif. sol piso 5 dpto b")
@example("la paz 2020 esq. entre lanza y sucre")
@example("la paz 2020 esq. lanza edificio piso 3 dpto a")
def test_what_is_dictated_is_written_somewhere(dicho):
    assert perdidas(dicho) == set()


@perfil
@given(dichos)
def test_nor_is_anything_lost_of_what_is_no_address_at_all(dicho):
    assert perdidas(dicho) == set()
