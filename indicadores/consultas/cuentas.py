"""The counts of a month, by agent, product and week."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncWeek

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Usuario
from indicadores.cifras import Cifra
from indicadores.consultas.base import Periodo
from indicadores.consultas.contadas import LLAMADAS, VENTAS, Fila
from indicadores.consultas.totales import Totales
from indicadores.models import Cierre, Definicion, Figura
from solicitudes.models import Producto

SIN_OFERTA = "Sin oferta"


@dataclass(frozen=True)
class Cuenta:
    """The same counts for the month, an agent, a product or a week."""

    clave: str
    nombre: str
    hechas: int
    efectivas: int
    aceptadas: int
    seguimientos: int
    registradas: int
    instaladas: int
    ventas_aceptadas: int

    @property
    def oficial(self) -> Cifra:
        return Cifra("oficial", self.registradas, self.efectivas)

    @property
    def tasa_aceptadas(self) -> Cifra:
        return Cifra("tasa-aceptadas", self.registradas, self.aceptadas)

    @property
    def tasa_del_producto(self) -> Cifra:
        """A call has no product: a product's rate stands on its accepted sales."""
        return Cifra("tasa-aceptadas", self.registradas, self.ventas_aceptadas)


class Cuentas:
    """Counters by dimension, from the totals; of a closed month, from the rows that were signed."""

    def __init__(self, p: Periodo, definiciones: Sequence[Definicion] | None = None) -> None:
        self.periodo = p
        self.total: Counter[str] = Counter()
        self.agentes: dict[int, Counter[str]] = {}
        self.productos: dict[str, Counter[str]] = {}
        self.semanas: dict[date, Counter[str]] = {}
        self._nombre_de_producto: dict[str, str] = {}
        if p.cierre:
            self._contar_cerradas(p.cierre)
            return
        totales = Totales(p, definiciones)
        self._contar_llamadas(totales)
        self._contar_ventas(totales)

    def del_mes(self) -> Cuenta:
        return del_mes(self.total)

    def por_agente(self) -> list[Cuenta]:
        """Who registered more comes first."""
        personas = Usuario.objects.in_bulk(list(self.agentes))
        filas = [_cuenta(str(pk), str(personas[pk]), c) for pk, c in self.agentes.items()]
        return sorted(filas, key=lambda f: (-f.registradas, -f.efectivas, f.nombre))

    def por_producto(self) -> list[Cuenta]:
        nombres = self._nombre_de_producto
        filas = [_cuenta(clave, nombres[clave], c) for clave, c in self.productos.items()]
        return sorted(filas, key=lambda f: (-f.registradas, -f.ventas_aceptadas, f.nombre))

    def por_semana(self) -> list[Cuenta]:
        """Weeks from Monday, clipped to the month."""
        return [
            _cuenta(lunes.isoformat(), self._dias_de(lunes), self.semanas[lunes])
            for lunes in sorted(self.semanas)
        ]

    def _contar_cerradas(self, cierre: Cierre) -> None:
        """The rows that were signed, with whose they were then."""
        grupos = cierre.filas.values("figura", "agente_id", "producto", semana=TruncWeek("dia"))
        filas = [dict[str, Any](fila) for fila in grupos.annotate(n=Count("pk")).order_by()]
        nombres = dict(Producto.objects.values_list("pk", "nombre"))
        for fila in filas:
            figura = Figura(fila["figura"])
            nombre, clave = figura.replace("-", "_"), fila["producto"] or ""
            if figura.de_ventas:
                self._nombre_de_producto[clave] = nombres.get(clave, SIN_OFERTA)
                self.productos.setdefault(clave, Counter())[nombre] += fila["n"]
            self._sumar(nombre, fila["n"], fila["agente_id"], _lunes(fila["semana"]))

    def _contar_llamadas(self, totales: Totales) -> None:
        for fila in totales.llamadas(TruncWeek):
            for nombre in LLAMADAS.figuras:
                self._sumar(nombre, fila[nombre], fila["quien"], _lunes(fila["cuando"]))

    def _contar_ventas(self, totales: Totales) -> None:
        filas = list(totales.ventas(TruncWeek))
        self._nombrar({fila["producto"] or "" for fila in filas})
        for fila in filas:
            for nombre in VENTAS.figuras:
                if fila[nombre]:
                    suyo = self.productos.setdefault(fila["producto"] or "", Counter())
                    suyo[nombre] += fila[nombre]
                    self._sumar(nombre, fila[nombre], fila["quien"], _lunes(fila["cuando"]))

    def _nombrar(self, claves: set[str]) -> None:
        nombres = dict(Producto.objects.filter(pk__in=claves).values_list("pk", "nombre"))
        self._nombre_de_producto = {clave: nombres.get(clave, SIN_OFERTA) for clave in claves}

    def _sumar(self, nombre: str, n: int, agente: int, lunes: date) -> None:
        self.total[nombre] += n
        self.agentes.setdefault(agente, Counter())[nombre] += n
        self.semanas.setdefault(lunes, Counter())[nombre] += n

    def _dias_de(self, lunes: date) -> str:
        primero = max(lunes, hoy(self.periodo.desde))
        ultimo = min(lunes + timedelta(days=6), hoy(self.periodo.hasta) - timedelta(days=1))
        return f"{primero.day}–{ultimo.day}" if primero != ultimo else str(primero.day)


def del_mes(cuentas: Counter[str]) -> Cuenta:
    """All that was counted in it."""
    return _cuenta("", "Mes", cuentas)


def sumadas(filas: Iterable[Fila], figuras: Iterable[str]) -> Counter[str]:
    """Of whomever they are."""
    cuentas = Counter[str]()
    for fila in filas:
        cuentas.update({figura: fila[figura] for figura in figuras})
    return cuentas


def _lunes(semana: date) -> date:
    """Truncating an instant gives its Monday at midnight; a date, its Monday."""
    return semana.date() if isinstance(semana, datetime) else semana


def _cuenta(clave: str, nombre: str, c: Counter[str]) -> Cuenta:
    return Cuenta(
        clave=clave,
        nombre=nombre,
        hechas=c["hechas"],
        efectivas=c["efectivas"],
        aceptadas=c["aceptadas"],
        seguimientos=c["seguimientos"],
        registradas=c["registradas"],
        instaladas=c["instaladas"],
        ventas_aceptadas=c["ventas_aceptadas"],
    )
