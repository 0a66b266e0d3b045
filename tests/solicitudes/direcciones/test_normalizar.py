"""What is proposed of an address that somebody typed: by the catalogue, with its remarks (8.1)."""

import pytest

from solicitudes.direcciones import normalizar

pytestmark = pytest.mark.paso("8.1")
CATALOGO = ["Ramón y Cajal", "Lanza"]


@pytest.mark.parametrize(
    ("dicho", "observaciones"),
    [
        ("LA PAZ - 2020 ENTRE RAMON Y CAJAL Y LANZA", ""),
        ("la paz nro 2020 entre Ramón y Cajal y Lanza", ""),
        ("la paz nro 2020 e/ Ramón y Cajal y Lanza, obs portón café", "PORTON CAFE"),
    ],
)
def test_the_catalogue_settles_the_y_inside_a_name(dicho, observaciones):
    con, sin = normalizar(dicho, catalogo=CATALOGO), normalizar(dicho)

    assert con.valida
    assert con.direccion.cruces == ("RAMON Y CAJAL", "LANZA")
    assert (con.observaciones, sin.observaciones) == (observaciones, observaciones)
    assert [e.codigo for e in sin.errores] == ["CRUCE_AMBIGUO"]


@pytest.mark.parametrize("calle", ["OBS Y CAJAL", "AVE Y NIDO"])
def test_a_street_of_the_catalogue_that_is_called_like_a_mark_is_left_alone(calle):
    linea = f"LA PAZ - 2020 ENTRE {calle} Y LANZA"

    assert normalizar(linea, catalogo=[calle, "LANZA"]).linea == linea


def test_what_does_not_follow_the_annex_is_no_address_though_it_was_read_in_part():
    propuesta = normalizar("la paz 2020")

    assert not propuesta.valida
    assert propuesta.direccion is None
    assert (propuesta.leida.via, propuesta.leida.numero) == ("LA PAZ", "2020")


@pytest.mark.parametrize("nada", [None, 7, ["LA PAZ"]])
def test_what_is_no_text_proposes_nothing(nada):
    propuesta = normalizar(nada, observaciones=nada)

    assert (propuesta.linea, propuesta.observaciones) == ("", "")
    assert not propuesta.valida


@pytest.mark.parametrize(
    ("dicho", "aparte", "observaciones"),
    [
        ("OBS: PORTON CAFE", "PARQUE", "PORTON CAFE, PARQUE"),
        ("OBS: PARQUE", "JUNTO AL PARQUE", "JUNTO AL PARQUE"),
        ("(OBS) , - PORTON CAFE;", "", "PORTON CAFE"),
        ("OBSERVACION PORTON. OBSERVACIONES: VERDE", "", "PORTON, VERDE"),
        (". OBSERVACIONES:PORTON", "", "PORTON"),
        ("", "PARQUE.", "PARQUE"),
    ],
)
def test_remarks_are_one_text_wherever_they_were_written(dicho, aparte, observaciones):
    propuesta = normalizar(f"LA PAZ - 2020 ESQUINA LANZA {dicho}", observaciones=aparte)

    assert propuesta.linea == "LA PAZ - 2020 ESQUINA LANZA"
    assert propuesta.observaciones == observaciones
    assert propuesta.valida


@pytest.mark.parametrize(
    ("dicho", "aviso"),
    [
        ("la paz 0020 lanza y sucre",
         "Se entiende que las calles después del número son las que cruzan."),
        ("la paz 20 esq lanza", "El número se completa a cuatro cifras."),
        ("la paz 2040-A esq lanza", "La letra del número va en las observaciones."),
        ("la paz N-0280 esq lanza",
         "A la línea van las cuatro cifras; la letra, a las observaciones."),
        ("la paz 2020 esq lanza zona norte",
         "En la ciudad, la zona y el barrio van en las observaciones."),
        ("zona pucara s/n por la fabrica de cemento",
         "Sin número: se propone uno provisional; cámbielo si hay otro convenido."),
        ("la paz 2020 esq lanza cond. edif. sol piso 5 dpto b",
         "Se dijo CONDOMINIO y EDIFICIO: a la línea va EDIFICIO, junto al nombre."),
        ("zona pucara nro 1512 zona norte, av villazón km 8",
         "La línea lleva una zona y un barrio: los demás, a las observaciones."),
        ("la paz 2020 esq. lanza edif. sol piso -1 dpto b",
         "El piso -1 no cabe en la línea: va en las observaciones."),
        ("la paz 2020 esq lanza y sucre",
         "La esquina queda con una calle: si son dos, escriba ENTRE LANZA Y SUCRE."),
        ("quillacollo av. blanco galindo 2020 esq. lanza",
         "Lo que se dijo antes de la calle pasa a las observaciones."),
    ],
)  # fmt: skip
def test_what_was_changed_is_said_in_words(dicho, aviso):
    assert normalizar(dicho).avisos == (aviso,)
