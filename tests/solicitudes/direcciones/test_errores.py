"""Every error code of Annex 1, with a line that earns it (8.1)."""

import pytest

from solicitudes.direcciones import DireccionInvalida, analizar, componer

pytestmark = pytest.mark.paso("8.1")
A = "LA PAZ - 2020 "
LEJOS = "AV. VILLAZON KM 8 AL NORTE"


@pytest.mark.parametrize(
    ("codigo", "linea", "rural"),
    [
        ("SIN_SEPARADOR_NUMERO", "LA PAZ 2020 ENTRE LANZA Y ANTEZANA", False),
        ("FALTA_CRUCE", "LA PAZ - 2020 LANZA", False),
        ("NUMERO", "LA PAZ - 73 ENTRE LANZA Y ANTEZANA", False),
        ("NUMERO", "LA PAZ - S/N ENTRE LANZA Y ANTEZANA", False),
        ("NUMERO_CERO", "LA PAZ - 0000 ESQUINA LANZA", False),
        ("ENTRE_UNA_SOLA", A + "ENTRE LANZA", False),
        ("CRUCE_REPETIDO", A + "ENTRE LANZA Y LANZA", False),
        ("CRUCE_IGUAL_VIA", A + "ENTRE LA PAZ Y LANZA", False),
        ("CRUCE_AMBIGUO", A + "ENTRE RAMON Y CAJAL Y LANZA", False),
        ("CRUCE_NOMBRE", A + "ENTRE LANZA, Y ANTEZANA", False),
        ("ESQUINA_NOMBRE", A + "ESQUINA", False),
        ("INMUEBLE", A + "ESQUINA LANZA EDIFICIO ELIAS DEPTO B", False),
        ("INMUEBLE", A + "ESQUINA LANZA EDIFICIO ELIAS PISO 5 CASA B", False),
        ("VIA", "- 2020 ESQUINA LANZA", False),
        ("VIA", "25 - 2020 ESQUINA LANZA", False),
        ("ZONA", A + "ESQUINA LANZA ZONA NORTE", False),
        ("ZONA", "INNOMINADA - 1512 ZONA", True),
        ("SEP_OBS", A + "ESQUINA LANZA OBSERVACIONES: PARQUE", False),
        ("OBS_VACIA", A + "ESQUINA LANZA. OBSERVACIONES: ...", False),
        ("INNOMINADA_SIN_ZONA", "INNOMINADA - 1512 ESQUINA LANZA", False),
        ("RURAL_SIN_ZONA", A + "ESQUINA LANZA", True),
        ("OBS_RURAL_OBLIGATORIA", "INNOMINADA - 1512 ZONA PUCARA", True),
        ("FALTA_UBICACION_RURAL", f"LA PAZ - 1512 ZONA PUCARA. OBSERVACIONES: {LEJOS}", False),
        ("PREFIJO_CALLE", "CALLE LA PAZ - 2020 ESQUINA LANZA", False),
        ("PASAJE_EN_VIA", "PASAJE ALDUNATE - 0073 ESQUINA LANZA", False),
        ("NO_CANONICA", "la paz - 2020  esquina lanza", False),
    ],
)
def test_each_code_is_given_to_its_mistake(codigo, linea, rural):
    with pytest.raises(DireccionInvalida) as refusal:
        analizar(linea, rural=rural)

    assert codigo in refusal.value.codigos


def test_several_errors_are_said_at_once_by_column():
    with pytest.raises(DireccionInvalida) as refusal:
        analizar("CALLE LA PAZ - 73 ENTRE LANZA Y LANZA")

    assert [(e.codigo, e.columna) for e in refusal.value.errores] == [
        ("PREFIJO_CALLE", 1),
        ("NUMERO", 16),
        ("CRUCE_REPETIDO", 33),
    ]


def test_a_street_catalogue_settles_the_y_inside_a_name():
    linea = A + "ENTRE RAMON Y CAJAL Y LANZA"

    direccion = analizar(linea, catalogo=["Ramón y Cajal", "Lanza"])

    assert direccion.cruces == ("RAMON Y CAJAL", "LANZA")
    assert direccion.linea == linea


def test_a_y_inside_the_name_of_one_known_street_joins_no_two():
    with pytest.raises(DireccionInvalida) as refusal:
        analizar(A + "ENTRE RAMON Y CAJAL", catalogo=["Ramón y Cajal"])

    assert refusal.value.codigos == ["ENTRE_UNA_SOLA"]
    assert analizar(A + "ENTRE LANZA Y SUCRE", catalogo=["Jordán"]).cruces == ("LANZA", "SUCRE")


def test_a_catalogue_untangles_a_crossing_of_eight_y_at_most():
    ocho, nueve = " Y ".join("ABCDEFGH"), " Y ".join("ABCDEFGHI")

    assert analizar(A + f"ENTRE {ocho} Y SOL", catalogo=[ocho, "SOL"]).cruces == (ocho, "SOL")
    with pytest.raises(DireccionInvalida) as refusal:
        analizar(A + f"ENTRE {nueve} Y SOL", catalogo=[nueve, "SOL"])
    assert refusal.value.codigos == ["CRUCE_AMBIGUO"]


def test_the_first_dash_with_a_number_ends_the_via():
    assert analizar("25 DE MAYO - 0073 ENTRE JORDAN Y SUCRE").via == "25 DE MAYO"


def test_the_last_casa_is_the_unit_of_a_condominio():
    direccion = analizar(A + "ESQUINA LANZA CONDOMINIO MI CASA CASA 7")

    assert (direccion.inmueble, direccion.unidad_tipo, direccion.unidad) == ("MI CASA", "CASA", "7")


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"caso": 1, "via": "", "numero": "1", "cruce_1": "A", "cruce_2": "B"}, "via"),
        ({"caso": 1, "via": "A", "numero": "S/N", "cruce_1": "C", "cruce_2": "B"}, "numero"),
        ({"caso": 1, "via": "A", "numero": "1", "cruce_1": "B", "cruce_2": ""}, "cruce_2"),
        ({"caso": 2, "via": "A", "numero": "1"}, "cruce_1"),
        ({"caso": 3, "via": "A", "numero": "1", "cruce_1": "B", "inmueble": "C", "unidad": "D"},
         "piso"),
        ({"caso": 5, "via": "A", "numero": "1", "cruce_1": "B"}, "observaciones"),
        ({"caso": 6, "numero": "1512", "observaciones": LEJOS}, "zona"),
        ({"caso": 6, "numero": "1512", "zona": "PUCARA"}, "observaciones"),
    ],
)  # fmt: skip
def test_a_form_learns_which_field_is_wrong(campos, campo):
    with pytest.raises(DireccionInvalida) as refusal:
        componer(campos)

    assert campo in [e.campo for e in refusal.value.errores]


@pytest.mark.parametrize("texto", [None, 7, b"LA PAZ"])
def test_what_is_no_text_is_refused_with_a_sentence(texto):
    with pytest.raises(DireccionInvalida, match="como texto"):
        analizar(texto)
