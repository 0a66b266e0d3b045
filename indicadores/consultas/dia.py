"""El día: who is doing what, which deadlines press, what the system set aside."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Value

from bluecom.bitacora.models import Evento
from bluecom.lecturas import Juntas
from bluecom.parametros.consultas import valores
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.plazos.computo import vencido
from bluecom.preparadas import Preparada
from bluecom.presencia.consultas import abiertos_con_sesion, en_que
from bluecom.presencia.models import Intervalo
from cartera.models import Llamada, Rellamada
from indicadores.consultas import base
from indicadores.consultas.cola import PRONTO
from indicadores.consultas.hecho_hoy import HechoHoy
from indicadores.consultas.puestos import (
    EnMano,
    Hora,
    Puesto,
    con_su_instante,
    en_mano,
    horas_del_dia,
    los_asesores,
    puestos,
    rellamadas_vencidas,
)
from indicadores.parametros import MUCHO_EN_MANO, MUCHO_GLOSADA
from solicitudes.finales.saltos import saltos_del_dia
from solicitudes.mesa.jornada import medianoche
from solicitudes.models import Tarea, Venta
from solicitudes.reglas.estados import Estado


@dataclass(frozen=True)
class Dia:
    """The board of one instant."""

    ahora: datetime
    puestos: list[Puesto]
    horas: list[Hora]
    rellamadas: list[Rellamada]
    vencidas: list[Venta]
    por_vencer: list[Venta]
    por_entregar: list[Venta]
    por_subsanar: list[Venta]
    glosadas: list[tuple[Venta, datetime]]
    por_anular: int
    saltos: int
    apartados: list[Pendiente]

    @property
    def activos(self) -> list[Puesto]:
        return [puesto for puesto in self.puestos if puesto.activo]

    @property
    def quietos(self) -> list[Puesto]:
        """Not there, without a client in hand and without a call today."""
        return [puesto for puesto in self.puestos if not puesto.activo]

    @property
    def con_cliente(self) -> int:
        return sum(1 for puesto in self.puestos if puesto.venta is not None)

    @property
    def presentes(self) -> list[Puesto]:
        return [puesto for puesto in self.puestos if puesto.presente]

    @property
    def en_pausa(self) -> list[Puesto]:
        return [puesto for puesto in self.presentes if puesto.en_pausa]

    @property
    def pasados(self) -> list[Puesto]:
        """In a pause for longer than it usually lasts."""
        return [puesto for puesto in self.en_pausa if puesto.pasado]

    @property
    def efectivas(self) -> int:
        return sum(puesto.efectivas for puesto in self.puestos)

    @property
    def llamadas(self) -> int:
        return sum(puesto.llamadas for puesto in self.puestos)

    @property
    def aceptadas(self) -> int:
        return sum(puesto.aceptadas for puesto in self.puestos)

    @property
    def registradas(self) -> int:
        return sum(puesto.registradas for puesto in self.puestos)


def dia(*, ahora: datetime) -> Dia:
    """The board as it stands ``ahora``, in a fixed number of statements."""
    leidas = _LEIDAS.leer(ahora=ahora, medianoche=medianoche(ahora))
    entregar, glosadas = leidas["entregar"], leidas["glosadas"]
    mucho = valores([MUCHO_EN_MANO, MUCHO_GLOSADA], ahora)
    sin_imprimir = ahora - timedelta(hours=mucho[MUCHO_GLOSADA.codigo])
    demora = timedelta(minutes=mucho[MUCHO_EN_MANO.codigo])
    hecho = HechoHoy(ahora)
    return Dia(
        ahora=ahora,
        puestos=puestos(
            map(EnMano.de, leidas["en_mano"]),
            ahora=ahora,
            demora=demora,
            hecho=hecho,
            asesores=leidas["asesores"],
            donde=en_que(leidas["estados"], ahora),
        ),
        horas=horas_del_dia(ahora, hecho),
        rellamadas=leidas["rellamadas"],
        vencidas=[v for v in entregar if _vence_antes(v, ahora)],
        por_vencer=[
            v for v in entregar if _vence_antes(v, ahora + PRONTO) and not _vence_antes(v, ahora)
        ],
        por_entregar=[v for v in entregar if not _vence_antes(v, ahora + PRONTO)],
        por_subsanar=leidas["subsanar"],
        glosadas=[
            (v, v.desde) for v in sorted(glosadas, key=lambda v: v.desde) if v.desde <= sin_imprimir
        ],
        por_anular=sum(leidas["por_anular"]),
        saltos=sum(leidas["saltos"]),
        apartados=leidas["apartados"],
    )


def _por_anular_en_smartflex() -> QuerySet[Tarea]:
    """Requests of annulled sales that nobody annulled there yet."""
    return Tarea.objects.filter(cerrada_en=None, venta__in=base.ventas())


def _componer(ahora: datetime, medianoche: datetime) -> dict[str, QuerySet[Any, Any]]:
    glosadas = _con_relaciones(base.ventas().filter(estado=Estado.GLOSADA))
    return {
        "entregar": _por_entregar(),
        "glosadas": con_su_instante(glosadas),
        "en_mano": en_mano(),
        "subsanar": _por_subsanar(),
        "rellamadas": rellamadas_vencidas(ahora),
        "por_anular": _contadas(_por_anular_en_smartflex()),
        "saltos": _contadas(saltos_del_dia(ahora, medianoche)),
        "apartados": Pendiente.objects.apartados().order_by("-pk")[:50],
        "asesores": los_asesores().only("username", "first_name", "last_name"),
        "estados": abiertos_con_sesion(ahora),
    }


_LEIDAS = Juntas(_componer, ahora=datetime, medianoche=datetime)
"""What the board shows row by row, asked in one message."""


def _contadas(filas: QuerySet[Any]) -> QuerySet[Any, Any]:
    """How many, in a row of their own; of none, no row."""
    de_todas = filas.order_by().values(todas=Value(1)).annotate(n=Count("pk"))
    cuantas: QuerySet[Any, Any] = de_todas.values_list("n", flat=True)
    return cuantas


_VERSION = Preparada(
    f"""
    SELECT (SELECT max(id) FROM {Evento._meta.db_table}),
        (SELECT max(id) FROM {Llamada._meta.db_table}),
        (SELECT max(id) FROM {Intervalo._meta.db_table}),
        (SELECT count(*) FROM {Intervalo._meta.db_table} WHERE hasta IS NULL),
        (SELECT count(*) FROM {Pendiente._meta.db_table}
         WHERE situacion = '{Situacion.APARTADO.value}')
    """  # noqa: S608  of the models
)


def version() -> str:
    """Changes with every act, call, state or set-aside: what the live board compares."""
    fila = _VERSION.fila()
    assert fila is not None
    return "-".join(str(parte or 0) for parte in fila)


def _por_entregar() -> QuerySet[Venta]:
    """Printed and not handed over: the clock of step 10.1 runs."""
    ventas = _con_relaciones(base.ventas().por_entregar())
    return ventas.select_related("plazo_entrega").order_by("plazo_entrega__vence_en")


def _por_subsanar() -> QuerySet[Venta]:
    ventas = _con_relaciones(base.ventas().filter(estado=Estado.OBSERVADA))
    return ventas.select_related("plazo_correccion").order_by("plazo_correccion__vence_en")


def _vence_antes(venta: Venta, instante: datetime) -> bool:
    """A paused deadline has no limit, and is late nowhere."""
    return venta.vence_en is not None and vencido(venta.vence_en, instante)


def _con_relaciones(de: QuerySet[Venta]) -> QuerySet[Venta]:
    return de.select_related("asesor", "contacto__cliente")
