"""Who waits for a cure (2.1) or for capacity (3.2), why, since when, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery

from bluecom.cuentas.models import Usuario
from cartera.models import ContactoCartera, Situacion
from solicitudes.models import Motivo, Razon, Tecnologia

POR_CAPACIDAD, POR_IMPEDIMENTO = Motivo.Ambito.SIN_CAPACIDAD, Motivo.Ambito.IMPEDIMENTO


@dataclass
class Grupo:
    """All who wait for the same thing in one zone, by one technology."""

    por: str
    zona: str
    tecnologia: str
    cuantos: int = 0
    desde: datetime | None = None
    vuelven: datetime | None = None
    motivos: list[tuple[str, int]] = field(default_factory=list)

    @property
    def espera(self) -> str:
        """What has to happen first."""
        nombres = {POR_CAPACIDAD: "Que haya capacidad (3.2)", POR_IMPEDIMENTO: "Una cura (2.1)"}
        return nombres.get(Motivo.Ambito(self.por), "Su día") if self.por else "Su día"

    @property
    def por_donde(self) -> str:
        return str(dict(Tecnologia.choices).get(self.tecnologia, self.tecnologia))


def en_espera(usuario: Usuario, ahora: datetime) -> QuerySet[Any]:
    """Clients whose wait goes on, each with ``por``, ``motivo``, ``desde`` and ``venta_id``.

    Who is due already is in the queue, and here no more.
    """
    return en_espera_de(ahora, de_prueba=usuario.de_prueba)


def en_espera_de(ahora: datetime, *, de_prueba: bool) -> QuerySet[Any]:
    """As ``en_espera``, of the whole real world or of that of practice."""
    fin = Razon.objects.filter(
        venta__contacto=OuterRef("pk"), transicion="descartar", deshecha_en=None
    )
    fin = fin.order_by("-en", "-pk")
    return (
        ContactoCartera.objects.filter(situacion=Situacion.ESPERA, cartera__de_prueba=de_prueba)
        .exclude(proximo_en__lte=ahora)
        .annotate(
            por=Subquery(fin.values("motivo__ambito")[:1]),
            motivo=Subquery(fin.values("motivo__nombre")[:1]),
            desde=Subquery(fin.values("en")[:1]),
            la_venta=Subquery(fin.values("venta_id")[:1]),
        )
    )


def grupos_en_espera(usuario: Usuario, ahora: datetime) -> list[Grupo]:
    """What each wait is for, by zone and technology; who waits for capacity first."""
    filas = (
        en_espera(usuario, ahora)
        .order_by()
        .values("por", "zona", "tecnologia", "motivo")
        .annotate(cuantos=Count("pk"), primero=Min("desde"), vuelven=Min("proximo_en"))
        .order_by("-por", "zona", "tecnologia", "-cuantos")
    )
    return _juntar(filas)


def esperan(
    usuario: Usuario, ahora: datetime, *, por: str, zona: str, tecnologia: str
) -> QuerySet[Any]:
    """The clients of one group, in the order in which they would return by themselves."""
    suyos = en_espera(usuario, ahora).filter(zona=zona, tecnologia=tecnologia)
    suyos = suyos.filter(por=por) if por else suyos.filter(Q(por=None) | Q(por=""))
    return suyos.select_related("cliente", "cartera", "atendido_por").order_by("proximo_en", "pk")


def _juntar(filas: Iterable[dict[str, Any]]) -> list[Grupo]:
    grupos: dict[tuple[str, str, str], Grupo] = {}
    for fila in filas:
        clave = (fila["por"] or "", fila["zona"], fila["tecnologia"])
        grupo = grupos.setdefault(clave, Grupo(*clave))
        grupo.cuantos += fila["cuantos"]
        grupo.desde = _antes(grupo.desde, fila["primero"])
        grupo.vuelven = _antes(grupo.vuelven, fila["vuelven"])
        grupo.motivos.append((fila["motivo"] or "Sin motivo", fila["cuantos"]))
    return list(grupos.values())


def _antes(uno: datetime | None, otro: datetime | None) -> datetime | None:
    return min((cuando for cuando in (uno, otro) if cuando is not None), default=None)
