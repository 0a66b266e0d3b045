"""Street names and crossings learnt from earlier addresses (8.1): to suggest and to decide."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bluecom.bolivia.texto import sin_acentos_mayusculas
from solicitudes.direcciones.valores import INNOMINADA
from solicitudes.models import Detalle, Venta

CAMPOS_DE_CALLE = ("via", "cruce_1", "cruce_2")
PARECIDO, MINIMO, LIMITE = 70, 2, 8


def calles_conocidas(venta: Venta) -> list[str]:
    """Every street that an accepted address named; test portfolios learn apart."""
    nombres = {nombre for esquina in _esquinas(venta) for nombre in esquina if nombre}
    return sorted(nombres - {INNOMINADA})


def cruces_de(venta: Venta, via: str) -> list[str]:
    """The streets that are known to cross this one."""
    clave = _clave(via)
    if not clave:
        return []
    suyas = (cruces for nombre, *cruces in _esquinas(venta) if nombre == clave)
    return sorted({nombre for cruces in suyas for nombre in cruces if nombre})


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


def _esquinas(venta: Venta) -> list[tuple[str, ...]]:
    """Street and crossings of every accepted address, each once; read once for the page."""
    leidas: list[tuple[str, ...]] | None = venta.__dict__.get("_esquinas")
    if leidas is None:
        campos = [f"direccion_campos__{campo}" for campo in CAMPOS_DE_CALLE]
        aprendidas = Detalle.objects.filter(
            direccion_caso__isnull=False,
            venta__contacto__cartera__de_prueba=venta.contacto.cartera.de_prueba,
        )
        leidas = list(aprendidas.values_list(*campos).distinct())
        venta.__dict__["_esquinas"] = leidas
    return leidas
