"""How each slot is read from the sale and written into the gloss (9.1)."""

import pytest

from solicitudes.glosas import DatoDeGlosaInvalido
from solicitudes.glosas.formatos import escribir, leer_cuenta, leer_monto

pytestmark = pytest.mark.paso("9.1")
SIN_CIFRA = "El monto de «tarifa» no se entiende: escriba una cifra, como 149,50."
SIN_CUENTA = "En «permanencia» escriba un número entero, como 18."
SIN_MONTO = "Hay un «BS.» sin monto: escriba cuánto es, por ejemplo BS. 149.-"


@pytest.mark.parametrize(
    ("hueco", "valor", "escrito"),
    [
        ("tarifa", " 149,50 ", "BS. 149,50"),
        ("tarifa", 0, "BS. 0.-"),
        ("tarifa", 1_000_000, "BS. 1000000.-"),
        ("mega_adicional", "0.3755", "BS. 0,3755"),
        ("tarifa_hr", "1E1", "BS. 10.-"),
        ("permanencia", " 1 ", "1 MES"),
        ("permanencia", 999, "999 MESES"),
        ("aviso_retiro_dias", 1, "1 DIA"),
        ("aviso_retiro_dias", 30, "30 DIAS"),
        ("puntos", 1, "1 PUNTO"),
        ("puntos", 0, "0 PUNTOS"),
        ("telefono_factura", "+59144251234", "44251234"),
        ("telefono_factura", "+54 9 11 2345-6789", "+5491123456789"),
        ("referencia", "44251234 y 70712345", "44251234, 70712345"),
        ("referencia", "44251234 Y 70712345", "44251234, 70712345"),
        ("referencia", "44251234; 70712345", "44251234, 70712345"),
        ("referencia", "44251234/70712345", "44251234, 70712345"),
        ("referencia", "44251234, ", "44251234"),
        ("referencia", [None, " ", "70712345", 70712345], "70712345"),
        ("referencia", 70712345, "70712345"),
        ("tecnologia", " fibra ", "GPON"),
        ("tecnologia", "cobre", "MSAM"),
        ("tecnologia", "HFC", ""),
        ("tarifa", "", ""),
        ("tarifa", None, ""),
        ("tarifa", False, ""),
        ("caracteristicas", "«Portón» – café… “nuevo”, ‘alto’ — d’or",
         '"PORTON" - CAFE. "NUEVO", \'ALTO\' - D\'OR'),
        ("caracteristicas", "reja\nnegra\t y  alta .,;:-", "REJA NEGRA Y ALTA"),
        ("caracteristicas", "casa....azul", "CASA.AZUL"),
        ("caracteristicas", "casa\x07azul", "CASA AZUL"),
        ("caracteristicas", "muro de 3.5 m, n\u0303", "MURO DE 3.5 M, Ñ"),
        ("promocion", 'Plan "Hogar" 2', "PLAN 'HOGAR' 2"),
        ("caracteristicas", 'Casa "Elías" 2', 'CASA "ELIAS" 2'),
        ("pasar_en", "pasar en la mañana", "LA MAÑANA"),
        ("caracteristicas", "pasar en vado", "PASAR EN VADO"),
        ("adicional", "x" * 80, "X" * 80),
        ("caracteristicas", "y" * 81, "Y" * 81),
    ],
)  # fmt: skip
def test_a_slot_is_written_as_the_annex_writes_it(hueco, valor, escrito):
    assert escribir(hueco, {hueco: valor}) == escrito


@pytest.mark.parametrize(
    ("vivienda", "pisos", "escrito"),
    [
        ("casa", " 2 ", "CASA DE 2 PISOS"),
        ("casa", 1, "CASA DE 1 PISO"),
        ("casa", " ", "CASA"),
        ("casa", None, "CASA"),
        ("departamento", " pb ", "DEPARTAMENTO EN PISO PB"),
        ("departamento", 12, "DEPARTAMENTO EN PISO 12"),
        ("casa de 3 pisos", 2, "CASA DE 3 PISOS"),
        ("local", 2, "LOCAL"),
        ("oficina", 5, "OFICINA EN PISO 5"),
        ("oficina", None, "OFICINA"),
        (None, None, ""),
        (None, 2, ""),
    ],
)
def test_a_house_is_said_with_its_floors(vivienda, pisos, escrito):
    assert escribir("vivienda", {"vivienda": vivienda, "pisos": pisos}) == escrito


@pytest.mark.parametrize(
    ("hueco", "valor", "dice"),
    [
        ("costo_instalacion", "1000000,01",
         "El monto de «costo instalacion» no se entiende: escriba una cifra, como 149,50."),
        ("tarifa", "-0,01", SIN_CIFRA),
        ("tarifa", "1,00001", SIN_CIFRA),
        ("tarifa", "x", SIN_CIFRA),
        ("tarifa", "Infinity", SIN_CIFRA),
        ("tarifa", "NaN", SIN_CIFRA),
        ("permanencia", 1000, SIN_CUENTA),
        ("permanencia", "-1", SIN_CUENTA),
        ("permanencia", "²", SIN_CUENTA),
        ("aviso_retiro_dias", "9" * 5000,
         "En «aviso retiro dias» escriba un número entero, como 18."),
        ("referencia", "44251234, 70712345, 70712346",
         "La glosa lleva uno o dos teléfonos: quite los demás."),
        ("tecnologia", "CABLE",
         "La tecnología es una de: COBRE, FIBRA, HFC, SATELITE, INALAMBRICO."),
        ("adicional", "x" * 81, "El texto adicional lleva hasta 80 letras: acórtelo."),
        ("vivienda", "casa ★",
         "El signo «★» no se puede digitar en Smartflex: escríbalo con letras."),
        ("caracteristicas", "casa ★",
         "El signo «★» no se puede digitar en Smartflex: escríbalo con letras."),
        ("caracteristicas", "paga bs. - mañana",
         SIN_MONTO),
        ("caracteristicas", "paga Bs", SIN_MONTO),
    ],
)  # fmt: skip
def test_what_cannot_stand_in_a_slot_is_refused_beside_it(hueco, valor, dice):
    with pytest.raises(DatoDeGlosaInvalido) as refusal:
        escribir(hueco, {hueco: valor})

    assert (refusal.value.hueco, str(refusal.value)) == (hueco, dice)


def test_a_telephone_that_is_none_is_refused_beside_its_slot():
    with pytest.raises(DatoDeGlosaInvalido, match="teléfono") as refusal:
        escribir("referencia", {"referencia": "123"})

    assert refusal.value.hueco == "referencia"


@pytest.mark.parametrize("pisos", ["dos", "2,5"])
@pytest.mark.parametrize("vivienda", ["casa", "departamento"])
def test_floors_that_are_no_number_are_refused_beside_the_floors(vivienda, pisos):
    with pytest.raises(DatoDeGlosaInvalido, match="En «pisos» escriba") as refusal:
        escribir("vivienda", {"vivienda": vivienda, "pisos": pisos})

    assert refusal.value.hueco == "pisos"


def test_a_figure_is_read_as_a_figure():
    assert (str(leer_monto("tarifa", "149.50")), leer_cuenta("puntos", "007")) == ("149.50", 7)
