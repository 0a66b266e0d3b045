"""The C.I. as portfolios bring it: its place never spoils its number."""

import pytest

from bluecom.bolivia.errores import DatoInvalido
from cartera.servicios.importar.cedula import leer_cedula, leer_expedido


@pytest.mark.parametrize(
    ("texto", "ci", "sin_entender"),
    [
        ("7654334 CBBA", "7654334 CB", ""),
        ("7654335 SCZ", "7654335 SC", ""),
        ("7654336 LPZ", "7654336 LP", ""),
        ("7654337 CHQ", "7654337 CH", ""),
        ("7654338CB", "7654338 CB", ""),
        ("SC 7654339", "7654339 SC", ""),
        ("7654340 Cbba.", "7654340 CB", ""),
        ("7654341 Santa Cruz", "7654341 SC", ""),
        ("7654342 1a LP", "7654342-1A LP", ""),
        ("7.654.343", "7654343", ""),
        ("7654344 XYZ", "7654344", "XYZ"),
    ],
)
def test_a_readable_number_is_kept_whatever_stands_beside_it(texto, ci, sin_entender):
    leida, lugar = leer_cedula(texto)

    assert (str(leida), lugar) == (ci, sin_entender)


@pytest.mark.parametrize("texto", ["E-10012345", "12.345.67", "ABC", "SC 7654339 LP", "1234567-11"])
def test_what_has_no_number_to_trust_is_refused(texto):
    with pytest.raises(DatoInvalido):
        leer_cedula(texto)


@pytest.mark.parametrize(
    ("texto", "codigo"),
    [("La Paz", "LP"), ("potosí", "PT"), ("Cbba.", "CB"), ("QR", "QR"), ("Marte", ""), ("", "")],
)
def test_a_department_has_one_code_by_any_of_its_spellings(texto, codigo):
    assert leer_expedido(texto) == codigo
