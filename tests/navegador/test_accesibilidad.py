"""Every page that somebody opens, as Chromium sees it: axe finds nothing, all targets are large."""

import pytest

from bluecom.cuentas.models import Rol
from tests.acceso.matriz import MATRIZ
from tests.acceso.mundo import Mundo, crear, direccion
from tests.apoyo.navegador import faltas_de_accesibilidad

pytestmark = pytest.mark.django_db(transaction=True)
PREFERIDOS = [Rol.ASESOR, Rol.CANALES_VIRTUALES, Rol.SUPERVISOR, Rol.JEFE_SERVICIO]


def _quien(nombre: str) -> str:
    return next((r for r in PREFERIDOS if r in MATRIZ[nombre].roles), Rol.ADMINISTRADOR)


def _paginas(mundo: Mundo, rol: str) -> list[str]:
    """The addresses of a role that answer with a whole page, not a paper nor a part of one."""
    suyas = [n for n, fila in MATRIZ.items() if fila.metodo == "GET" and _quien(n) == rol]
    direcciones = [direccion(mundo, nombre) for nombre in suyas]
    return [url for url in direcciones if b"<!DOCTYPE html>" in mundo.como(rol).get(url).content]


@pytest.mark.parametrize("rol", [*PREFERIDOS, Rol.ADMINISTRADOR])
def test_axe_finds_nothing_in_any_page_of(rol, entrar_como):
    mundo = crear()
    pagina = entrar_como(mundo.personas[rol])
    paginas = _paginas(mundo, rol)

    faltas = {}
    for url in paginas:
        pagina.goto(url)
        faltas[url] = faltas_de_accesibilidad(pagina)

    assert paginas
    assert {url: suyas for url, suyas in faltas.items() if suyas} == {}
