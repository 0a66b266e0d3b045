"""From the fields of the form of step 8 to a line: what counts and what is doubted (8.1)."""

import pytest

from solicitudes.direcciones import DireccionInvalida, componer

pytestmark = pytest.mark.paso("8.1")
URBANA = {"via": "La Paz", "numero": "73", "cruce_1": "Lanza", "cruce_2": "Sucre"}
EDIFICIO = URBANA | {"caso": 3, "inmueble": "Elías", "piso": "5", "unidad": "b"}
RURAL = {"caso": 6, "numero": "1512", "observaciones": "av. villazón km 8 al norte"}


def errores_de(campos, catalogo=()):
    with pytest.raises(DireccionInvalida) as refusal:
        componer(campos, catalogo=catalogo)
    return refusal.value.errores


@pytest.mark.parametrize(
    ("campos", "linea"),
    [
        ({"caso": 2, "cruce_tipo": "ENTRE"}, "LA PAZ - 0073 ESQUINA LANZA"),
        ({"caso": 1, "cruce_tipo": "ESQUINA"}, "LA PAZ - 0073 ENTRE LANZA Y SUCRE"),
        ({"caso": 1, "inmueble_tipo": "EDIFICIO", "inmueble": "ELIAS", "piso": "5"},
         "LA PAZ - 0073 ENTRE LANZA Y SUCRE"),
        ({"caso": 5, "inmueble_tipo": "CASA", "observaciones": "PARQUE LINCOLN"},
         "LA PAZ - 0073 ENTRE LANZA Y SUCRE"),
    ],
)  # fmt: skip
def test_a_field_of_another_case_is_ignored(campos, linea):
    assert componer(URBANA | campos).linea == linea


@pytest.mark.parametrize(
    ("cruce", "escrito"),
    [
        ({"cruce_tipo": "esquina"}, "ESQUINA LANZA"),
        ({"cruce_tipo": "entre"}, "ENTRE LANZA Y SUCRE"),
        ({}, "ENTRE LANZA Y SUCRE"),
        ({"cruce_2": None}, "ESQUINA LANZA"),
    ],
)
def test_where_the_case_leaves_the_crossing_open_it_is_the_one_asked_for(cruce, escrito):
    assert (
        componer(EDIFICIO | cruce).linea == f"LA PAZ - 0073 {escrito} EDIFICIO ELIAS PISO 5 DEPTO B"
    )


@pytest.mark.parametrize(
    ("campos", "linea"),
    [
        (URBANA | {"caso": 1, "cruce_2": "Villa Sta."}, "LA PAZ - 0073 ENTRE LANZA Y VILLA STA"),
        (URBANA | {"caso": 2, "cruce_1": "Villa Sta."}, "LA PAZ - 0073 ESQUINA VILLA STA"),
        (EDIFICIO | {"cruce_2": "Villa Sta."},
         "LA PAZ - 0073 ENTRE LANZA Y VILLA STA. EDIFICIO ELIAS PISO 5 DEPTO B"),
        (EDIFICIO | {"cruce_1": "Villa Sta.", "cruce_tipo": "ESQUINA"},
         "LA PAZ - 0073 ESQUINA VILLA STA. EDIFICIO ELIAS PISO 5 DEPTO B"),
        (RURAL | {"zona": "Villa Sta."}, "INNOMINADA - 1512 ZONA VILLA STA"),
        (RURAL | {"zona": "Villa Sta.", "barrio": "Sur."},
         "INNOMINADA - 1512 ZONA VILLA STA. BARRIO SUR"),
    ],
)  # fmt: skip
def test_only_the_dot_that_would_end_the_line_is_dropped(campos, linea):
    assert componer(campos).linea == linea


@pytest.mark.parametrize(
    ("campos", "provisional"),
    [
        ({}, False),
        ({"numero_provisional": True}, True),
        ({"observaciones": "número provisional"}, True),
    ],
)
def test_a_number_is_provisional_when_it_is_marked_or_the_observations_say_it(campos, provisional):
    assert componer(URBANA | {"caso": 1} | campos).numero_provisional is provisional


@pytest.mark.parametrize(
    ("cruces", "campo", "nombre", "cura"),
    [
        ({"cruce_1": "Ramón y Cajal"}, "cruce_1", "RAMON Y CAJAL", "RAMON CAJAL"),
        ({"cruce_2": "Ramón y Cajal"}, "cruce_2", "RAMON Y CAJAL", "RAMON CAJAL"),
    ],
)
def test_a_street_with_a_y_is_doubted_beside_its_field_with_its_cure(cruces, campo, nombre, cura):
    [error] = errores_de(URBANA | {"caso": 1} | cruces)

    assert (error.codigo, error.columna, error.campo) == ("CRUCE_AMBIGUO", 1, campo)
    assert error.mensaje == (
        f"«{nombre}» lleva una Y y no se sabría dónde termina la primera calle: escriba "
        f"«{cura}», o registre la calle en el catálogo."
    )


def test_a_street_with_a_y_that_the_catalogue_knows_is_written():
    campos = URBANA | {"caso": 1, "cruce_1": "Ramón y Cajal"}

    assert componer(campos, catalogo=["Ramón y Cajal", "Sucre"]).cruces == (
        "RAMON Y CAJAL",
        "SUCRE",
    )


def test_one_street_of_two_is_missed_once_beside_its_field():
    segunda = errores_de(URBANA | {"caso": 1, "cruce_2": ""})
    primera = errores_de(URBANA | {"caso": 1, "cruce_1": ""})

    assert [(e.codigo, e.columna, e.campo) for e in segunda] == [("ENTRE_UNA_SOLA", 1, "cruce_2")]
    assert [(e.codigo, e.columna, e.campo) for e in primera] == [("CRUCE_NOMBRE", 1, "cruce_1")]


def test_a_word_that_the_annex_keeps_for_itself_names_no_street():
    [error] = errores_de(URBANA | {"caso": 2, "cruce_1": "Zona"})

    assert (error.codigo, error.campo) == ("ESQUINA_NOMBRE", "cruce_1")


def test_two_streets_that_nobody_wrote_are_not_the_same_street():
    errores = errores_de(URBANA | {"caso": 1, "cruce_1": "", "cruce_2": ""})

    assert [(e.codigo, e.campo) for e in errores] == [
        ("CRUCE_NOMBRE", "cruce_1"),
        ("CRUCE_NOMBRE", "cruce_2"),
    ]


@pytest.mark.parametrize(
    ("campos", "caso"),
    [
        (RURAL | {"caso": "", "zona": "Pucara"}, 6),
        (EDIFICIO | {"caso": None, "inmueble_tipo": "condominio"}, 4),
        (EDIFICIO | {"caso": "7"}, 3),
        (URBANA | {"cruce_tipo": "esquina"}, 2),
        (URBANA, 1),
    ],
)
def test_without_a_case_it_is_the_one_that_the_fields_suggest(campos, caso):
    assert componer(campos).caso == caso


def test_the_case_asked_for_says_what_kind_of_building_it_is():
    edificio = componer(EDIFICIO | {"caso": "3", "inmueble_tipo": "CONDOMINIO"})
    condominio = componer(EDIFICIO | {"caso": "4", "inmueble_tipo": "EDIFICIO"})

    assert (edificio.inmueble_tipo, condominio.inmueble_tipo) == ("EDIFICIO", "CONDOMINIO")


@pytest.mark.parametrize(("numero", "escrito"), [("73.", "0073"), ("2A", "2A"), ("٣", "٣")])
def test_only_a_number_of_plain_digits_is_filled_with_zeros(numero, escrito):
    with pytest.raises(DireccionInvalida) as refusal:
        componer({"caso": 2, "via": "LA PAZ", "numero": numero})

    assert refusal.value.leida.numero == escrito


def test_case_five_without_its_passage_or_park_says_what_to_write():
    [error] = errores_de(URBANA | {"caso": 5, "observaciones": "portón café"})

    assert (error.codigo, error.columna, error.campo) == ("OBS_VACIA", 1, "observaciones")
    assert error.mensaje == (
        "Diga el pasaje o el parque: DENTRO DEL PASAJE ALDUNATE LADO NORTE, o PARQUE LINCOLN."
    )
