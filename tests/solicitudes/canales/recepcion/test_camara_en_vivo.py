"""The camera of the phone's page: a real browser whose camera films a drawn QR (11)."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, BrowserType, Page, expect

from bluecom.cuentas.models import Rol
from solicitudes.models import Marca
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.navegador import faltas_de_accesibilidad, sesion_de
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import proponer, venta_en

pytestmark = [pytest.mark.paso("11"), pytest.mark.django_db(transaction=True), pytest.mark.largo]
ANCHO, ALTO = 640, 480
DE_MENTIRA = "--use-fake-ui-for-media-stream --use-fake-device-for-media-stream".split()
DETECTOR = """
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect() { return [{ rawValue: %r }]; }
};
"""


@pytest.fixture(autouse=True)
def una_hora_despues() -> None:
    """The live server keeps the real time."""


@pytest.fixture(autouse=True)
def a_su_hora() -> None:
    """As above."""


def pelicula(url: str, ruta: Path) -> Path:
    """A film of one QR on a desk, as Chromium takes for its camera."""
    codigo = io.BytesIO()
    segno.make(url).save(codigo, kind="png", scale=7, border=4)
    mesa = Image.new("L", (ANCHO, ALTO), 110)
    mesa.paste(Image.open(codigo).convert("L"), (150, 80))
    cuadro = b"FRAME\n" + mesa.tobytes() + bytes([128]) * (ANCHO * ALTO // 2)
    cabeza = f"YUV4MPEG2 W{ANCHO} H{ALTO} F10:1 Ip A1:1 C420jpeg\n".encode()
    ruta.write_bytes(cabeza + cuadro * 5)
    return ruta


@pytest.fixture
def fila():
    ahora = timezone.now()
    venta = venta_en(Estado.IMPRESA, ahora=ahora)
    return proponer([venta], ahora=ahora).carpetas.get()


@pytest.fixture
def url(fila) -> str:
    return f"https://ventas.example/p/{fila.venta.carpeta.papel('SOLICITUD').token}"


@pytest.fixture
def con_camara(
    browser_type: BrowserType, browser_type_launch_args, tmp_path, url
) -> Iterator[Browser]:
    """Another browser: the camera is told when it starts."""
    filma = f"--use-file-for-fake-video-capture={pelicula(url, tmp_path / 'qr.y4m')}"
    argumentos = [*browser_type_launch_args["args"], *DE_MENTIRA, filma]
    navegador = browser_type.launch(**{**browser_type_launch_args, "args": argumentos})
    yield navegador
    navegador.close()


@pytest.fixture
def telefono(con_camara: Browser, browser_context_args, live_server) -> Page:
    medidas = {"width": 360, "height": 740}
    opciones = {**browser_context_args, "viewport": medidas, "base_url": live_server.url}
    contexto = con_camara.new_context(**opciones, permissions=["camera"])
    contexto.add_cookies([sesion_de(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), live_server.url)])
    return contexto.new_page()


def _presente(fila) -> bool:
    fila.refresh_from_db()
    return fila.marca == Marca.PRESENTE


def test_what_the_camera_films_is_marked_present_and_can_be_taken_back(telefono, fila):
    telefono.goto("/recepcion/camara/")

    expect(telefono.locator("#mostrador")).to_contain_text("presente", timeout=60_000)
    assert _presente(fila)
    assert telefono.locator("[data-camara]").is_visible()
    assert not telefono.locator("[data-sin-camara]").is_visible()
    assert faltas_de_accesibilidad(telefono) == []
    assert telefono.evaluate("document.documentElement.scrollWidth") <= 360
    telefono.get_by_role("button", name="Deshacer").click()
    esperar_a(lambda: not _presente(fila))


def test_the_browsers_own_reader_comes_before_ours(telefono, fila, url):
    pedidos: list[str] = []
    telefono.on("request", lambda pedido: pedidos.append(pedido.url))
    telefono.add_init_script(DETECTOR % url)

    telefono.goto("/recepcion/camara/")

    esperar_a(lambda: _presente(fila), 60)
    assert not [pedido for pedido in pedidos if "jsqr" in pedido]


def test_without_https_a_photo_is_taken_and_the_page_says_so(entrar_como, fila, url, tmp_path):
    codigo = tmp_path / "qr.png"
    segno.make(url).save(str(codigo), scale=10, border=6)
    telefono = entrar_como(
        UsuarioFactory(rol=Rol.CANALES_VIRTUALES), viewport={"width": 360, "height": 740}
    )
    telefono.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    telefono.goto("/recepcion/camara/")
    expect(telefono.locator("[data-sin-camara]")).to_contain_text("pide una dirección https")

    telefono.set_input_files("#foto", str(codigo))

    expect(telefono.locator("#mensajes")).to_contain_text("Presente", timeout=60_000)
    assert _presente(fila)
