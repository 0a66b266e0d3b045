"""A clean FTTH sale by keyboard alone, counted: from *Siguiente* to the proposed hand-over."""

import sys
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.models import Entrega, Venta
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_carta, foto_ci

TOPE = 60
PEGAR = """(fotos) => {
  const datos = new DataTransfer();
  for (const [nombre, bytes] of fotos)
    datos.items.add(new File([new Uint8Array(bytes)], nombre, { type: "image/jpeg" }));
  document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: datos, bubbles: true }));
}"""


class Manos:
    """Two hands on a keyboard: what they press, step by step; letters of an address are apart."""

    def __init__(self, pagina: Page) -> None:
        self.pagina = pagina
        self.pulsadas: Counter[str] = Counter()
        self.letras = 0
        self.paso = "1"

    def pulsar(self, *teclas: str) -> None:
        for tecla in teclas:
            self.pagina.keyboard.press(tecla)
        self.pulsadas[self.paso] += len(teclas)

    def escribir(self, cifras: str) -> None:
        self.pagina.keyboard.type(cifras)
        self.pulsadas[self.paso] += len(cifras)

    def dictado(self, texto: str) -> None:
        """Letters of a name or an address."""
        self.pagina.keyboard.type(texto)
        self.letras += len(texto)

    def pegar(self, *fotos: bytes) -> None:
        """Ctrl + V of files that were copied where WhatsApp left them."""
        self.pagina.evaluate(PEGAR, [[f"{n}.jpg", list(foto)] for n, foto in enumerate(fotos)])
        self.pulsadas[self.paso] += 2

    def llegan_a(self, paso: str) -> None:
        expect(self.pagina.locator("h1")).to_contain_text(f"{paso}.")
        self.pagina.wait_for_load_state()  # no hand is there before the scripts are
        self.paso = paso

    def estan_en(self, campo: str) -> None:
        expect(self.pagina.locator(f"[name={campo}]")).to_be_focused()


@pytest.fixture
def manos(entrar_como, personas) -> Manos:
    pagina = entrar_como(personas["asesora"])
    pagina.goto("/cola/")
    return Manos(pagina)


@pytest.mark.paso("1", "4.2", "5.1", "6.3", "9.1", "10.1", "11")
def test_a_clean_sale_from_the_next_client_to_the_proposed_hand_over(manos, capsys):
    ofrecer(manos)
    explicar(manos)
    documentar(manos)
    registrar(manos)
    entregar(manos)

    venta = Venta.objects.get()
    total = manos.pulsadas.total()
    with capsys.disabled():
        pasos = ", ".join(f"paso {paso}: {n}" for paso, n in manos.pulsadas.items())
        sys.stdout.write(f"\nUna venta limpia: {total} teclas (tope {TOPE}); {pasos}.\n")
    assert (venta.estado, venta.oferta.producto_id) == (Estado.IMPRESA, "FTTH_GPON")
    assert Entrega.objects.count() == 1
    assert total <= TOPE


def ofrecer(manos: Manos) -> None:
    for paso in ("2", "3", "4"):
        manos.pulsar("Enter")
        manos.llegan_a(paso)
    manos.pulsar("1")
    expect(manos.pagina.locator(".llamadas li")).to_have_count(1)
    manos.pulsar("1", "p", "e", "Enter")
    manos.llegan_a("5")


def explicar(manos: Manos) -> None:
    manos.pulsar("t")
    manos.estan_en("vivienda")
    manos.pulsar("c", "Enter")
    manos.estan_en("pisos")
    manos.escribir("2")
    manos.pulsar("Enter")
    manos.estan_en("caracteristicas")
    manos.dictado("portón café")
    manos.pulsar("Enter")
    manos.estan_en("pasar_en")
    manos.pulsar("ArrowDown", "Enter")
    manos.estan_en("celular_whatsapp")
    manos.pulsar("ArrowDown", "Enter")
    manos.llegan_a("6")


def documentar(manos: Manos) -> None:
    manos.pegar(foto_ci(), foto_ci("reverso"), foto_carta())
    expect(manos.pagina.locator(".recibido img")).to_have_count(3)
    manos.pulsar("t")
    manos.estan_en("ci_clase")
    manos.pulsar("ArrowDown", "Enter")
    manos.estan_en("ci_vence")
    manos.escribir("05052031")  # the same day in whatever order the browser asks for it
    manos.pulsar("Enter")
    manos.llegan_a("7")


def registrar(manos: Manos) -> None:
    manos.estan_en("ciclo")
    manos.pulsar("ArrowDown", "Enter")
    manos.llegan_a("8")
    manos.pulsar("Enter")
    manos.llegan_a("9")
    manos.estan_en("numero_smartflex")
    manos.escribir("70519001")
    manos.pulsar("Enter")
    manos.llegan_a("10")


def entregar(manos: Manos) -> None:
    procesar_pendientes()
    manos.pagina.reload()  # the page shows by itself that they are ready; this does not wait for it
    manos.estan_en("impresa")
    manos.pulsar("Space", "Enter")
    manos.llegan_a("11")
    manos.pulsar("Enter")
    expect(manos.pagina.locator("h1")).to_contain_text("Carpetas por entregar")
    manos.pagina.wait_for_load_state()
    manos.pulsar("t", "Enter")
    expect(manos.pagina.locator("main")).to_contain_text("Acta")
