"""Street names and crossings learnt from earlier addresses (8.1): to suggest and to decide."""

from collections.abc import Iterable

from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from bluecom.bolivia.texto import sin_acentos_mayusculas
from solicitudes.direcciones.valores import INNOMINADA
from solicitudes.models import Detalle, Venta

CAMPOS_DE_CALLE = ("via", "cruce_1", "cruce_2")
PARECIDO, MINIMO, LIMITE = 70, 2, 8


def calles_conocidas(venta: Venta) -> list[str]:
    """Every street that an accepted address named; test portfolios learn apart."""
    campos = [f"direccion_campos__{campo}" for campo in CAMPOS_DE_CALLE]
    esquinas = _aprendidas(venta).values_list(*campos).distinct()
    nombres = {nombre for esquina in esquinas for nombre in esquina if nombre}
    return sorted(nombres - {INNOMINADA})


def cruces_de(venta: Venta, via: str) -> list[str]:
    """The streets that are known to cross this one."""
    clave = _clave(via)
    pares = (
        _aprendidas(venta).filter(direccion_campos__via=clave)
        if clave.isprintable() and clave
        else Detalle.objects.none()
    )
    cruces: set[str] = set()
    for uno, dos in pares.values_list("direccion_campos__cruce_1", "direccion_campos__cruce_2"):
        cruces.update(nombre for nombre in (uno, dos) if nombre)
    return sorted(cruces)


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


def _aprendidas(venta: Venta) -> QuerySet[Detalle]:
    return Detalle.objects.filter(
        direccion_caso__isnull=False,
        venta__contacto__cartera__de_prueba=venta.contacto.cartera.de_prueba,
    )
