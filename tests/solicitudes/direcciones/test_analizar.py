"""What a line of Annex 1 may hold, its observations and its provisional number (8.1)."""

import pytest

from solicitudes.direcciones import DireccionInvalida, ErrorDireccion, analizar
from solicitudes.direcciones.valores import NUMERO_PROVISIONAL

pytestmark = pytest.mark.paso("8.1")
LINEA = "LA PAZ - 2020 ESQUINA LANZA"
CON_PARQUE = f"{LINEA}. OBSERVACIONES: PARQUE"


def errores(linea, **otros):
    with pytest.raises(DireccionInvalida) as refusal:
        analizar(linea, **otros)
    return refusal.value.errores


@pytest.mark.parametrize("calle", ["FELIX", "OBSERVACIONAL", "XIMENA X"])
def test_a_street_whose_name_looks_like_a_mark_is_a_street(calle):
    assert analizar(f"LA PAZ - 2020 ESQUINA {calle}").cruces == (calle,)


@pytest.mark.parametrize(
    ("linea", "marcado", "provisional"),
    [
        (LINEA, False, False),
        (LINEA, True, True),
        (f"{LINEA}. OBSERVACIONES: {NUMERO_PROVISIONAL}", False, True),
        (f"{LINEA}. OBSERVACIONES: {NUMERO_PROVISIONAL}", True, True),
    ],
)
def test_a_number_is_provisional_when_marked_or_when_the_line_says_so(linea, marcado, provisional):
    assert analizar(linea, numero_provisional=marcado).numero_provisional is provisional


@pytest.mark.parametrize("lo_que_no_es", [{"linea": None}, {"linea": "", "observaciones": None}])
def test_what_is_no_text_is_refused_in_words(lo_que_no_es):
    assert errores(**lo_que_no_es) == [
        ErrorDireccion("VIA", 1, "via", "Escriba la dirección como texto.")
    ]


def test_observations_stand_in_the_line_or_apart_and_are_one():
    assert analizar(LINEA, observaciones="PARQUE") == analizar(CON_PARQUE)
    assert analizar(CON_PARQUE, observaciones="PARQUE") == analizar(CON_PARQUE)
    assert errores(CON_PARQUE, observaciones="PLAZA") == [
        ErrorDireccion(
            "SEP_OBS",
            44,
            "observaciones",
            "Hay dos observaciones distintas: deje una sola, en la línea o en su campo.",
        )
    ]


def test_a_long_line_in_small_letters_is_shown_as_it_goes_up_to_a_hundred_and_twenty_letters():
    larga = f"{LINEA} EDIFICIO {'ELIAS ' * 18}PISO 5 DEPTO B"

    [error, *_] = errores(larga.lower())

    assert error.columna == 1
    assert len(larga) > 120
    assert error.mensaje.partition("escriba ")[2].count("E") < larga.count("E")
    assert len(error.mensaje.partition("escriba ")[2].strip("«».…")) in (119, 120)


def test_twenty_letters_say_how_to_get_to_a_place_far_away():
    dicho = "KM 8 AL NORTE CASA 2"

    lejos = analizar(f"INNOMINADA - 1512 ZONA PUCARA. OBSERVACIONES: {dicho}", rural=True)

    assert len(dicho) == 20
    assert lejos.observaciones == dicho


def test_what_the_line_lacks_is_left_blank_in_what_was_read_of_it():
    with pytest.raises(DireccionInvalida) as refusal:
        analizar(f"{LINEA} EDIFICIO ELIAS")

    leida = refusal.value.leida
    assert (leida.inmueble, leida.bloque, leida.piso, leida.unidad) == ("ELIAS", "", "", "")
