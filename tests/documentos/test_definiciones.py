"""The 17 definitions of I.f and table III.1, as the papers carry them."""

from collections import Counter
from pathlib import Path

import pytest

from bluecom.bolivia.texto import clave_busqueda
from bluecom.interfaz.definiciones import DEFINICIONES
from documentos.models import Documento
from documentos.papel.hoja import componer
from documentos.tipos import TABLA_III, TipoDocumento
from tests.apoyo.pdf import texto_de

DEL_PROCEDIMIENTO = Path(__file__).parents[1] / "datos" / "definiciones.txt"


def _clave(texto: str) -> str:
    return clave_busqueda(texto.replace("–", "o").replace("-", " "))


def _letras(texto: str) -> str:
    """Columns break lines and words: letters and figures are what is said."""
    return "".join(c for c in texto if c.isalnum())


@pytest.mark.paso("I.f")
def test_the_seventeen_terms_are_those_of_the_procedure():
    renglones = DEL_PROCEDIMIENTO.read_text(encoding="utf-8").splitlines()

    assert len(DEFINICIONES) == len(renglones) == 17
    for (termino, _), renglon in zip(DEFINICIONES, renglones, strict=True):
        assert _clave(renglon).startswith(_clave(termino).split(" O ")[0])


@pytest.mark.paso("I.f")
def test_the_general_conditions_print_every_definition():
    datos = {"titulo": "Condiciones Generales del Servicio", "prestador": {}}
    dicho = _letras(texto_de(componer("CONDICIONES", datos, "v1")))

    for termino, texto in DEFINICIONES:
        assert _letras(termino + texto) in dicho


@pytest.mark.paso("III.1")
def test_table_iii_is_three_forms_with_an_original_and_a_copy_each():
    fichas = {TipoDocumento(tipo).label: ficha for tipo, ficha in TABLA_III.items()}

    assert list(fichas) == [
        "Solicitud de Servicios Corporativos",
        "Contrato de Suministro del Servicio",
        "Contrato de Comodato",
    ]
    assert [(f.clase, f.modo) for f in fichas.values()] == [("F", "A"), ("F", "M"), ("F", "M")]
    ejemplares = Counter((f.originales, f.copias) for f in fichas.values())
    assert ejemplares == {(1, 1): 3}


@pytest.mark.paso("III.1")
def test_each_form_says_its_row_of_table_iii():
    assert [str(ficha) for ficha in TABLA_III.values()] == [
        "Formulario, automático: 1 original y 1 copia",
        "Formulario, manual: 1 original y 1 copia",
        "Formulario, manual: 1 original y 1 copia",
    ]
    assert Documento(tipo="CONTRATO").ficha == TABLA_III[TipoDocumento.CONTRATO]
    assert Documento(tipo="TERMINOS").ficha is None
