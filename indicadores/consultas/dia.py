"""El día: who is doing what, which deadlines press, what the system set aside."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.parametros.consultas import valores
from bluecom.pendientes.models import Pendiente
from bluecom.plazos.computo import vencido
from cartera.models import Llamada, Proposito
from indicadores.consultas import base
from indicadores.parametros import MUCHO_EN_MANO, MUCHO_GLOSADA
from solicitudes.models import Venta
from solicitudes.reglas.estados import EN_MANO, Estado

PRONTO = timedelta(hours=2)


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

    @property
    def activo(self) -> bool:
        """Has a client in hand or called today."""
        return self.venta is not None or self.llamadas > 0


@dataclass(frozen=True)
class Dia:
    """The board of one instant."""

    ahora: datetime
    puestos: list[Puesto]
    vencidas: list[Venta]
    por_vencer: list[Venta]
    por_entregar: list[Venta]
    por_subsanar: list[Venta]
    glosadas: list[tuple[Venta, datetime]]
    apartados: list[Pendiente]

    @property
    def activos(self) -> list[Puesto]:
        return [puesto for puesto in self.puestos if puesto.activo]

    @property
    def quietos(self) -> list[Puesto]:
        """Without a client in hand and without a call today."""
        return [puesto for puesto in self.puestos if not puesto.activo]

    @property
    def con_cliente(self) -> int:
        return sum(1 for puesto in self.puestos if puesto.venta is not None)

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
    entregar = list(_por_entregar())
    glosadas = list(_con_relaciones(base.ventas().filter(estado=Estado.GLOSADA)))
    en_mano = {v.asesor_id: v for v in _en_mano()}
    desde = _desde([*en_mano.values(), *glosadas])
    mucho = valores([MUCHO_EN_MANO, MUCHO_GLOSADA], ahora)
    sin_imprimir = ahora - timedelta(hours=mucho[MUCHO_GLOSADA.codigo])
    en_mano_desde = ahora - timedelta(minutes=mucho[MUCHO_EN_MANO.codigo])
    return Dia(
        ahora=ahora,
        puestos=_puestos(en_mano, desde, ahora, en_mano_desde),
        vencidas=[v for v in entregar if _vence_antes(v, ahora)],
        por_vencer=[
            v for v in entregar if _vence_antes(v, ahora + PRONTO) and not _vence_antes(v, ahora)
        ],
        por_entregar=[v for v in entregar if not _vence_antes(v, ahora + PRONTO)],
        por_subsanar=list(_por_subsanar()),
        glosadas=[
            (v, desde[v.pk])
            for v in sorted(glosadas, key=lambda v: desde[v.pk])
            if desde[v.pk] <= sin_imprimir
        ],
        apartados=list(Pendiente.objects.apartados().order_by("-pk")[:50]),
    )


def version() -> str:
    """Changes with every act, call or set-aside: what the live board compares."""
    evento = Evento.objects.order_by("-pk").values_list("pk", flat=True).first()
    llamada = Llamada.objects.order_by("-pk").values_list("pk", flat=True).first()
    apartados = Pendiente.objects.apartados().count()
    return f"{evento or 0}-{llamada or 0}-{apartados}"


def _puestos(
    en_mano: dict[int, Venta], desde: dict[int, datetime], ahora: datetime, demora: datetime
) -> list[Puesto]:
    """``demora``: whoever has been in the same state since before then takes long."""
    llamadas = _llamadas_de_hoy(ahora)
    registradas = _registradas_de_hoy(ahora)
    asesores = Usuario.objects.filter(rol=Rol.ASESOR, is_active=True, de_prueba=False)
    puestos = []
    for asesor in asesores.order_by(*POR_NOMBRE):
        venta = en_mano.get(asesor.pk)
        cuenta = llamadas.get(asesor.pk, {})
        inicio = desde[venta.pk] if venta else None
        puestos.append(
            Puesto(
                asesor=asesor,
                venta=venta,
                desde=inicio,
                llamadas=cuenta.get("hechas", 0),
                efectivas=cuenta.get("efectivas", 0),
                aceptadas=cuenta.get("aceptadas", 0),
                registradas=registradas.get(asesor.pk, 0),
                ultima_llamada=cuenta.get("ultima"),
                demora=inicio is not None and inicio < demora,
            )
        )
    return sorted(puestos, key=lambda p: (p.venta is None, not p.activo))


def _llamadas_de_hoy(ahora: datetime) -> dict[int, dict[str, Any]]:
    oferta = Q(proposito=Proposito.OFERTA)
    filas = (
        base.llamadas()
        .filter(inicio__gte=_medianoche(ahora))
        .order_by()
        .values("agente_id")
        .annotate(
            hechas=Count("pk", filter=oferta),
            efectivas=Count("pk", filter=oferta & Q(efectiva=True)),
            aceptadas=Count("pk", filter=oferta & Q(base.con_aceptacion())),
            ultima=Max("inicio"),
        )
    )
    return {fila["agente_id"]: dict(fila) for fila in filas}


def _registradas_de_hoy(ahora: datetime) -> dict[int, int]:
    filas = (
        base.ventas()
        .filter(registrada_en__gte=_medianoche(ahora), numero_smartflex__isnull=False)
        .exclude(estado=Estado.ANULADA)
        .order_by()
        .values(autor=base.autor("registrada_en"))
        .annotate(n=Count("pk"))
    )
    return {fila["autor"]: fila["n"] for fila in filas}


def _en_mano() -> QuerySet[Venta]:
    return _con_relaciones(base.ventas().filter(estado__in=EN_MANO, aceptada_en=None))


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


def _desde(ventas: list[Venta]) -> dict[int, datetime]:
    """Since when each sale stands where it stands: its last change of state."""
    filas = (
        Evento.objects.filter(cadena__in=[v.cadena for v in ventas], datos__has_key="hasta")
        .order_by()
        .values("cadena")
        .annotate(ultimo=Max("instante"))
    )
    ultimos = {fila["cadena"]: fila["ultimo"] for fila in filas}
    return {v.pk: ultimos.get(v.cadena) or v.registrada_en or v.tomada_en for v in ventas}


def _medianoche(ahora: datetime) -> datetime:
    return datetime.combine(hoy(ahora), time(), LA_PAZ)
