"""Each word of a dictation goes to its field, or to the observations, never to the bin (8.1)."""

import pytest

from solicitudes.direcciones import normalizar

pytestmark = pytest.mark.paso("8.1")
AQUI = "la paz 2020 esq. lanza"
LINEA = "LA PAZ - 2020 ESQUINA LANZA"
CIFRAS = "El número se completa a cuatro cifras."
NO_CABE = "Lo que no cabe en el formato pasa a las observaciones."
EN_LA_CIUDAD = "En la ciudad, la zona y el barrio van en las observaciones."
CALLE = "La palabra CALLE no se escribe."
SIN_NUMERO = "Sin número: se propone uno provisional; cámbielo si hay otro convenido."
CRUZAN = "Se entiende que las calles después del número son las que cruzan."
LETRA = "La letra del número va en las observaciones."
OFICINA = "La oficina se escribe como DEPTO y se aclara en las observaciones."


def propuesto(dicho):
    """The line, the observations and what is said of them, of a proposal that is valid."""
    propuesta = normalizar(dicho)

    assert propuesta.valida
    return propuesta.linea, propuesta.observaciones, propuesta.avisos


@pytest.mark.parametrize(
    ("dicho", "linea", "observaciones", "avisos"),
    [
        ("2 de agosto 300 esq. lanza", "2 DE AGOSTO - 0300 ESQUINA LANZA", "", [CIFRAS]),
        ("la paz #7 esq. lanza", "LA PAZ - 0007 ESQUINA LANZA", "", [CIFRAS]),
        ("la paz, 2020, esq. lanza", LINEA, "", []),
        (", la paz 2020 - esq. lanza", LINEA, "", []),
        ("la paz entre lanza y sucre 2030 portón café",
         "LA PAZ - 2030 ENTRE LANZA Y SUCRE", "PORTON CAFE", [NO_CABE]),
        ("zona pucara s/n 1512 por la fábrica de cemento", "INNOMINADA - 0001 ZONA PUCARA",
         "1512 POR LA FABRICA DE CEMENTO, NUMERO PROVISIONAL",
         [SIN_NUMERO]),
        ("la paz s/n esq. lanza", "LA PAZ - 0001 ESQUINA LANZA", "NUMERO PROVISIONAL",
         [SIN_NUMERO]),
        ("la paz #7B lanza y sucre", "LA PAZ - 0007 ENTRE LANZA Y SUCRE", "NUMERO 7B",
         [LETRA, CIFRAS, CRUZAN]),
        ("la paz 7B esq. lanza", "LA PAZ - 0007 ESQUINA LANZA", "NUMERO 7B", [LETRA, CIFRAS]),
        ("la paz 300 lanza y sucre", "LA PAZ - 0300 ENTRE LANZA Y SUCRE", "", [CIFRAS, CRUZAN]),
        ("ximena 2020 esq. lanza", "XIMENA - 2020 ESQUINA LANZA", "", []),
        ("villa 1ro de mayo 300 esq. lanza", "VILLA 1RO DE MAYO - 0300 ESQUINA LANZA", "",
         [CIFRAS]),
        ("6 esq. lanza 2030", "SEIS - 2030 ESQUINA LANZA", "", []),
        ("la paz esq. lanza, rejas verdes, nro 2020", LINEA, "REJAS VERDES", [NO_CABE]),
    ],
)  # fmt: skip
def test_a_number_is_heard_where_it_is_said(dicho, linea, observaciones, avisos):
    assert propuesto(dicho) == (linea, observaciones, tuple(avisos))


@pytest.mark.parametrize(
    ("dicho", "cruce", "observaciones", "avisos"),
    [
        ("entre calle lanza y calle sucre", "ENTRE LANZA Y SUCRE", "", []),
        ("esq. con lanza", "ESQUINA LANZA", "", []),
        ("esq. c. lanza", "ESQUINA LANZA", "", [CALLE]),
        ("e/ c. lanza y c. sucre", "ENTRE LANZA Y SUCRE", "", [CALLE]),
        ("calle lanza y calle sucre", "ENTRE LANZA Y SUCRE", "", [CRUZAN, CALLE]),
        ("e/ lanza e hidalgo", "ENTRE LANZA Y HIDALGO", "", []),
        ("e/ ismael y sucre", "ENTRE ISMAEL Y SUCRE", "", []),
        ("e/ lanza, sucre", "ENTRE LANZA Y SUCRE", "", []),
        ("e/ lanza, y sucre", "ENTRE LANZA Y SUCRE", "", []),
        ("e/ lanza y, sucre", "ENTRE LANZA Y SUCRE", "", []),
        ("e/ lanza y sucre, rejas verdes", "ENTRE LANZA Y SUCRE", "REJAS VERDES", [NO_CABE]),
        ("e/ lanza norte y sucre sur", "ENTRE LANZA NORTE Y SUCRE SUR", "", []),
        ("e/ lanza y parque lincoln", "ENTRE LANZA Y PARQUE LINCOLN", "", []),
        ("e/ villa de ibarra y sucre", "ENTRE VILLA DE IBARRA Y SUCRE", "", []),
        ("esq. entre lanza", "ESQUINA LANZA", "", []),
        ("entre esq. lanza", "ESQUINA LANZA", "", []),
        ("entre lanza y sucre esq. jordán", "ENTRE LANZA Y SUCRE", "ESQUINA JORDAN", []),
        ("entre lanza y sucre zona norte", "ENTRE LANZA Y SUCRE", "ZONA NORTE", [EN_LA_CIUDAD]),
        ("esq. lanza barrio fabril", "ESQUINA LANZA", "BARRIO FABRIL", [EN_LA_CIUDAD]),
        ("esq. lanza, portón café, reja verde, tocar timbre",
         "ESQUINA LANZA", "PORTON CAFE, REJA VERDE, TOCAR TIMBRE", [NO_CABE]),
        ("rejas verdes esq. lanza, portón félix", "ESQUINA LANZA", "REJAS VERDES, PORTON FELIX",
         [NO_CABE]),
        ("esq. lanza, detrás del mercado media cuadra al lado norte",
         "ESQUINA LANZA", "DETRAS DEL MERCADO MEDIA CUADRA AL LADO NORTE", [NO_CABE]),
        ("esq. lanza piso 5", "ESQUINA LANZA", "PISO 5", []),
        ("esq. lanza casa 7", "ESQUINA LANZA", "CASA 7", []),
        ("esq. lanza, casa verde", "ESQUINA LANZA", "CASA VERDE", []),
    ],
)  # fmt: skip
def test_the_streets_that_cross_end_where_the_observations_begin(
    dicho, cruce, observaciones, avisos
):
    assert propuesto(f"la paz 2020 {dicho}") == (
        f"LA PAZ - 2020 {cruce}",
        observaciones,
        tuple(avisos),
    )


@pytest.mark.parametrize(
    ("dicho", "inmueble", "observaciones", "avisos"),
    [
        ("cond. sol casa 7", "CONDOMINIO SOL CASA 7", "", []),
        ("cond. sol casa b", "CONDOMINIO SOL CASA B", "", []),
        ("cond. sol bloque i casa 2P", "CONDOMINIO SOL BLOQUE I CASA 2P", "", []),
        ("cond. sol casa 7 of. 204", "CONDOMINIO SOL CASA 7", "OFICINA 204", [NO_CABE]),
        ("cond. casa linda casa 7", "CONDOMINIO CASA LINDA CASA 7", "", []),
        ("cond. sol casa 7 casa 8", "CONDOMINIO SOL CASA 7", "CASA 8", []),
        ("cond. sol, casa 12, portón café", "CONDOMINIO SOL CASA 12", "PORTON CAFE", [NO_CABE]),
        ("cond. sol casa de campo piso 1 dpto a",
         "CONDOMINIO SOL CASA DE CAMPO PISO 1 DEPTO A", "", []),
        ("cond. sol casa 7 rejas verdes", "CONDOMINIO SOL CASA 7", "REJAS VERDES", [NO_CABE]),
        ("cond. sol bloque 4-a casa 7", "CONDOMINIO SOL BLOQUE 4A CASA 7", "BLOQUE 4-A",
         ["En la línea el BLOQUE va sin guion: 4A."]),
        ("edif. sol piso 1 dpto a casa 7", "EDIFICIO SOL PISO 1 DEPTO A", "CASA 7", []),
        ("edif. sol piso 5 of. 204", "EDIFICIO SOL PISO 5 DEPTO 204", "OFICINA 204", [OFICINA]),
        ("edif. sol of. 204 piso 5", "EDIFICIO SOL PISO 5 DEPTO 204", "OFICINA 204", [OFICINA]),
        ("edif. sol piso 5 of. 204 rejas verdes",
         "EDIFICIO SOL PISO 5 DEPTO 204", "OFICINA 204, REJAS VERDES", [OFICINA, NO_CABE]),
        ("edif. sol piso 5 of. 204 dpto b", "EDIFICIO SOL PISO 5 DEPTO B", "OFICINA 204",
         [NO_CABE]),
        ("edif. sol piso 5 dpto b of. 204", "EDIFICIO SOL PISO 5 DEPTO B", "OFICINA 204",
         [NO_CABE]),
        ("edif. sol quinto piso dpto b", "EDIFICIO SOL PISO 5 DEPTO B", "", []),
        ("edif. sol piso quinto dpto b", "EDIFICIO SOL PISO 5 DEPTO B", "", []),
        ("edif. sol piso 5to dpto b", "EDIFICIO SOL PISO 5 DEPTO B", "", []),
        ("edif. sol 5to piso rejas verdes dpto b",
         "EDIFICIO SOL PISO 5 DEPTO B", "REJAS VERDES", [NO_CABE]),
        ("edif. sol 2 piso 5 dpto b", "EDIFICIO SOL 2 PISO 5 DEPTO B", "", []),
        ("edif. sol pb dpto b", "EDIFICIO SOL PISO PB DEPTO B", "", []),
        ("edif. sol piso 5 pb dpto b", "EDIFICIO SOL PISO 5 DEPTO B", "PB", []),
        ("edif. sol edif. luna piso 5 dpto b", "EDIFICIO SOL PISO 5 DEPTO B", "EDIFICIO LUNA", []),
        ("edif. sol piso 5 piso 6 dpto b", "EDIFICIO SOL PISO 5 DEPTO B", "PISO 6", []),
        ("edif. sol piso 5 dpto b dpto c", "EDIFICIO SOL PISO 5 DEPTO B", "DEPTO C", []),
        ("edif. sol bloque i norte piso 5 dpto b",
         "EDIFICIO SOL BLOQUE I PISO 5 DEPTO B", "NORTE", []),
        ("edif. sol bloque 1ro piso 5 dpto b", "EDIFICIO SOL BLOQUE 1RO PISO 5 DEPTO B", "", []),
        ("edif. c. sol piso 5 dpto b", "EDIFICIO SOL PISO 5 DEPTO B", "", [CALLE]),
        ("edif. sol, torre norte, piso 5 dpto b",
         "EDIFICIO SOL PISO 5 DEPTO B", "TORRE NORTE", []),
    ],
)  # fmt: skip
def test_what_a_building_holds_stands_in_the_order_of_the_annex(
    dicho, inmueble, observaciones, avisos
):
    assert propuesto(f"{AQUI} {dicho}") == (f"{LINEA} {inmueble}", observaciones, tuple(avisos))


@pytest.mark.parametrize(
    ("dicho", "linea", "observaciones", "avisos"),
    [
        ("edif. elías piso 5 dpto b, la paz 2020 esq. lanza",
         f"{LINEA} EDIFICIO ELIAS PISO 5 DEPTO B", "", []),
        ("edif. elías piso 5 dpto b, calle la paz 2020 esq. lanza",
         f"{LINEA} EDIFICIO ELIAS PISO 5 DEPTO B", "", [CALLE]),
        ("cond. sol, av. américa 2020 esq. pando casa 4",
         "AV. AMERICA - 2020 ESQUINA PANDO CONDOMINIO SOL CASA 4", "", []),
        ("otb san josé, la paz 2020 esq. lanza", LINEA, "OTB SAN JOSE", [NO_CABE]),
        (", calle la paz 2020 esq. lanza", LINEA, "", [CALLE]),
        ("edif. manzano piso 5 dpto b, la paz 2020 esq. lanza",
         f"{LINEA} EDIFICIO MANZANO PISO 5 DEPTO B", "", []),
        ("parque lincoln 2020 esq. lanza", "PARQUE LINCOLN - 2020 ESQUINA LANZA", "", []),
        ("la paz 2020, pasaje aldunate, esq. lanza", LINEA, "PASAJE ALDUNATE", [NO_CABE]),
        ("zona pucara, calle los lirios 1512, av villazón km 8 al norte",
         "LOS LIRIOS - 1512 ZONA PUCARA", "AV. VILLAZON KM 8 AL NORTE", [CALLE]),
        ("los lirios 1512 zona pucara barrio sur, av villazón km 8 al norte",
         "LOS LIRIOS - 1512 ZONA PUCARA BARRIO SUR", "AV. VILLAZON KM 8 AL NORTE", []),
        ("zona pucara nro 1512, calle de tierra a 2 cuadras del km 8",
         "INNOMINADA - 1512 ZONA PUCARA", "CALLE DE TIERRA A 2 CUADRAS DEL KM 8", []),
        ("zona c. pucara nro 1512, av. villazón km 8 al norte",
         "INNOMINADA - 1512 ZONA PUCARA", "AV. VILLAZON KM 8 AL NORTE", [CALLE]),
        ("zona pucara s/n, calle de tierra a 2 cuadras del km 8", "INNOMINADA - 0001 ZONA PUCARA",
         "CALLE DE TIERRA A 2 CUADRAS DEL KM 8, NUMERO PROVISIONAL", [SIN_NUMERO]),
        ("los lirios 1512 zona pucara, av villazón km 8, edif. sol piso 5",
         "LOS LIRIOS - 1512 ZONA PUCARA", "AV. VILLAZON KM 8, EDIFICIO SOL, PISO 5", []),
    ],
)  # fmt: skip
def test_the_street_is_found_wherever_it_is_said(dicho, linea, observaciones, avisos):
    assert propuesto(dicho) == (linea, observaciones, tuple(avisos))


@pytest.mark.parametrize(
    ("dicho", "repetido"),
    [
        ("la paz nro 73 esq. lanza, portón café nro 74", "74"),
        (f"{AQUI}, 2do piso", "2DO"),
        (f"{AQUI} edif. sol piso 5 2do piso dpto b", "2DO"),
        (f"{AQUI} piso 5 edif. sol pb dpto b", "PB"),
    ],
)
def test_what_is_said_once_too_often_is_not_lost(dicho, repetido):
    linea, observaciones, _ = propuesto(dicho)

    assert repetido in f"{linea} {observaciones}".replace(",", "").split()
