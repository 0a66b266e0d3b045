"""The client's link (6.2) on a phone with a bad line, and the desk that sees what arrives."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Route, expect

from bluecom.cuentas.acto import Acto
from documentos.carnet import Letras
from documentos.models import ArchivoRecibido
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.enlace import consentir, hacer_enlace, retirar_enlace
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.documentos.muestrario.camara import como_jpeg, foto_de
from tests.documentos.muestrario.tarjetas import carta, tarjeta
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.paso("6.2")
TELEFONO = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


def foto(papel, como: str = "bien") -> dict[str, object]:
    contenido = como_jpeg(foto_de(papel, como))
    return {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": contenido}


def elegir(pagina, tipo: str, archivo) -> None:
    """By the phone's gallery: the second of its two inputs."""
    pagina.locator(f"#envio-{tipo} input[type=file]").nth(1).set_input_files(archivo)


def test_two_sides_and_the_letter_over_a_line_that_drops_are_seen_on_the_desk(
    personas, entrar_como, retratar
):
    venta = venta_en(Estado.EXPLICADA, asesor=personas["asesora"])
    mesa = entrar_como(personas["asesora"])
    mesa.goto(f"/ventas/{venta.pk}/")
    mesa.get_by_role("button", name="Enlace para que envíe sus fotos").click()
    mesa.get_by_text("Ver el texto del enlace").click()
    texto = mesa.get_by_label("Enlace para el cliente").locator("pre").inner_text()
    ruta = f"/e/{venta.enlaces.get().llave}/"
    assert ruta in texto

    cliente = entrar_como(**TELEFONO)
    cliente.goto(ruta)
    assert faltas_de_accesibilidad(cliente) == []
    retratar(cliente, "enlace-consentimiento")
    cliente.get_by_role("button", name="Acepto y continúo").click()
    expect(cliente.get_by_role("heading", name="envíe sus fotos")).to_be_visible()
    assert cliente.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faltas_de_accesibilidad(cliente) == []

    elegir(cliente, "CI_ANVERSO", foto(tarjeta(1), "desenfocada"))
    expect(cliente.locator("#envio-CI_ANVERSO")).to_contain_text("salió borrosa")
    retratar(cliente, "enlace-borrosa")
    anverso = mesa.locator(".recibido[data-tipo=CI_ANVERSO]")
    expect(anverso).to_contain_text("La foto está movida o desenfocada")
    expect(anverso.locator("[data-copiar]")).to_have_attribute(
        "data-copiar", re.compile("salió borrosa. Apoye el teléfono")
    )

    caidas = ["request", "response"]
    cliente.route("**/archivo/", lambda ruta: cortar(ruta, caidas))
    elegir(cliente, "CI_ANVERSO", foto(tarjeta(1)))
    elegir(cliente, "CI_REVERSO", foto(tarjeta(1, reverso=True)))
    elegir(cliente, "CARTA", foto(carta(1)))
    for tipo in ("CI_ANVERSO", "CI_REVERSO", "CARTA"):
        expect(cliente.locator(f"#envio-{tipo} .envio__bien")).to_be_visible()
    assert caidas == []
    assert faltas_de_accesibilidad(cliente) == []
    retratar(cliente, "enlace-recibidas")

    for tipo in ("CI_ANVERSO", "CI_REVERSO", "CARTA"):
        expect(mesa.locator(f".recibido[data-tipo={tipo}] img")).to_be_visible()
    expect(anverso).not_to_contain_text("desenfocada")
    expect(mesa.locator("#enlace-abierto")).to_contain_text("Lo abrió y aceptó")
    assert ArchivoRecibido.objects.filter(carpeta=venta.carpeta_id).count() == 4
    assert sorted(venta.carpeta.vigentes().values_list("tipo", flat=True)) == [
        "CARTA",
        "CI_ANVERSO",
        "CI_REVERSO",
    ]
    retratar(mesa, "enlace-mesa")
    al_paso_7(mesa, venta)


def al_paso_7(mesa, venta: Venta) -> None:
    """Nothing that the client sent is typed, where the letters of his card are read (``ocr``)."""
    anverso = venta.carpeta.archivo("CI_ANVERSO")
    anverso.leido = {"letras": Letras(numero=venta.ci.numero, vence="2031-05-14").guardado()}
    anverso.save()
    mesa.reload()
    expect(mesa.get_by_label("Vence")).to_have_value("2031-05-14")
    mesa.keyboard.press("t")
    expect(mesa.get_by_label("Qué carnet es")).to_be_focused()
    mesa.keyboard.press("ArrowDown")
    mesa.keyboard.press("Enter")
    expect(mesa.locator("h1")).to_contain_text("7.")


@pytest.fixture
def telefono(entrar_como, personas):
    """The page of a link whose client agreed, and its sale."""
    venta = venta_en(Estado.EXPLICADA, asesor=personas["asesora"], ahora=timezone.now())
    enlace = hacer_enlace(venta.pk, acto=Acto(venta.asesor, timezone.now()))
    consentir(enlace.llave, desde=None, ahora=timezone.now())
    cliente = entrar_como(**TELEFONO)
    cliente.clock.install()
    cliente.goto(f"/e/{enlace.llave}/")
    return cliente, venta


def test_of_two_photos_for_one_place_the_second_is_told_of_too(telefono):
    cliente, _ = telefono
    caidas = ["request"]
    cliente.route("**/archivo/", lambda ruta: cortar(ruta, caidas))

    elegir(cliente, "CI_ANVERSO", foto(tarjeta(1), "desenfocada"))
    elegir(cliente, "CI_ANVERSO", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"hola"})

    expect(cliente.locator("#envio-CI_ANVERSO")).to_contain_text("no es una foto")


def test_a_link_that_ends_while_a_photo_is_on_its_way_says_why_and_asks_nothing(telefono):
    cliente, venta = telefono
    caidas = ["request"]
    cliente.route("**/archivo/", lambda ruta: cortar(ruta, caidas))

    elegir(cliente, "CI_ANVERSO", foto(tarjeta(1)))
    expect(cliente.locator("#envio-CI_ANVERSO")).to_contain_text("Se cortó la señal")
    retirar_enlace(venta.pk, acto=Acto(venta.asesor, timezone.now()))

    expect(cliente.locator("h1")).to_have_text("Este enlace ya no recibe fotos")
    assert not venta.carpeta.archivos.exists()


def test_a_line_that_died_without_saying_so_is_left_and_the_photo_goes_again(telefono):
    cliente, venta = telefono
    mudas: list[Route] = []
    cliente.route("**/archivo/", lambda ruta: mudas.append(ruta) if not mudas else ruta.continue_())

    elegir(cliente, "CI_ANVERSO", foto(tarjeta(1)))
    expect(cliente.locator("#envio-CI_ANVERSO")).to_contain_text("Enviando")
    esperar_a(lambda: bool(cliente.wait_for_timeout(50) or mudas), 10)
    cliente.clock.fast_forward(60_000)

    expect(cliente.locator("#envio-CI_ANVERSO .envio__bien")).to_be_visible()
    assert venta.carpeta.vigentes().count() == 1


def cortar(ruta: Route, caidas: list[str]) -> None:
    """Drop the line before a photo leaves, and once more after it arrived."""
    if not caidas:
        ruta.continue_()
        return
    if caidas.pop(0) == "response":
        ruta.fetch()
    ruta.abort("internetdisconnected")
