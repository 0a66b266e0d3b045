"""Who is on what, in which state, and what each has done today: a fixed number of reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django.db.models.functions import ExtractHour

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.presencia.consultas import EnQue, Tiempos, en_que_estan, tiempos
from bluecom.presencia.models import DISPONIBLE
from cartera.models import Proposito, Rellamada
from indicadores.consultas import base
from indicadores.efectiva import efectiva
from solicitudes.finales.saltos import de_cada_uno, saltos_del_dia
from solicitudes.mesa.jornada import despues_de_llamar, medianoche
from solicitudes.models import Venta
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import EN_MANO, Estado
from solicitudes.reglas.procedimiento import Paso, paso_actual

CERO = timedelta(0)
OFERTA = Q(proposito=Proposito.OFERTA)


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
    ultima_llamada: datetime | None
    demora: bool
    estado: EnQue | None = None
    saltos: int = 0
    tiempos: Tiempos | None = None
    despues_de_llamar: timedelta = CERO

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

    @property
    def disponible(self) -> timedelta:
        return (self.tiempos or {}).get(DISPONIBLE, CERO)

    @property
    def pausas(self) -> timedelta:
        suyos = (self.tiempos or {}).items()
        return sum((cuanto for estado, cuanto in suyos if estado != DISPONIBLE), CERO)


@dataclass(frozen=True)
class Hora:
    """The calls of one hour of the day."""

    hora: int
    hechas: int
    efectivas: int
    aceptadas: int


def puestos(
    en_mano: Sequence[Venta], desde: dict[int, datetime], *, ahora: datetime, demora: timedelta
) -> list[Puesto]:
    """Every asesor; whoever has been longer than ``demora`` at the same step takes long."""
    suya = {venta.asesor_id: venta for venta in en_mano}
    hoy = medianoche(ahora)
    llamadas, registradas, donde = _llamadas(hoy), _registradas(hoy), en_que_estan(ahora)
    saltos, duran = de_cada_uno(saltos_del_dia(ahora)), tiempos(hoy, ahora)
    tras_llamar = despues_de_llamar(hoy, ahora)
    filas = []
    for asesor in _asesores():
        venta, cuenta = suya.get(asesor.pk), llamadas.get(asesor.pk, {})
        inicio = desde[venta.pk] if venta else None
        filas.append(
            Puesto(
                asesor=asesor,
                venta=venta,
                desde=inicio,
                llamadas=cuenta.get("hechas", 0),
                efectivas=cuenta.get("efectivas", 0),
                aceptadas=cuenta.get("aceptadas", 0),
                registradas=registradas.get(asesor.pk, 0),
                ultima_llamada=cuenta.get("ultima"),
                demora=inicio is not None and inicio < ahora - demora,
                estado=donde.get(asesor.pk),
                saltos=saltos.get(asesor.pk, 0),
                tiempos=duran.get(asesor.pk),
                despues_de_llamar=tras_llamar.get(asesor.pk, CERO),
            )
        )
    return sorted(filas, key=lambda p: (not p.pasado, p.venta is None, not p.activo))


def ventas_en_mano() -> VentaQuerySet:
    return base.ventas().filter(estado__in=EN_MANO, aceptada_en=None)


def horas_del_dia(ahora: datetime) -> list[Hora]:
    """The calls of each hour so far, from the first with one to this hour."""
    cuentas = _cuentas()
    filas: Any = (
        base.llamadas()
        .filter(inicio__gte=medianoche(ahora), inicio__lte=ahora)
        .order_by()
        .values(hora=ExtractHour("inicio", tzinfo=LA_PAZ))
        .annotate(**cuentas)
    )
    por_hora = {fila["hora"]: Hora(**fila) for fila in filas}
    if not por_hora:
        return []
    return [
        por_hora.get(hora, Hora(hora, 0, 0, 0))
        for hora in range(min(por_hora), ahora.astimezone(LA_PAZ).hour + 1)
    ]


def rellamadas_vencidas(ahora: datetime) -> list[Rellamada]:
    """Whom nobody called at the hour that he asked for, oldest first."""
    vencidas = Rellamada.objects.vencidas(ahora).filter(contacto__cartera__de_prueba=False)
    return list(vencidas.select_related("contacto__cliente", "para").order_by("cuando", "pk"))


def _asesores() -> list[Usuario]:
    asesores = Usuario.objects.filter(rol=Rol.ASESOR, is_active=True, de_prueba=False)
    return list(asesores.order_by(*POR_NOMBRE))


def _cuentas() -> dict[str, Count]:
    """What of the day's calls is counted; the rows behind each have the same name."""
    cuales = {
        "hechas": OFERTA,
        "efectivas": OFERTA & efectiva(),
        "aceptadas": OFERTA & Q(base.con_aceptacion()),
    }
    return {nombre: Count("pk", filter=cual) for nombre, cual in cuales.items()}


def _llamadas(desde: datetime) -> dict[int, dict[str, Any]]:
    cuentas = _cuentas()
    filas = base.llamadas().filter(inicio__gte=desde).order_by().values("agente_id")
    contadas = filas.annotate(ultima=Max("inicio"), **cuentas)
    return {fila["agente_id"]: dict(fila) for fila in contadas}


def _registradas(desde: datetime) -> dict[int, int]:
    filas = (
        base.ventas()
        .filter(glosada_en__gte=desde, numero_smartflex__isnull=False)
        .exclude(estado=Estado.ANULADA)
        .order_by()
        .values(autor=base.autor("glosada_en"))
        .annotate(n=Count("pk"))
    )
    return {fila["autor"]: fila["n"] for fila in filas}
