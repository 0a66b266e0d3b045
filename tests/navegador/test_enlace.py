"""The client's link (6.2) on a phone with a bad line, and the desk that sees what arrives."""

import pytest
from playwright.sync_api import Route, expect

from documentos.models import ArchivoRecibido
from solicitudes.reglas.estados import Estado
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
    assert ArchivoRecibido.objects.filter(carpeta=venta.carpeta_id).count() == 4
    assert sorted(venta.carpeta.vigentes().values_list("tipo", flat=True)) == [
        "CARTA",
        "CI_ANVERSO",
        "CI_REVERSO",
    ]
    retratar(mesa, "enlace-mesa")


def cortar(ruta: Route, caidas: list[str]) -> None:
    """Drop the line before a photo leaves, and once more after it arrived."""
    if not caidas:
        ruta.continue_()
        return
    if caidas.pop(0) == "response":
        ruta.fetch()
    ruta.abort("internetdisconnected")
