"""The parts of a row, each read by itself: what it says goes into its place, or into words."""

import pytest

from bluecom.planillas.celdas import sin_decimales
from cartera.servicios.importar.donde import leer_contacto, leer_linea, leer_otros
from cartera.servicios.importar.quien import leer_identidad, leer_nombre
from cartera.servicios.importar.valores import Fila, celda


@pytest.fixture
def fila() -> Fila:
    return Fila(2, [])


@pytest.mark.parametrize(
    ("escrito", "leido"),
    [
        ("4251234.0", "4251234"), ("4251234,0", "4251234"), ("4251234.5", "4251234.5"),
        ("abc.0", "abc.0"), (".0", ".0"), ("", ""),
    ],
)  # fmt: skip
def test_a_whole_number_of_a_sheet_has_no_decimals(escrito, leido):
    assert sin_decimales(escrito) == leido


@pytest.mark.parametrize(
    ("escrita", "leida"),
    [
        ("Peña", "Peña"), (" Peña  Ruiz ", "Peña Ruiz"), ("S/N", ""), ("s/n", ""), ("0", ""),
        ('="0042"', "0042"), ("'=Eva", "Eva"), ("=Eva", "Eva"),
        ("una\nlínea", "una línea"), ("—", ""),
    ],
)  # fmt: skip
def test_a_cell_is_clean_and_nothing_when_it_says_that_there_is_nothing(escrita, leida):
    assert celda("zona", escrita) == leida


def test_a_line_is_of_cochabamba_or_the_row_is_refused(fila):
    leer_linea(fila, {"linea": "4251234.0"})
    assert (fila.numero, fila.rechazos) == ("+59144251234", [])
    assert fila.normalizado == ["Teléfono fijo 4251234.0 → 44251234."]

    leer_linea(fila, {"linea": "70712345"})
    assert len(fila.rechazos) == 1


def test_a_person_is_known_by_the_ci_and_a_company_by_the_nit(fila):
    crudo = {"nombres": "Ana", "apellido_paterno": "Ruiz", "identidad": "7654321", "codigo": "77.0"}
    leer_nombre(fila, crudo)
    leer_identidad(fila, crudo)
    assert (fila.nombre, fila.persona, fila.codigo) == ("Ana Ruiz", ("CI", "7654321", ""), "77")

    empresa = Fila(3, [])
    leer_nombre(empresa, {"nombres": "El Sol S.R.L."})
    leer_identidad(empresa, {"identidad": "1020304050"})
    assert empresa.persona == ("NIT", "1020304050", "")


def test_the_rest_of_a_row_only_warns(fila):
    leer_contacto(fila, {"zona": "Z" * 90, "tecnologia": "PALOMA", "servicios_actuales": "FIJO"})
    leer_otros(fila, {"celular": "70712345 / 123", "correo": "no", "fecha_alta": "1/2/08"})

    assert (fila.telefonos, fila.elegible, fila.rechazos) == (["+59170712345"], True, [])
    assert fila.contacto["fecha_alta"].isoformat() == "2008-02-01"
    assert len(fila.contacto["zona"]) == 80 and len(fila.advertencias) == 4
