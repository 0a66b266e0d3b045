"""Two ways of saying an address: the same place, or not (8.1)."""

import pytest

from solicitudes.direcciones import clave_de_lugar, diferencias
from tests.solicitudes.direcciones.lineas import lineas

pytestmark = pytest.mark.paso("8.1")


@pytest.mark.parametrize(
    ("dictada", "registrada"),
    [
        ("la paz #2040 e/ lanza y antezana", "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA"),
        ("La Paz 2040 entre Antezana y Lansa", "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA"),
        ("Avenida América 512 esq. Túpac Amaru", "AV. AMERICA - 0512 ESQUINA TUPAC AMARU"),
        ("25 de mayo 73", "25 DE MAYO - 0073 ENTRE JORDAN Y SUCRE"),
        (
            "Pasaje Los Ceibos 22, Av. Beijing",
            "AV. BEIJING - 0500 ESQUINA SUCRE. OBSERVACIONES: DENTRO DEL PASAJE LOS CEIBOS 22",
        ),
        (
            "Av. Petrolera km 4 al sur 3 cuadras",
            "INNOMINADA - 0001 ZONA VALLE HERMOSO. OBSERVACIONES: AV. PETROLERA KM 4 AL SUR",
        ),
        ("", "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA"),
        (
            "zona pucara s/n por la fabrica de cemento",
            "INNOMINADA - 1512 ZONA PUCARA. OBSERVACIONES: POR LA FABRICA DE CEMENTO",
        ),
        (
            "INNOMINADA - 0020 ZONA PUCARA. OBSERVACIONES: POR LA FABRICA DE CEMENTO",
            "VILLAZON - 0020 ZONA PUCARA. OBSERVACIONES: POR LA FABRICA DE CEMENTO",
        ),
        (
            "la paz (2040) esq. lanza;",
            "LA PAZ - 2040 ESQUINA LANZA EDIFICIO ELIAS PISO 5 DEPTO B",
        ),
        (
            "Pasaje Los Ceibos 22, Av. Beijing",
            "AV. BEIJING - 0500 ESQUINA SUCRE. OBSERVACIONES: PASAJE LOS CEIBOS (22)",
        ),
        ("El Prado 40 esq. Sucre", "AV. PRADO - 0040 ESQUINA SUCRE"),
        ("la paz 2040 esq. luza", "LA PAZ - 2040 ESQUINA LUNA"),
    ],
)
def test_the_same_place_said_otherwise_is_no_difference(dictada, registrada):
    assert diferencias(dictada, registrada) == []


@pytest.mark.parametrize(
    ("dictada", "en_que"),
    [
        ("La Paz 2050 entre Lanza y Antezana", ["el número"]),
        ("Calama 2040 entre Lanza y Antezana", ["la calle"]),
        ("La Paz 2040 entre Junín y Hamiraya", ["las calles que cruzan"]),
        ("Jordán 118 esquina Junín", ["la calle", "el número", "las calles que cruzan"]),
        ("frente al mercado", ["la calle"]),
    ],
)
def test_another_place_is_named_by_the_parts_that_contradict(dictada, en_que):
    assert diferencias(dictada, "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA") == en_que


def test_another_flat_of_the_same_building_is_another_place():
    edificio = "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA EDIFICIO ELIAS PISO 5 DEPTO "

    assert diferencias(edificio + "B", edificio + "C") == ["el departamento o la casa"]
    assert diferencias(
        edificio + "B. OBSERVACIONES: ANTES C", edificio + "C. OBSERVACIONES: JUNTO AL B"
    ) == ["el departamento o la casa"]


def test_a_number_has_no_slip_of_spelling():
    registrada = "LA PAZ - 2050 ESQUINA LANZA. OBSERVACIONES: CASETA 204A"

    assert diferencias("La Paz 2040 esquina Lanza", registrada) == ["el número"]


def test_a_number_that_was_provided_contradicts_nobody():
    dictada, registrada = "Los Lirios 77 zona Pacata", "LOS LIRIOS - 0001 ZONA PACATA"

    assert diferencias(dictada, registrada, numero_provisional=True) == []
    assert diferencias(dictada, registrada) == ["el número"]


@pytest.mark.parametrize("linea", lineas())
def test_an_address_of_the_annex_is_the_same_place_as_itself(linea):
    assert diferencias(linea.lower(), linea) == []


def test_a_place_has_one_key_however_it_was_said():
    dicha = clave_de_lugar("la paz #2040 e/ lanza y antezana, obs portón café")

    assert dicha == "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA. OBSERVACIONES: PORTON CAFE"
    assert clave_de_lugar(dicha) == dicha
    assert clave_de_lugar("") == ""
