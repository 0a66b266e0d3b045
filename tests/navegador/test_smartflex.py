"""Steps 7–9 by keyboard: address in one confirmation, the sheet by one key, keys counted."""

import sys

import pytest
from playwright.sync_api import Page, expect

from solicitudes.models import Detalle
from solicitudes.reglas.estados import Estado
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.solicitudes.factories import venta_en

DICTADA = "la paz #2040 e/ lanza y antezana, cond. horizontes bloq. I piso 4 dpto A"
CANONICA = "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA CONDOMINIO HORIZONTES BLOQUE I PISO 4 DEPTO A"
TOPE = 25


class Teclado:
    """Presses keys and counts them; text typed into a field is not counted, keys are."""

    def __init__(self, pagina: Page) -> None:
        self.pagina = pagina
        self.pulsadas: list[str] = []

    def pulsar(self, tecla: str) -> None:
        self.pulsadas.append(tecla)
        self.pagina.keyboard.press(tecla)

    def escribir(self, texto: str) -> None:
        self.pagina.keyboard.type(texto)

    def copiar_todo(self) -> None:
        """C until every row is ticked, and once more to reach the request number."""
        marcas = self.pagina.locator("[name=digitado]")
        for _ in range(marcas.count()):
            self.pulsar("c")
        expect(self.pagina.locator("[name=digitado]:not(:checked)")).to_have_count(0)
        self.pulsar("c")
        expect(self.pagina.locator("[name=numero_smartflex]")).to_be_focused()

    def tomar(self, siguiente: str) -> None:
        self.pulsar("Enter")
        expect(self.pagina.locator("h1")).to_contain_text(siguiente)


@pytest.mark.paso("9.1")
def test_from_step_7_to_the_end_of_step_9_in_few_keys(entrar_como, personas, capsys):
    venta = venta_en(Estado.DOCUMENTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    teclado = Teclado(pagina)

    expect(pagina.locator("[name=ciclo]")).to_be_focused()
    teclado.pulsar("ArrowDown")
    expect(pagina.locator("#hoja-smartflex")).to_contain_text("Ciclo 1")
    teclado.pulsar("Escape")
    teclado.copiar_todo()
    teclado.tomar("8.")
    teclado.pulsar("Escape")
    teclado.copiar_todo()
    teclado.tomar("9.")
    teclado.pulsar("Escape")
    teclado.copiar_todo()
    teclado.escribir("70519001")
    teclado.tomar("10.")

    with capsys.disabled():
        sys.stdout.write(f"\nPasos 7 a 9: {len(teclado.pulsadas)} interacciones (tope {TOPE}).\n")
    venta.refresh_from_db()
    assert venta.estado == Estado.GLOSADA
    assert venta.numero_smartflex == "70519001"
    assert len(teclado.pulsadas) <= TOPE


@pytest.mark.paso("8.1")
def test_a_dictated_address_becomes_the_annex_s_line_with_one_confirmation(entrar_como, personas):
    venta = venta_en(Estado.REGISTRADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")

    pagina.get_by_label("La dirección, en una línea").fill(DICTADA)
    expect(pagina.locator("#vista-direccion")).to_contain_text(CANONICA)
    expect(pagina.locator("#vista-direccion")).to_contain_text("caso 4")
    expect(pagina.get_by_label("Nombre del edificio o condominio")).to_have_value("HORIZONTES")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("9.")

    assert Detalle.objects.get(venta=venta).direccion == CANONICA


@pytest.mark.paso("8.1")
def test_fields_and_line_follow_each_other(entrar_como, personas):
    venta = venta_en(Estado.REGISTRADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    linea = pagina.get_by_label("La dirección, en una línea")

    linea.fill(DICTADA)
    expect(pagina.get_by_label("Piso")).to_have_value("4")
    pagina.get_by_label("Piso").fill("5")
    expect(linea).to_have_value(CANONICA.replace("PISO 4", "PISO 5"))
    expect(pagina.locator("#hoja-smartflex")).to_contain_text("PISO 5")
    pagina.get_by_label("Depto o casa").fill("")
    expect(pagina.locator("#error-unidad")).not_to_be_empty()


@pytest.mark.paso("9.1")
def test_a_contradiction_is_cured_by_one_key(entrar_como, personas):
    venta = venta_en(Estado.DETALLADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    ultima = pagina.get_by_label("Algo más, al final de la glosa")

    ultima.fill("permanencia 12 meses")
    expect(pagina.locator("#vista-glosa")).to_contain_text("12 MESES")
    pagina.keyboard.press("F2")

    expect(ultima).to_have_value("permanencia 18 MESES")
    expect(pagina.locator(".contradiccion")).to_have_count(0)


@pytest.mark.parametrize("esquema", ["light", "dark"])
def test_axe_finds_nothing_in_steps_7_to_9(esquema, entrar_como, personas, retratar):
    pagina = entrar_como(personas["asesora"], color_scheme=esquema)
    faltas = {}
    for estado in (Estado.DOCUMENTADA, Estado.REGISTRADA, Estado.DETALLADA):
        venta = venta_en(estado, asesor=personas["asesora"])
        pagina.goto(f"/ventas/{venta.pk}/")
        retratar(pagina, f"smartflex-{estado}-{esquema}".lower())
        faltas[estado] = faltas_de_accesibilidad(pagina)
    pagina.goto("/glosas/correcciones/")
    faltas["correcciones"] = faltas_de_accesibilidad(pagina)

    assert not any(faltas.values()), faltas
