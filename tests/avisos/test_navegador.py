"""Notices in a real browser: popping up once, the server's clock, and the page on a phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bluecom.avisos.models import Preferencia
from bluecom.avisos.voz import decir
from bluecom.cuentas.models import Rol
from bluecom.pendientes.avisos import avisar, avisar_de_una_vez
from bluecom.pendientes.models import Aviso, Tema
from bluecom.plazos.models import Plazo
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.navegador import EntrarComo, faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db(transaction=True)
DESBORDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
APUNTAR = """
window.dichos = [];
window.Notification = class extends EventTarget {
  static permission = "granted";
  constructor(titulo, datos) { super(); window.dichos.push([titulo, datos.body, datos.tag]); }
};
"""
"""Headless Chromium shows nothing: what the page asks to show is written down."""
ADELANTADO = "const real = Date.now; Date.now = () => real() + 20 * 3600e3;"


@pytest.fixture
def yo():
    usuario = UsuarioFactory(rol=Rol.SUPERVISOR)
    Preferencia.objects.create(usuario=usuario, calla_desde="00:00", calla_hasta="00:00")
    return usuario


def test_an_open_page_pops_each_notice_up_in_one_tab_alone(entrar_como: EntrarComo, yo) -> None:
    ahora = timezone.now()
    avisar([yo.pk], "Vence una carpeta.", clave="a", ahora=ahora, tema=Tema.PLAZO, url="/cola/")
    decir(ahora=ahora)
    pagina = entrar_como(yo)
    pagina.add_init_script(APUNTAR)

    pagina.goto(reverse("avisos"))
    dichos = esperar_a(lambda: pagina.evaluate("window.dichos"))
    aviso = Aviso.objects.get()
    assert dichos == [["Plazos", "Vence una carpeta.", f"aviso-{aviso.pk}"]]

    with pagina.expect_response(lambda r: reverse("avisos_voz") in r.url) as otra_vez:
        pagina.goto(reverse("avisos"))
    assert otra_vez.value.json() == {"avisos": []}


def test_a_browser_without_permission_says_so_and_may_be_asked(entrar_como: EntrarComo, yo) -> None:
    pagina = entrar_como(yo)
    pagina.goto(reverse("avisos_preferencias"))

    dicho = pagina.locator("[data-permiso]")
    dicho.filter(has_text="permiso").or_(dicho.filter(has_text="prohibidos")).wait_for()
    assert faltas_de_accesibilidad(pagina) == []


def test_a_machine_whose_clock_is_ahead_counts_by_the_server(entrar_como: EntrarComo) -> None:
    venta = venta_en(Estado.IMPRESA)
    Plazo.objects.filter(pk=venta.plazo_entrega_id).update(
        vence_en=timezone.now() + timedelta(hours=18, minutes=20, seconds=30)
    )
    pagina = entrar_como(venta.asesor)
    pagina.add_init_script(ADELANTADO)
    pagina.goto(reverse("ventas"))
    texto = pagina.locator("[data-plazo-texto]").first
    assert texto.inner_text() == "faltan 18 h 20 min"

    pagina.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    assert texto.inner_text() in {"faltan 18 h 20 min", "faltan 18 h 19 min"}


@pytest.mark.parametrize(("ancho", "tema"), [(360, "light"), (1366, "dark")])
def test_the_page_of_notices_is_accessible_and_fits(
    entrar_como: EntrarComo, yo, ancho: int, tema: str
) -> None:
    ahora = timezone.now()
    avisar_de_una_vez(
        Aviso(usuario=yo, clave=f"p{n}", asunto=f"plazo:{n}", grupo="g", tema=Tema.PLAZO,
              encabezado="Venció el plazo para entregar carpetas", url="/cola/", creado_en=ahora,
              texto=f"Venció el plazo para entregar la carpeta de Rosa Mamani (venta {n}).")
        for n in range(3)
    )  # fmt: skip
    avisar([yo.pk], "Ana dejó una nota.", clave="n", ahora=ahora, tema=Tema.NOTA, url="/cola/")
    pagina = entrar_como(yo, color_scheme=tema, viewport={"width": ancho, "height": 800})
    pagina.goto(reverse("avisos"))

    pagina.locator("details summary", has_text="entregar carpetas: 3").click()
    assert faltas_de_accesibilidad(pagina) == []
    assert pagina.evaluate(DESBORDE) <= 0


def test_they_are_worked_off_with_one_key(entrar_como: EntrarComo, yo) -> None:
    for n in range(2):
        avisar([yo.pk], f"Nota {n}.", clave=f"n{n}", ahora=timezone.now(), tema=Tema.NOTA)
    pagina = entrar_como(yo)
    pagina.goto(reverse("avisos"))

    for quedan in ("Nota 0.", ""):
        with pagina.expect_navigation():
            pagina.keyboard.press("l")
        assert quedan in pagina.locator("main").inner_text()

    pagina.get_by_text("Nada abierto", exact=True).first.wait_for()
    assert not Aviso.objects.abiertos().exists()
