"""The clients of a portfolio one by one, in the order of the queue, to be shared out (1.2)."""

import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from bluecom.cuentas.models import Usuario
from cartera.models import ASIGNABLES, Cartera, ContactoCartera, Situacion

EN_UNA_PAGINA = 50
_DESDE_DONDE = re.compile(r"(-?[0-9]{1,5})\.([0-9]{1,9})\.([0-9]{1,18})")


@dataclass(frozen=True)
class Marcable:
    """``marca`` says whose the client was when the page was drawn."""

    contacto: ContactoCartera
    marca: str


@dataclass(frozen=True)
class PorRepartir:
    """One page; ``sigue`` is the mark of the next one, empty on the last."""

    filas: list[Marcable]
    sigue: str = ""
    desde_el_medio: bool = False


def por_repartir(
    cartera: Cartera, *, de: Usuario | None, zona: str = "", marca: str = ""
) -> PorRepartir:
    """Who is nobody's and waits to be called, or whoever of one asesor may be given away."""
    filas = ContactoCartera.objects.filter(cartera=cartera, asignado_a=de, es_elegible=True)
    filas = filas.filter(situacion__in=[Situacion.DISPONIBLE] if de is None else ASIGNABLES)
    if zona:
        filas = filas.filter(zona=zona)
    en_orden = _desde(filas, marca).order_by("-prioridad", "orden", "pk")
    leidos = list(en_orden.select_related("cliente")[: EN_UNA_PAGINA + 1])
    suyos = leidos[:EN_UNA_PAGINA]
    sigue = ""
    if len(leidos) > EN_UNA_PAGINA:
        ultimo = suyos[-1]
        sigue = f"{ultimo.prioridad}.{ultimo.orden}.{ultimo.pk}"
    marcables = [Marcable(c, f"{c.pk}.{c.asignado_a_id or 0}") for c in suyos]
    return PorRepartir(marcables, sigue, bool(marca))


def _desde(filas: QuerySet[ContactoCartera], marca: str) -> QuerySet[ContactoCartera]:
    """After the last one of a page; a mark that is none begins at the first."""
    hallada = _DESDE_DONDE.fullmatch(marca)
    if hallada is None:
        return filas
    prioridad, orden, pk = map(int, hallada.groups())
    despues = Q(orden__gt=orden) | Q(orden=orden, pk__gt=pk)
    return filas.filter(Q(prioridad__lt=prioridad) | Q(despues, prioridad=prioridad))
