"""The counter by scanner and keyboard, in real browsers (11)."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bluecom.cuentas.models import Rol
from documentos.models import Documento
from solicitudes.models import CarpetaEntregada, Recepcion
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import proponer, venta_en

pytestmark = [pytest.mark.paso("11"), pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def una_hora_despues() -> None:
    """The live server keeps the real time."""


@pytest.fixture(autouse=True)
def a_su_hora() -> None:
    """As above."""


class Mostrador:
    """Somebody with a reader at the counter: what is scanned, and each key besides, counted."""

    def __init__(self, pagina: Page) -> None:
        self.pagina, self.teclas = pagina, 0

    def escanear(self, codigo: str) -> None:
        """A reader types without a pause and ends with Enter, whatever has the focus."""
        self.pagina.keyboard.type(codigo)
        self.pagina.keyboard.press("Enter")

    def tecla(self, tecla: str) -> None:
        self.teclas += 1
        self.pagina.keyboard.press(tecla)


def _qr(venta) -> str:
    return f"https://ventas.example/p/{venta.carpeta.papel('CONTRATO').token}"


def _propuestas(cuantas: int):
    ahora, ana = timezone.now(), UsuarioFactory()
    ventas = [venta_en(Estado.IMPRESA, asesor=ana, ahora=ahora) for _ in range(cuantas)]
    return proponer(ventas, ahora=ahora)


@pytest.fixture
def canales_(db) -> object:
    return UsuarioFactory(rol=Rol.CANALES_VIRTUALES, first_name="Carla")


@pytest.mark.largo
def test_forty_folders_are_received_by_scanning_with_two_missing_and_one_extra(
    entrar_como, canales_
):
    acta = _propuestas(40)
    suelta = venta_en(Estado.IMPRESA, ahora=timezone.now())
    filas = list(acta.carpetas.order_by("orden").select_related("venta__carpeta"))
    pagina = entrar_como(canales_)
    mesa = Mostrador(pagina)
    pagina.goto("/recepcion/")

    mesa.escanear(f"https://ventas.example/p/{acta.acta.token}")
    pagina.wait_for_url(f"**/recepcion/actas/{acta.pk}/")
    for fila in filas[:20]:
        mesa.escanear(_qr(fila.venta))
    for fila in filas[20:38]:
        mesa.escanear(fila.venta.numero_smartflex)
    expect(pagina.locator("#mostrador")).to_contain_text("38 presentes")
    mesa.escanear(_qr(suelta))
    expect(pagina.locator("#mostrador")).to_contain_text("no está en ningún acta")
    expect(pagina.locator("#mostrador")).to_contain_text(str(suelta.asesor))
    mesa.tecla("1")
    expect(pagina.locator("#mostrador")).to_contain_text("39 presentes")
    mesa.tecla("f")
    expect(pagina.locator("#mostrador")).to_contain_text("2 faltan y 0 sin marca")
    mesa.tecla("p")
    expect(pagina.locator("#mensajes")).to_contain_text("39 carpetas recibidas, 2 no vinieron")

    constancia = Recepcion.objects.get().constancia.contenido
    assert (len(constancia.recibidas), len(constancia.extra), len(constancia.faltan)) == (38, 1, 2)
    assert [v.carpeta.numero_smartflex for v in constancia.faltan] == [
        fila.venta.numero_smartflex for fila in filas[38:]
    ]
    assert constancia.extra[0].asesor == str(suelta.asesor)
    assert mesa.teclas == 3  # at most two for each folder beside the scan are wanted
    assert faltas_de_accesibilidad(pagina) == []


def test_keys_act_after_a_scan_and_a_burst_never_does(entrar_como, canales_):
    acta = _propuestas(2)
    una, otra = acta.carpetas.order_by("orden").select_related("venta__carpeta")
    pagina = entrar_como(canales_)
    mesa = Mostrador(pagina)
    pagina.goto(f"/recepcion/actas/{acta.pk}/")

    mesa.escanear(_qr(una.venta).translate(str.maketrans(":/-_", "Ñ-'?")))
    expect(pagina.locator(".fila-presente")).to_have_count(1)
    assert pagina.evaluate("document.activeElement.id") == "codigo"
    mesa.tecla("z")
    expect(pagina.locator(".fila-presente")).to_have_count(0)

    pagina.evaluate("document.activeElement.blur()")
    mesa.escanear("ps://ventas.example/p/roto")  # a reader whose first signs were lost
    expect(pagina.locator("#mensajes")).to_contain_text("Nada en la casa")
    assert not Recepcion.objects.exists()

    pagina.evaluate("document.activeElement.blur()")
    mesa.escanear(_qr(otra.venta))
    expect(pagina.locator(".fila-presente")).to_have_count(1)
    mesa.tecla("p")
    expect(pagina.locator("#mensajes")).to_contain_text("Carpeta recibida")
    otra.refresh_from_db()
    assert otra.recibida_por == canales_


def test_what_another_marks_shows_by_itself_without_losing_the_place(entrar_como, canales_):
    acta = _propuestas(2)
    una, otra = acta.carpetas.order_by("orden")
    pagina = entrar_como(canales_)
    pagina.goto(f"/recepcion/actas/{acta.pk}/")
    pagina.locator(f"#falta-{una.pk}").click()
    expect(pagina.locator(".fila-falta")).to_have_count(1)
    pagina.locator(f"#quitar-{una.pk}").focus()

    colega = entrar_como(UsuarioFactory(rol=Rol.CANALES_VIRTUALES, first_name="Dora"))
    colega.goto(f"/recepcion/actas/{acta.pk}/")
    colega.locator(f"#presente-{otra.pk}").click()

    expect(pagina.locator(".fila-presente")).to_contain_text("Dora", timeout=20_000)
    assert pagina.evaluate("document.activeElement.id") == f"quitar-{una.pk}"
    pagina.keyboard.press("Enter")
    esperar_a(lambda: CarpetaEntregada.objects.get(pk=una.pk).marca == "")


def test_without_scripts_every_form_goes_by_itself(entrar_como, canales_):
    acta = _propuestas(1)
    pagina = entrar_como(canales_, java_script_enabled=False)
    pagina.goto("/recepcion/")

    pagina.locator("#codigo").fill(acta.carpetas.get().venta.numero_smartflex)
    pagina.locator("#codigo").press("Enter")
    pagina.get_by_role("button", name="Recibir la presente").click()

    expect(pagina.locator("#mensajes")).to_contain_text("Carpeta recibida")


@pytest.mark.parametrize("ancho", [360, 1366])
def test_the_pages_of_the_counter_fit_and_are_accessible(entrar_como, canales_, ancho):
    acta = _propuestas(1)
    suelta = venta_en(Estado.IMPRESA, ahora=timezone.now())
    pagina = entrar_como(canales_, viewport={"width": ancho, "height": 740})

    for ruta in (
        "/recepcion/",
        f"/recepcion/actas/{acta.pk}/?extra={suelta.pk}",
        f"/recepcion/camara/?acta={acta.pk}&ultima={acta.carpetas.get().pk}",
    ):
        pagina.goto(ruta)
        assert faltas_de_accesibilidad(pagina) == [], ruta
        assert pagina.evaluate("document.documentElement.scrollWidth") <= ancho, ruta


def test_scans_come_faster_than_answers_and_none_is_lost(entrar_como, canales_):
    acta = _propuestas(3)
    carpetas = [fila.venta.carpeta_id for fila in acta.carpetas.select_related("venta")]
    papeles = Documento.objects.filter(carpeta__in=carpetas, tipo__in=("SOLICITUD", "CONTRATO"))
    pagina = entrar_como(canales_)
    mesa = Mostrador(pagina)
    pagina.goto(f"/recepcion/actas/{acta.pk}/")

    for papel in papeles:
        mesa.escanear(papel.codigo)

    expect(pagina.locator(".fila-presente")).to_have_count(3)
