"""Every page that somebody opens, as Chromium sees it: axe finds nothing, and it fits a phone."""

import pytest

from bluecom.cuentas.models import Rol
from solicitudes.reglas.estados import Estado
from tests.acceso.matriz import MATRIZ
from tests.acceso.mundo import Mundo, crear, direccion
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.solicitudes.factories import venta_en, venta_propuesta

pytestmark = pytest.mark.django_db(transaction=True)
PUESTO, TELEFONO = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
DE_CIFRAS = ("/mes/", "/dia/", "/tarjeta/")
"""Where a table of figures may be wider than a phone: it scrolls inside its frame."""

NO_CABE = """(deCifras) => {
  const ancho = document.documentElement.clientWidth;
  const pagina = document.documentElement.scrollWidth > ancho ? ["the page is too wide"] : [];
  if (deCifras) return pagina;
  const controles = [...document.querySelectorAll("main :is(a, button, input, select, textarea)")];
  const fuera = controles.filter(
    (c) => c.checkVisibility() && c.getBoundingClientRect().right > ancho);
  const celdas = [...document.querySelectorAll(".table--apilada td[data-de]")];
  const mal = celdas.filter((c) => {
    const titulo = c.closest("table").tHead.rows[0].cells[c.cellIndex];
    return titulo.textContent.trim() !== c.dataset.de;
  });
  const cortados = celdas.filter((c) => c.checkVisibility() && c.scrollHeight > c.clientHeight + 2);
  return [...pagina, ...cortados.map((c) => `cut below: ${c.outerHTML.slice(0, 120)}`),
    ...fuera.map((c) => `beyond the edge: ${c.outerHTML.slice(0, 120)}`),
    ...mal.map((c) => `another heading: ${c.outerHTML.slice(0, 120)}`)];
}"""
PREFERIDOS = [Rol.ASESOR, Rol.CANALES_VIRTUALES, Rol.SUPERVISOR, Rol.JEFE_SERVICIO]


def _quien(nombre: str) -> str:
    return next((r for r in PREFERIDOS if r in MATRIZ[nombre].roles), Rol.ADMINISTRADOR)


def _paginas(mundo: Mundo, rol: str) -> list[str]:
    """The addresses of a role that answer with a whole page, not a paper nor a part of one."""
    suyas = [n for n, fila in MATRIZ.items() if fila.metodo == "GET" and _quien(n) == rol]
    direcciones = [direccion(mundo, nombre) for nombre in suyas]
    return [url for url in direcciones if b"<!DOCTYPE html>" in mundo.como(rol).get(url).content]


def _con_filas(mundo: Mundo) -> None:
    """A sale for each list of work, so that none is looked at empty."""
    estados = [Estado.ENTREGADA, Estado.CONFORME, Estado.INSTALADA, Estado.CONCLUIDA]
    for estado in [*estados, Estado.GLOSADA, Estado.IMPRESA]:
        venta_en(estado, asesor=mundo.venta.asesor)
    venta_propuesta(asesor=mundo.venta.asesor)


@pytest.mark.largo
@pytest.mark.parametrize("rol", [*PREFERIDOS, Rol.ADMINISTRADOR])
def test_axe_finds_nothing_in_any_page_and_all_of_it_fits_a_phone(rol, entrar_como):
    mundo = crear()
    if rol in (Rol.ASESOR, Rol.CANALES_VIRTUALES):
        _con_filas(mundo)
    pagina = entrar_como(mundo.personas[rol])
    paginas = _paginas(mundo, rol)

    faltas = {}
    for url in paginas:
        pagina.set_viewport_size(PUESTO)
        pagina.goto(url)
        faltas[url] = faltas_de_accesibilidad(pagina)
        pagina.set_viewport_size(TELEFONO)
        faltas[url] += pagina.evaluate(NO_CABE, url.startswith(DE_CIFRAS))

    assert paginas
    assert {url: suyas for url, suyas in faltas.items() if suyas} == {}
