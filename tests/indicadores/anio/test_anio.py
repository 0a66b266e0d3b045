"""A year with known answers: the same figures wherever they are read, signed or not (III.2)."""

import io

import pikepdf
import pytest
from django.test import override_settings

from indicadores.cifras import BASES
from tests.indicadores.anio.lectura import EnPantalla, Informe, Leido, Recorrido
from tests.indicadores.anio.respuestas import DE_QUIEN, JUNIO_COSTO, RESPUESTAS, Dice

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2"), pytest.mark.paso("4.1")]
CADA_MES = pytest.mark.parametrize("mes", RESPUESTAS)
NOMBRE = "Registro eficaz de solicitudes de venta"
TASA = "Tasa de registro de ventas aceptadas"
SUPERA = "Hay más solicitudes que llamadas"


@pytest.fixture(scope="module")
def anio(del_modulo, _servidor_correo, tmp_path_factory) -> dict[str, Leido]:
    """Lived once, with a mail server of its own and its files apart."""
    _servidor_correo.como_nuevo()
    with override_settings(
        EMAIL_BACKEND="bluecom.pendientes.smtp.BuzonConPlazo",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=_servidor_correo.puerto,
        CARPETA_PRIVADA=tmp_path_factory.mktemp("anio"),
    ):
        return Recorrido(_servidor_correo).leer()


def en_letras(codigo: str, n: int, d: int, entre: str) -> str:
    """«49 solicitudes registradas de 50 llamadas efectivas»."""
    de_n, de_d = BASES[codigo]
    return f"{n} {de_n[n != 1]} {entre} {d} {de_d[d != 1]}"


def como_se_lee(dice: Dice) -> str:
    return f"{dice.porcentaje.replace('.', ',')} %" if dice.porcentaje else "—"


def a_los_lados(dice: Dice) -> list[tuple[str, int, int]]:
    """The other figures of the month, each of its base."""
    return [
        ("contactabilidad", dice.d, dice.hechas),
        ("conversion", dice.aceptadas, dice.d),
        ("tasa-aceptadas", dice.n, dice.aceptadas),
        ("instaladas", dice.instaladas, dice.n),
    ]


@CADA_MES
def test_the_page_says_it_before_and_after_the_close_and_when_all_came_late(anio, mes):
    leido, sabido = anio[mes], RESPUESTAS[mes]
    for pantalla, dice, sello in (
        (leido.al_terminar[0], sabido.al_terminar, "PROVISIONAL"),
        (leido.firmado[0], sabido.firmado, "DEFINITIVO"),
        (leido.al_final, sabido.firmado, "DEFINITIVO"),
    ):
        titular = f"{NOMBRE} {como_se_lee(dice)} {dice.veredicto} "
        titular += en_letras("oficial", dice.n, dice.d, "de")
        assert titular in pantalla.pagina
        for codigo, n, d in a_los_lados(dice):
            entre = "de" if codigo == "tasa-aceptadas" else "/"
            assert en_letras(codigo, n, d, entre) in pantalla.pagina
        antes, _, oficial = pantalla.pagina.partition(NOMBRE)
        assert (SUPERA in oficial.partition(TASA)[0]) == (dice.n > dice.d)
        assert f"{sello} " in antes


@CADA_MES
def test_the_command_says_it_before_and_after_the_close_and_when_all_came_late(anio, mes):
    leido, sabido = anio[mes], RESPUESTAS[mes]

    assert lo_del_comando(leido.al_terminar[0]) == (True, *sabido.al_terminar)
    assert lo_del_comando(leido.firmado[0]) == (False, *sabido.firmado)
    assert lo_del_comando(leido.al_final) == (False, *sabido.firmado)


def lo_del_comando(pantalla: EnPantalla) -> tuple[object, ...]:
    c = pantalla.comando
    assert c["contactabilidad"]["n"] == c["conversion"]["de"] == c["denominador"]
    return (
        c["provisional"], c["numerador"], c["denominador"], c["porcentaje"] or "", c["veredicto"],
        c["contactabilidad"]["de"], c["aceptadas"], c["instaladas"]["n"], c["seguimientos"],
    )  # fmt: skip


@CADA_MES
def test_the_paper_says_it_before_and_after_the_close(anio, mes):
    for informe, dice, caracter in de_los_dos(anio, mes):
        valor = f"{como_se_lee(dice)} " if dice.d else ""
        assert valor + en_letras("oficial", dice.n, dice.d, "/") in informe.papel
        assert f"{dice.veredicto.upper()} Parámetro" in informe.papel
        for codigo, n, d in a_los_lados(dice):
            assert en_letras(codigo, n, d, "/") in informe.papel
        assert caracter in informe.papel
        assert (SUPERA in informe.papel) == (dice.n > dice.d)


@CADA_MES
def test_the_workbook_says_it_by_formulas_over_as_many_rows(anio, mes):
    for informe, dice, _ in de_los_dos(anio, mes):
        porcentaje = float(dice.porcentaje) if dice.porcentaje else ""
        supera = SUPERA if dice.n > dice.d else ""
        assert informe.hojas["Indicador"] == [
            [NOMBRE, dice.n, dice.d, porcentaje, 98, dice.veredicto, supera]
        ]
        assert [*informe.formulas] == ["B2", "C2", "D2", "F2", "G2"]
        assert len(informe.hojas["Registradas"]) == dice.n
        assert len(informe.hojas["Efectivas"]) == dice.d


@CADA_MES
def test_the_mail_says_it_before_and_after_the_close(anio, mes):
    for informe, dice, caracter in de_los_dos(anio, mes):
        dicho = como_se_lee(dice) if dice.d else "SIN DATOS"
        assert f"Resultado: {dicho} ({en_letras('oficial', dice.n, dice.d, '/')})." in informe.texto
        assert (f"{dice.veredicto}: el parámetro es" in informe.texto) == bool(dice.d)
        assert informe.asunto.endswith(f"({caracter})")
        assert (SUPERA in informe.texto) == (dice.n > dice.d)


def de_los_dos(anio: dict[str, Leido], mes: str) -> list[tuple[Informe, Dice, str]]:
    leido, sabido = anio[mes], RESPUESTAS[mes]
    return [
        (leido.al_terminar[1], sabido.al_terminar, "PROVISIONAL"),
        (leido.firmado[1], sabido.firmado, "DEFINITIVO"),
    ]


@CADA_MES
def test_what_came_late_is_an_adjustment_and_the_signed_files_are_the_same_bytes(anio, mes):
    leido = anio[mes]

    assert leido.ajustes == RESPUESTAS[mes].ajustes
    assert leido.por_sus_enlaces == leido.firmado[1].archivos


def test_the_paper_is_archival_and_tagged(anio):
    for _, informe in (anio["2026-10"].al_terminar, anio["2026-10"].firmado):
        with pikepdf.open(io.BytesIO(informe.archivos[0])) as pdf, pdf.open_metadata() as xmp:
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
            assert pdf.Root.MarkInfo.Marked


def test_each_request_and_each_conversation_is_of_who_had_the_client_then(anio):
    for _, informe in (anio["2026-10"].al_terminar, anio["2026-10"].firmado):
        dichos = {nombre: (n, d, f"{p:.2f}" if p != "" else "")
                  for _, nombre, n, d, p in informe.hojas["Por asesor"]}  # fmt: skip
        assert dichos == DE_QUIEN


def test_what_cost_june_is_told_by_its_causes(anio):
    pantalla, informe = anio["2026-06"].firmado

    assert dict(informe.hojas["Por causa"]) == JUNIO_COSTO
    for causa, cuantas in JUNIO_COSTO.items():
        assert causa == "Total" or f"{causa} {cuantas} " in pantalla.pagina


def test_a_sale_is_of_the_month_of_its_call_in_one_figure_and_of_its_gloss_in_the_other(anio):
    agosto, septiembre = (anio[mes].firmado[1].hojas for mes in ("2026-08", "2026-09"))

    assert max(str(fila[3]) for fila in agosto["Efectivas"]) == "2026-08-31 23:59:59"
    assert min(str(fila[5]) for fila in septiembre["Registradas"]) == "2026-09-01"
