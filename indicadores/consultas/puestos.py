"""Who is on what, in which state, and what each has done today: a fixed number of reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.presencia.consultas import EnQue, en_que_estan
from cartera.models import Rellamada
from indicadores.consultas import base
from indicadores.consultas.hecho_hoy import HechoHoy
from solicitudes.models import Venta
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import EN_MANO
from solicitudes.reglas.procedimiento import Paso, paso_actual


@dataclass(frozen=True)
class Puesto:
    """One asesor now: the sale in hand with its state and since when, and the day so far."""

    asesor: Usuario
    venta: Venta | None
    desde: datetime | None
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
        return paso_actual(self.venta) if self.venta else None


@dataclass(frozen=True)
class Hora:
    """The calls of one hour of the day."""

    hora: int
    hechas: int
    efectivas: int
    aceptadas: int


def puestos(
    en_mano: Sequence[Venta],
    desde: dict[int, datetime],
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
        inicio = desde[venta.pk] if venta else None
        filas.append(
            Puesto(
                asesor=asesor,
                venta=venta,
                desde=inicio,
                llamadas=cuenta["hechas"],
                efectivas=cuenta["efectivas"],
                aceptadas=cuenta["aceptadas"],
                registradas=cuenta["registradas"],
                demora=inicio is not None and inicio < ahora - demora,
                estado=donde.get(asesor.pk),
            )
        )
    return sorted(filas, key=lambda p: (not p.pasado, p.venta is None, not p.activo))


def ventas_en_mano() -> VentaQuerySet:
    return base.ventas().filter(estado__in=EN_MANO, aceptada_en=None)


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
