"""What a line of Annex 1 may hold, its observations and its provisional number (8.1)."""

import pytest

from solicitudes.direcciones import CAMPOS, DireccionInvalida, ErrorDireccion, analizar
from solicitudes.direcciones.valores import NUMERO_PROVISIONAL

pytestmark = pytest.mark.paso("8.1")
LINEA = "LA PAZ - 2020 ESQUINA LANZA"
NINGUNO = dict.fromkeys(CAMPOS, "")
del NINGUNO["numero_provisional"]  # it is no part of the text
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


@pytest.mark.parametrize(("letras", "citado"), [(60, 60), (61, 59)])
def test_a_name_that_is_no_use_is_quoted_whole_up_to_sixty_letters(letras, citado):
    nombre = "A," + "A" * (letras - 2)

    [error] = errores(f"LA PAZ - 2020 ESQUINA {nombre}")

    assert error.mensaje.startswith(f"«{nombre[:citado]}{'…' if citado < letras else ''}»")


def test_twenty_letters_say_how_to_get_to_a_place_far_away():
    dicho = "KM 8 AL NORTE CASA 2"

    lejos = analizar(f"INNOMINADA - 1512 ZONA PUCARA. OBSERVACIONES: {dicho}", rural=True)

    assert len(dicho) == 20
    assert lejos.observaciones == dicho


@pytest.mark.parametrize("dicho", ["JUNTO AL PARQUE, AL NORTE", "AL FONDO (PASAJE ALDUNATE)"])
def test_a_passage_or_a_park_in_the_observations_makes_it_case_five(dicho):
    assert analizar(LINEA, observaciones=dicho).caso == 5


def test_an_address_gives_its_fields_by_the_names_of_the_form():
    linea = "LA PAZ - 2040 ENTRE LANZA Y SUCRE CONDOMINIO SOL BLOQUE I PISO 4 CASA 7"
    rural = "INNOMINADA - 1512 ZONA PUCARA BARRIO SUR. OBSERVACIONES: AV. VILLAZON KM 8 AL NORTE"

    assert analizar(linea).campos() == NINGUNO | {
        "caso": "4", "via": "LA PAZ", "numero": "2040",
        "cruce_tipo": "ENTRE", "cruce_1": "LANZA", "cruce_2": "SUCRE",
        "inmueble_tipo": "CONDOMINIO", "inmueble": "SOL", "bloque": "I", "piso": "4",
        "unidad_tipo": "CASA", "unidad": "7",
    }  # fmt: skip
    assert analizar(rural, rural=True).campos() == NINGUNO | {
        "caso": "6", "via": "INNOMINADA", "numero": "1512", "zona": "PUCARA", "barrio": "SUR",
        "observaciones": "AV. VILLAZON KM 8 AL NORTE",
    }  # fmt: skip


def test_what_the_line_lacks_is_left_blank_in_what_was_read_of_it():
    with pytest.raises(DireccionInvalida) as refusal:
        analizar(f"{LINEA} EDIFICIO ELIAS")

    leida = refusal.value.leida
    assert (leida.inmueble, leida.bloque, leida.piso, leida.unidad) == ("ELIAS", "", "", "")
