"""Street names and crossings learnt from earlier addresses (8.1): to suggest and to decide."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bluecom.apuntes import juntar
from bluecom.bolivia.texto import sin_acentos_mayusculas
from bluecom.preparadas import Preparada
from solicitudes.direcciones.valores import INNOMINADA
from solicitudes.models import CalleAprendida, Venta

_CONOCIDAS = Preparada(
    "SELECT calle FROM solicitudes_calleaprendida WHERE de_prueba = %(de_prueba)s AND con = '' "
    "GROUP BY calle HAVING sum(n) > 0"
)
_CRUCES = Preparada(
    "SELECT con FROM solicitudes_calleaprendida WHERE de_prueba = %(de_prueba)s "
    "AND calle = %(calle)s AND con <> '' GROUP BY con HAVING sum(n) > 0"
)
PARECIDO, MINIMO, LIMITE = 70, 2, 8


def calles_conocidas(venta: Venta) -> list[str]:
    """Every street that an accepted address named; test portfolios learn apart.

    Read once for the page.
    """
    leidas: list[str] | None = venta.__dict__.get("_calles")
    if leidas is None:
        filas = _CONOCIDAS.filas(de_prueba=venta.contacto.cartera.de_prueba)
        leidas = sorted({calle for (calle,) in filas} - {INNOMINADA})
        venta.__dict__["_calles"] = leidas
    return leidas


def cruces_de(venta: Venta, via: str) -> list[str]:
    """The streets that are known to cross this one."""
    clave = _clave(via)
    if not clave:
        return []
    filas = _CRUCES.filas(de_prueba=venta.contacto.cartera.de_prueba, calle=clave)
    return sorted(con for (con,) in filas)


def sugerir(escrito: str, calles: Iterable[str], *, primero: Iterable[str] = ()) -> list[str]:
    """The known names most like what is being written, slips forgiven; crossings first."""
    clave = _clave(escrito)
    cercanas = list(primero)
    if len(clave) < MINIMO:
        return cercanas[:LIMITE]
    halladas = process.extract(
        clave, list(calles), scorer=fuzz.WRatio, limit=LIMITE, score_cutoff=PARECIDO
    )
    nombres = [nombre for nombre, _, _ in halladas if nombre != clave]
    return sorted(nombres, key=lambda nombre: nombre not in cercanas)


def _clave(escrito: str) -> str:
    return sin_acentos_mayusculas(escrito.replace("\0", "")).strip()


def juntar_calles() -> int:
    """One entry for each street and crossing; answers how many there were."""
    return juntar(CalleAprendida)
