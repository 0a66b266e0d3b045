"""What people really say, and the line it becomes (8.1)."""

import pytest

from solicitudes.direcciones import DireccionInvalida, analizar, normalizar

pytestmark = pytest.mark.paso("8.1")


@pytest.mark.parametrize(
    ("dicho", "linea", "observaciones"),
    [
        ("c/ la paz nro 73 esq. lanza", "LA PAZ - 0073 ESQUINA LANZA", ""),
        ("Av. Heroínas N-0280 entre lanza e illapa, of. 204",
         "AV. HEROINAS - 0280 ENTRE LANZA Y ILLAPA", "NUMERO N-0280, OFICINA 204"),
        ("Calle La Paz Nro. 20 entre Lanza y Sucre", "LA PAZ - 0020 ENTRE LANZA Y SUCRE", ""),
        ("La Paz esquina Lanza 2030", "LA PAZ - 2030 ESQUINA LANZA", ""),
        ("edificio los alamos piso 2 dpto 3, av. america 1500 esq. pando",
         "AV. AMERICA - 1500 ESQUINA PANDO EDIFICIO LOS ALAMOS PISO 2 DEPTO 3", ""),
        ("la paz 2040 lanza y antezana", "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA", ""),
        ("La Paz-2020 entre calles Lanza y Antezana. Local 3",
         "LA PAZ - 2020 ENTRE LANZA Y ANTEZANA", "LOCAL 3"),
        ("la paz 20 esq lanza zona norte urb. el bosque mz 4 lote 5", "LA PAZ - 0020 ESQUINA LANZA",
         "ZONA NORTE, URBANIZACION EL BOSQUE, MANZANO 4, LOTE 5"),
        ("av 6 de agosto 1234 entre lanza y sucre edif. elias 5to piso dpto 4-B",
         "AV. 6 DE AGOSTO - 1234 ENTRE LANZA Y SUCRE EDIFICIO ELIAS PISO 5 DEPTO 4B", "DEPTO 4-B"),
        ("25 de mayo 73 e/ jordan, sucre pj. aldunate caseta 73",
         "25 DE MAYO - 0073 ENTRE JORDAN Y SUCRE", "PASAJE ALDUNATE, CASETA 73"),
        ("quilla 563 e/ illapa y pachamama obs: parque lincoln",
         "QUILLA - 0563 ENTRE ILLAPA Y PACHAMAMA", "PARQUE LINCOLN"),
        ("calle 4 #12 esq. c/ 5", "CUATRO - 0012 ESQUINA CINCO", ""),
        ("la paz 2040-A esq lanza", "LA PAZ - 2040 ESQUINA LANZA", "NUMERO 2040-A"),
        ("la paz 73 entre 12 y sucre", "LA PAZ - 0073 ENTRE DOCE Y SUCRE", ""),
        ("la paz 73 entre 4 y 'lanza", "LA PAZ - 0073 ENTRE CUATRO Y LANZA", ""),
        ("Félix n°73 esq. Muñoz", "FELIX - 0073 ESQUINA MUÑOZ", ""),
        ("São Paulo 73 esq. Félix", "SAO PAULO - 0073 ESQUINA FELIX", ""),
        ("la paz n.° 73 esq. gral. pando", "LA PAZ - 0073 ESQUINA GRAL. PANDO", ""),
        ("la paz numero 73 esq. j. quiroga", "LA PAZ - 0073 ESQUINA J. QUIROGA", ""),
        ("la paz nro 2A esq. lanza", "LA PAZ - 0002 ESQUINA LANZA", "NUMERO 2A"),
        ("la paz -7 lanza y sucre", "LA PAZ - 0007 ENTRE LANZA Y SUCRE", ""),
        ("la paz / 73 esq. lanza", "LA PAZ - 0073 ESQUINA LANZA", ""),
        ("la paz 2040 lanza/sucre", "LA PAZ - 2040 ENTRE LANZA Y SUCRE", ""),
        ("la paz 73 e/lanza/sucre", "LA PAZ - 0073 ENTRE LANZA Y SUCRE", ""),
        ("la paz 2020 esq. lanza. re\N{SOFT HYPHEN}jas verdes",
         "LA PAZ - 2020 ESQUINA LANZA", "REJAS VERDES"),
        ("zona pucara barrio el porvenir barrio sur s/n, av villazón km 8",
         "INNOMINADA - 0001 ZONA PUCARA BARRIO EL PORVENIR",
         "BARRIO SUR, AV. VILLAZON KM 8, NUMERO PROVISIONAL"),
        ("la paz 73 esq. lanza edif. elías piso5 dpto3",
         "LA PAZ - 0073 ESQUINA LANZA EDIFICIO ELIAS PISO 5 DEPTO 3", ""),
        ("la paz 73 esq. lanza edif. elías 5° piso dpto b",
         "LA PAZ - 0073 ESQUINA LANZA EDIFICIO ELIAS PISO 5 DEPTO B", ""),
        ("la paz 73 esq. lanza edif. elías piso 5 dpto 4.b",
         "LA PAZ - 0073 ESQUINA LANZA EDIFICIO ELIAS PISO 5 DEPTO 4B", "DEPTO 4.B"),
        ("la paz 73 esq. lanza edif. elías planta baja dpto b",
         "LA PAZ - 0073 ESQUINA LANZA EDIFICIO ELIAS PISO PB DEPTO B", ""),
    ],
)  # fmt: skip
def test_dictation_becomes_a_valid_line(dicho, linea, observaciones):
    propuesta = normalizar(dicho)

    assert (propuesta.linea, propuesta.observaciones) == (linea, observaciones)
    assert propuesta.valida


def test_a_house_without_number_far_away_gets_a_provisional_one():
    propuesta = normalizar("zona pucara barrio el porvenir s/n, av villazon km 8 al norte")

    assert propuesta.linea == "INNOMINADA - 0001 ZONA PUCARA BARRIO EL PORVENIR"
    assert propuesta.observaciones == "AV. VILLAZON KM 8 AL NORTE, NUMERO PROVISIONAL"
    assert propuesta.rural
    assert propuesta.numero_provisional
    assert propuesta.avisos


@pytest.mark.parametrize(
    "dicho",
    [
        "zona pucara s.n. por la fabrica de cemento",
        "zona pucara, sin número, por la fábrica de cemento",
        "zona pucara, por la fábrica de cemento, sin número",
    ],
)
def test_that_there_is_no_number_is_heard_wherever_it_is_said(dicho):
    propuesta = normalizar(dicho)

    assert propuesta.linea == "INNOMINADA - 0001 ZONA PUCARA"
    assert propuesta.observaciones == "POR LA FABRICA DE CEMENTO, NUMERO PROVISIONAL"
    assert propuesta.valida


@pytest.mark.parametrize(
    ("dicho", "linea", "codigos"),
    [
        ("la paz 2020", "LA PAZ - 2020", ["FALTA_CRUCE"]),
        ("la paz 2020 calle lanza", "LA PAZ - 2020 LANZA", ["FALTA_CRUCE"]),
        ("la paz 73 esq. 25", "LA PAZ - 0073 ESQUINA 25", ["ESQUINA_NOMBRE"]),
        ("la paz 2020 esq. edif. sol piso 5 dpto b",
         "LA PAZ - 2020 ESQUINA EDIFICIO SOL PISO 5 DEPTO B", ["ESQUINA_NOMBRE"]),
        ("la paz 73", "LA PAZ - 0073", ["FALTA_CRUCE"]),
        ("esquina lanza 2020", "- 2020 ESQUINA LANZA", ["VIA"]),
        ("villazon 1512 zona pucara", "VILLAZON - 1512 ZONA PUCARA", ["OBS_RURAL_OBLIGATORIA"]),
        ("la paz 73 esq. 123", "LA PAZ - 0073 ESQUINA 123", ["ESQUINA_NOMBRE"]),
        ("la paz 73 esq. calle", "LA PAZ - 0073 ESQUINA CALLE", ["PREFIJO_CALLE"]),
        ("la paz 2020 esq. lanza edif. sol piso 5 dpto d'orbigny",
         "LA PAZ - 2020 ESQUINA LANZA EDIFICIO SOL PISO 5 DEPTO D'ORBIGNY", ["INMUEBLE"]),
        ("la paz 73 e/ calle y sucre", "LA PAZ - 0073 ENTRE CALLE Y SUCRE", ["PREFIJO_CALLE"]),
    ],
)  # fmt: skip
def test_what_cannot_be_guessed_is_left_and_named(dicho, linea, codigos):
    propuesta = normalizar(dicho)

    assert propuesta.linea == linea
    assert [e.codigo for e in propuesta.errores] == codigos


def test_that_the_word_calle_was_left_out_is_said():
    propuesta = normalizar("calle la paz 0073 esq. lanza")

    assert propuesta.linea == "LA PAZ - 0073 ESQUINA LANZA"
    assert propuesta.avisos == ("La palabra CALLE no se escribe.",)


@pytest.mark.parametrize("trozo", ["Y ", "ENTRE ", "- 1 ", "A", ".", "N-", "#1 ", "CASA 1 ", ", "])
def test_ten_thousand_characters_are_read_in_one_go(trozo, pasos_de_python):
    corto, largo = (("LA PAZ - 2020 ENTRE " + trozo * 10_000)[:n] for n in (5_000, 10_000))

    assert pasos_de_python(normalizar, largo) < 2.6 * pasos_de_python(normalizar, corto)
    with pytest.raises(DireccionInvalida):
        analizar(largo)


@pytest.mark.parametrize("linea", ["OBS - 0001 ESQUINA LANZA", "LA PAZ - 0001 ESQUINA OBS"])
def test_a_street_called_like_a_mark_is_left_alone(linea):
    assert normalizar(linea).linea == linea
