"""Who is on what, in which state, and what each has done today: a fixed number of reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.presencia.consultas import EnQue, en_que_estan
from cartera.models import Rellamada
from cartera.models.cliente import LO_DEL_NOMBRE, nombre_de
from indicadores.consultas import base
from indicadores.consultas.hecho_hoy import HechoHoy
from solicitudes.models import Venta
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import EN_MANO
from solicitudes.reglas.procedimiento import Paso, paso_tras


class EnMano(NamedTuple):
    """All that the board says of a sale in hand; ``desde``: since when it is in that state."""

    pk: int
    asesor_id: int
    estado: str
    desde: datetime
    cliente: str

    @classmethod
    def de(cls, fila: tuple[Any, ...]) -> "EnMano":
        """Of a row of ``en_mano``."""
        pk, asesor, estado, desde, *del_nombre = fila
        return cls(pk, asesor, estado, desde, nombre_de(*del_nombre))


@dataclass(frozen=True)
class Puesto:
    """One asesor now: the sale in hand with its state and since when, and the day so far."""

    asesor: Usuario
    venta: EnMano | None
    llamadas: int
    efectivas: int
    aceptadas: int
    registradas: int
    demora: bool
    estado: EnQue | None = None

    @property
    def activo(self) -> bool:
        """Is there, has a client in hand or called today."""
        return self.presente or self.venta is not None or self.llamadas > 0

    @property
    def presente(self) -> bool:
        return self.estado is not None and self.estado.conectado

    @property
    def en_pausa(self) -> bool:
        return self.estado is not None and self.estado.intervalo.es_pausa

    @property
    def pasado(self) -> bool:
        """In its state for longer than it usually lasts."""
        return self.estado is not None and self.estado.pasado

    @property
    def paso(self) -> Paso | None:
        return paso_tras(self.venta.estado) if self.venta else None


@dataclass(frozen=True)
class Hora:
    """The calls of one hour of the day."""

    hora: int
    hechas: int
    efectivas: int
    aceptadas: int


def puestos(
    en_mano: Iterable[EnMano],
    *,
    ahora: datetime,
    demora: timedelta,
    hecho: HechoHoy | None = None,
    asesores: Iterable[Usuario] | None = None,
    donde: Mapping[int, EnQue] | None = None,
) -> list[Puesto]:
    """Every asesor; whoever has been longer than ``demora`` at the same step takes long."""
    suya = {venta.asesor_id: venta for venta in en_mano}
    donde, hecho = en_que_estan(ahora) if donde is None else donde, hecho or HechoHoy(ahora)
    filas = []
    for asesor in los_asesores() if asesores is None else asesores:
        venta, cuenta = suya.get(asesor.pk), hecho.de_cada_uno[asesor.pk]
        filas.append(
            Puesto(
                asesor=asesor,
                venta=venta,
                llamadas=cuenta["hechas"],
                efectivas=cuenta["efectivas"],
                aceptadas=cuenta["aceptadas"],
                registradas=cuenta["registradas"],
                demora=venta is not None and venta.desde < ahora - demora,
                estado=donde.get(asesor.pk),
            )
        )
    return sorted(filas, key=lambda p: (not p.pasado, p.venta is None, not p.activo))


def ventas_en_mano() -> VentaQuerySet:
    return base.ventas().filter(estado__in=EN_MANO, aceptada_en=None)


def en_mano() -> QuerySet[Any, Any]:
    """What each ``EnMano`` is made of: forty models of three tables cost as much as the page."""
    suyo = (f"contacto__cliente__{campo}" for campo in LO_DEL_NOMBRE)
    filas: QuerySet[Any, Any] = con_su_instante(ventas_en_mano())
    return filas.values_list("pk", "asesor_id", "estado", "desde", *suyo)


def con_su_instante(de: QuerySet[Venta]) -> QuerySet[Any]:
    """``desde``: since when each stands where it stands, its last change of state."""
    cambios = Evento.objects.filter(cadena=base.cadena_de(OuterRef("pk")), datos__has_key="hasta")
    ultimo = cambios.order_by().values("cadena").annotate(ultimo=Max("instante"))
    return de.annotate(desde=Coalesce(Subquery(ultimo.values("ultimo")), "glosada_en", "tomada_en"))


def horas_del_dia(ahora: datetime, hecho: HechoHoy | None = None) -> list[Hora]:
    """The calls of each hour so far, from the first with one to this hour."""
    por_hora = (hecho or HechoHoy(ahora)).por_hora
    if not por_hora:
        return []
    return [
        Hora(hora, *(por_hora[hora][figura] for figura in ("hechas", "efectivas", "aceptadas")))
        for hora in range(min(por_hora), ahora.astimezone(LA_PAZ).hour + 1)
    ]


def rellamadas_vencidas(ahora: datetime) -> QuerySet[Rellamada]:
    """Whom nobody called at the hour that he asked for, oldest first."""
    vencidas = Rellamada.objects.vencidas(ahora).filter(contacto__cartera__de_prueba=False)
    con_todo: QuerySet[Rellamada] = vencidas.select_related("contacto__cliente", "para")
    return con_todo.order_by("cuando", "pk")


def los_asesores() -> QuerySet[Usuario]:
    asesores = Usuario.objects.filter(rol=Rol.ASESOR, is_active=True, de_prueba=False)
    return asesores.order_by(*POR_NOMBRE)
