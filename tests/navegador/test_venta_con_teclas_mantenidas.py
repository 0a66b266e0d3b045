"""One sale walked by keyboard, every key held for a second: one fact for each press."""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bluecom.bitacora.models import Evento
from bluecom.pendientes.servicios import procesar_pendientes
from cartera.models import Llamada
from solicitudes.models import Entrega, Mensaje, Venta
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_carta, foto_ci

pytestmark = pytest.mark.largo
REPETICIONES = 30
TRANSICIONES = (
    "tomar verificar_requisitos confirmar_capacidad registrar_aceptacion explicar "
    "validar_documentacion registrar detallar glosar imprimir"
).split()


def mantener(pagina: Page, tecla: str) -> None:
    """Press and hold: a press and the second of repetitions that follow it."""
    for _ in range(REPETICIONES):
        pagina.keyboard.down(tecla)


def sostener(pagina: Page, tecla: str, hasta: str) -> None:
    """Hold a key until the next step shows and for a second there, then let it go."""
    mantener(pagina, tecla)
    expect(pagina.locator("h1")).to_contain_text(hasta)
    mantener(pagina, tecla)
    pagina.keyboard.up(tecla)
    pagina.reload()
    expect(pagina.locator("h1")).to_contain_text(hasta)


def enviar(pagina: Page, tipo: str, archivo: Path) -> None:
    pagina.set_input_files(f"form:has(input[value={tipo}]) input[type=file]", archivo)
    expect(pagina.locator(f".recibido:has(input[value={tipo}]) img")).to_be_visible()


@pytest.mark.paso("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")
def test_a_sale_walked_with_every_key_held_has_one_fact_for_each_press(
    entrar_como, personas, tmp_path
):
    pagina = entrar_como(personas["asesora"])
    pagina.goto("/cola/")
    ofrecer(pagina)
    explicar(pagina)
    documentar(pagina, tmp_path)
    registrar(pagina)
    entregar(pagina)

    venta = Venta.objects.get()
    hechos = Counter(Evento.objects.filter(cadena=venta.cadena).values_list("tipo", flat=True))
    assert venta.estado == Estado.IMPRESA
    assert {tipo: hechos[tipo] for tipo in TRANSICIONES} == dict.fromkeys(TRANSICIONES, 1)
    assert sorted(venta.verificaciones.values_list("paso", flat=True)) == [2, 3]
    assert Llamada.objects.count() == 1
    assert Mensaje.objects.count() == 0
    assert Entrega.objects.count() == 1


def ofrecer(pagina: Page) -> None:
    """Steps 1 to 4: the next client, both checks, the call and the offer."""
    for paso in ("2.", "3.", "4."):
        sostener(pagina, "Enter", paso)
    acepta = pagina.locator("button[value=ACEPTA]").get_attribute("data-tecla")
    assert acepta
    sostener(pagina, acepta, "4.")
    for tecla in ("1", "p", "e"):
        mantener(pagina, tecla)
        pagina.keyboard.up(tecla)
    sostener(pagina, "Enter", "5.")


def explicar(pagina: Page) -> None:
    """Step 5: everything is said and asked, by keys."""
    pagina.get_by_role("button", name="Ya se lo dije todo").focus()
    mantener(pagina, "Enter")
    pagina.keyboard.up("Enter")
    pagina.get_by_label("Vivienda").select_option("CASA")
    for campo, dicho in {
        "pisos": "2",
        "caracteristicas": "portón café",
        "pasar_en": "la mañana",
        "celular_whatsapp": "70712345",
        "correo": "cliente@correo.example",
    }.items():
        pagina.locator(f"[name={campo}]").fill(dicho)
    sostener(pagina, "Enter", "6.")


def documentar(pagina: Page, carpeta: Path) -> None:
    """Step 6: the three files, all in order."""
    fotos = {
        "CI_ANVERSO": foto_ci(),
        "CI_REVERSO": foto_ci("reverso"),
        "CARTA": foto_carta(),
    }
    for tipo, contenido in fotos.items():
        archivo = carpeta / f"{tipo}.jpg"
        archivo.write_bytes(contenido)
        enviar(pagina, tipo, archivo)
    pagina.get_by_role("button", name="Todo en orden").focus()
    mantener(pagina, " ")
    pagina.keyboard.up(" ")
    pagina.get_by_label("Qué carnet es").select_option("NUEVO")
    pagina.get_by_label("Vence").fill("2031-05-31")
    sostener(pagina, "Enter", "7.")


def registrar(pagina: Page) -> None:
    """Steps 7 to 9, with the sheet copied by its key."""
    ciclo = pagina.locator("select[name=ciclo]")
    ciclo.select_option(index=1)
    mantener(pagina, "c")
    pagina.keyboard.up("c")
    expect(pagina.locator("[name=digitado]:checked")).to_have_count(1)
    ciclo.focus()
    sostener(pagina, "Enter", "8.")
    sostener(pagina, "Enter", "9.")
    pagina.get_by_label("N° de solicitud en Smartflex").fill("70519001")
    sostener(pagina, "Enter", "10.")


def entregar(pagina: Page) -> None:
    """Step 10, and the folder proposed for step 11."""
    procesar_pendientes()
    pagina.reload()
    pagina.get_by_label("La carpeta está impresa").focus()
    mantener(pagina, " ")
    pagina.keyboard.up(" ")
    expect(pagina.get_by_label("La carpeta está impresa")).to_be_checked()
    sostener(pagina, "Enter", "11.")
    pagina.goto("/entregas/")
    mantener(pagina, "t")
    pagina.keyboard.up("t")
    mantener(pagina, "Enter")
    expect(pagina.locator("main")).to_contain_text("Acta")
    mantener(pagina, "Enter")
    pagina.keyboard.up("Enter")
