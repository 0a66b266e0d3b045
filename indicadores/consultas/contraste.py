"""The requests of a month set against Smartflex's report (III.2): what calls for a look.

It is read anew each time, so that a number put right, a sale annulled or a newer report move it at
once. It changes no sale and no figure; a decision hangs from the month and ``Linea.clave``, and
holds while ``Linea.huella`` is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from django.db.models import QuerySet

from bluecom.bitacora.servicios import huella_de
from bluecom.bolivia.fechas import ayer, hoy, mes_de
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.models import (
    ReporteSmartflex,
    SolicitudReportada,
    SolicitudReportadaQuerySet,
)
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado


class Clase(StrEnum):
    """What became of one number; in the order in which they call for a look.

    ``SIN_REPORTE``: no report reaches the day of the sale yet, so nothing is missing.
    """

    FALTA = "falta"
    DISTINTA = "distinta"
    AJENA = "ajena"
    SIN_REPORTE = "sin_reporte"
    COINCIDE = "coincide"


@dataclass(frozen=True)
class Distinto:
    """One field of which the two systems say two things."""

    campo: str
    nuestro: str
    reportado: str


@dataclass(frozen=True)
class Linea:
    """One request number, with the sale that has it here and the line that has it there."""

    clase: Clase
    clave: str
    venta: Venta | None = None
    solicitud: SolicitudReportada | None = None
    distintos: tuple[Distinto, ...] = ()

    @property
    def huella(self) -> str:
        """What there was to decide: of another content, it is decided anew."""
        dicho = [f"{d.campo}={d.nuestro}/{d.reportado}" for d in self.distintos]
        return huella_de("\0".join([self.clase, self.clave, *dicho]))


@dataclass(frozen=True)
class Contraste:
    """A month: its lines, those that call for a look first, and the reports that say of it."""

    periodo: Periodo
    lineas: Sequence[Linea]
    reportes: Sequence[ReporteSmartflex]

    @cached_property
    def cuentas(self) -> dict[Clase, int]:
        return {clase: sum(una.clase == clase for una in self.lineas) for clase in Clase}

    @property
    def hasta(self) -> date | None:
        return cubierto_hasta(self.periodo, self.reportes)

    def de(self, clase: str) -> list[Linea]:
        """The lines of one class; all of them when there is none of that name."""
        return [una for una in self.lineas if clase not in list(Clase) or una.clase == clase]


def contraste(mes: str, *, ahora: datetime) -> Contraste:
    """Each sale registered in the month, and each request that the report dates in it.

    In a fixed number of queries. Raises ``DatoInvalido``.
    """
    p = base.periodo(mes, ahora=ahora)
    nuestras = {str(v.numero_smartflex): v for v in _con_lo_que_se_compara(base.registradas(p))}
    reportadas = {s.numero: s for s in _del_mes(p)}
    fuera = _vigentes().filter(numero__in=nuestras.keys() - reportadas.keys())
    de_otro_mes = {s.numero: s for s in fuera}
    otras = base.ventas().filter(numero_smartflex__in=reportadas.keys() - nuestras.keys())
    de_otra_fecha = {str(v.numero_smartflex): v for v in _con_lo_que_se_compara(otras)}
    reportes = reportes_de(p)
    hasta = cubierto_hasta(p, reportes)
    lineas = [
        _linea(numero, nuestras.get(numero) or de_otra_fecha.get(numero),
               reportadas.get(numero) or de_otro_mes.get(numero), hasta)
        for numero in nuestras.keys() | reportadas.keys()
    ]  # fmt: skip
    orden = list(Clase)
    lineas.sort(key=lambda una: (orden.index(una.clase), una.clave))
    return Contraste(p, lineas, reportes)


def reportes_de(p: Periodo) -> list[ReporteSmartflex]:
    """Every report that says something of the month, superseded or not, the last first."""
    ids = SolicitudReportada.objects.filter(
        fecha__gte=hoy(p.desde), fecha__lt=hoy(p.hasta), reporte__de_prueba=False
    ).values("reporte")
    return list(ReporteSmartflex.objects.filter(pk__in=ids).select_related("corrida__pedida_por"))


def cubierto_hasta(p: Periodo, reportes: Sequence[ReporteSmartflex]) -> date | None:
    """The last day of the month of which some report says all."""
    dias = [reporte.hasta for reporte in reportes if reporte.hasta is not None]
    return min(max(dias), ayer(p.hasta)) if dias else None


def distintos(venta: Venta, solicitud: SolicitudReportada) -> list[Distinto]:
    """What the report says otherwise; what it does not say, or nobody understood, is nothing."""
    return [
        Distinto(campo, nuestro, reportado)
        for campo, nuestro, reportado, igual in (
            ("C.I./NIT", venta.identificacion, solicitud.identidad, _misma_persona),
            ("Producto", str(venta.oferta_actual.producto) if venta.oferta_actual else "",
             solicitud.producto, _mismo_producto),
            ("Fecha", _registrada(venta), f"{solicitud.fecha:%d/%m/%Y}", _mismo_dia),
            ("Estado", str(venta.get_estado_display()), solicitud.estado, _mismo_estado),
        )
        if not igual(venta, solicitud)
    ]  # fmt: skip


def _linea(
    numero: str, venta: Venta | None, solicitud: SolicitudReportada | None, hasta: date | None
) -> Linea:
    if venta is None:
        return Linea(Clase.AJENA, numero, None, solicitud)
    if solicitud is None:
        return Linea(Clase.FALTA if _llega(hasta, venta) else Clase.SIN_REPORTE, numero, venta)
    otros = tuple(distintos(venta, solicitud))
    return Linea(Clase.DISTINTA if otros else Clase.COINCIDE, numero, venta, solicitud, otros)


def _llega(hasta: date | None, venta: Venta) -> bool:
    """Whether the reports say all of the day on which it was registered."""
    return hasta is not None and (venta.glosada_en is None or hoy(venta.glosada_en) <= hasta)


def _misma_persona(venta: Venta, solicitud: SolicitudReportada) -> bool:
    """A file that brings no complement says nothing of it."""
    ids = [venta.cliente.nit or ""]
    for ci in (venta.ci, venta.cliente.ci):
        ids += [ci.clave, ci.numero] if ci else []
    return not solicitud.identidad or solicitud.identidad in ids


def _mismo_producto(venta: Venta, solicitud: SolicitudReportada) -> bool:
    oferta = venta.oferta_actual
    return not (solicitud.productos and oferta) or oferta.producto_id in solicitud.productos


def _mismo_dia(venta: Venta, solicitud: SolicitudReportada) -> bool:
    """The request is entered between the acceptance and the gloss (steps 7 to 9).

    Of another month than the gloss, COMTECO counts it in another month than we do.
    """
    if venta.glosada_en is None:
        return False
    hasta = hoy(venta.glosada_en)
    desde = hoy(venta.aceptada_en or venta.tomada_en)
    return desde <= solicitud.fecha <= hasta and mes_de(solicitud.fecha) == mes_de(hasta)


def _mismo_estado(venta: Venta, solicitud: SolicitudReportada) -> bool:
    """Only whether it stands: how far each system sees an installation is not the same thing."""
    return bool((venta.estado == Estado.ANULADA) == solicitud.anulada)


def _registrada(venta: Venta) -> str:
    if venta.glosada_en is None:
        return "sin glosar (paso 9)"
    return f"{hoy(venta.glosada_en):%d/%m/%Y}"


def _del_mes(p: Periodo) -> SolicitudReportadaQuerySet:
    return _vigentes().filter(fecha__gte=hoy(p.desde), fecha__lt=hoy(p.hasta))


def _vigentes() -> SolicitudReportadaQuerySet:
    return SolicitudReportada.objects.vigentes().select_related("reporte__corrida")


def _con_lo_que_se_compara(ventas: QuerySet[Venta]) -> QuerySet[Venta]:
    return ventas.select_related("contacto__cliente", "asesor", "oferta__producto", "documentacion")
