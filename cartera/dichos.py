"""What the files loaded so far say of a client (2.1) and of a place (3.2)."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from cartera.models import CapacidadZona, ImpedimentoDicho

Hecho = ImpedimentoDicho | CapacidadZona


class CapacidadDicha(NamedTuple):
    """Whether there is capacity by one technology, and the rows that say so."""

    disponible: bool
    hechos: tuple[CapacidadZona, ...]


def impedimento_dicho_de(cliente_id: int) -> ImpedimentoDicho | None:
    """The newest word on a client."""
    suyos = ImpedimentoDicho.objects.filter(cliente=cliente_id)
    return suyos.select_related("corrida").first()


def dichos_de_zonas(claves: Collection[str], *, de_prueba: bool) -> list[CapacidadZona]:
    """All that was ever said of these zones, the newest first."""
    de_ellas = CapacidadZona.objects.filter(clave_zona__in=claves, de_prueba=de_prueba)
    return list(de_ellas.exclude(clave_zona="").select_related("corrida"))


def capacidad_dicha(
    hechos: Iterable[CapacidadZona],
    *,
    tecnologia: str,
    gabinete: str,
    productos: Collection[str],
    hasta: datetime | None = None,
) -> CapacidadDicha | None:
    """Of these rows of one zone, for all of these products; none when nothing is known.

    ``gabinete``: the key of the client's, empty when the portfolio does not say it: then only
    what is true of all of the zone is known. ``hasta``: as it stood at that instant.
    """
    suyos = [
        h for h in hechos if h.tecnologia == tecnologia and (hasta is None or h.dicho_en <= hasta)
    ]
    usados: list[CapacidadZona] = []
    for producto in productos or [""]:
        de_este = _del_producto(suyos, gabinete, producto)
        if not de_este:
            return None
        if not de_este[0].disponible:
            return CapacidadDicha(False, tuple(de_este))
        usados += [h for h in de_este if h not in usados]
    return CapacidadDicha(True, tuple(usados))


def _del_producto(
    hechos: Iterable[CapacidadZona], gabinete: str, producto: str
) -> list[CapacidadZona]:
    """The newest row that rules; of a zone told by cabinets, all of them if they agree."""
    de_este = [h for h in hechos if h.producto in ("", producto)]
    rigen = [h for h in de_este if h.clave_gabinete in ("", gabinete)]
    if rigen:
        return [max(rigen, key=_que_tanto_rige)]
    de_cada_uno: dict[str, CapacidadZona] = {}
    for hecho in sorted(de_este, key=_que_tanto_rige):
        de_cada_uno[hecho.clave_gabinete] = hecho
    dichos = list(de_cada_uno.values())
    return dichos if not gabinete and len({h.disponible for h in dichos}) == 1 else []


def _que_tanto_rige(hecho: CapacidadZona) -> tuple[datetime, bool, bool, int]:
    """The newest, and of one instant the most particular."""
    return hecho.dicho_en, bool(hecho.clave_gabinete), bool(hecho.producto), hecho.pk
