"""Whose client answered, where no record says so: by the sale at that instant (4.1, 4.2)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bluecom.conjuntos import UnoDe
from bluecom.cuentas.models import Usuario
from cartera.models import ContactoCartera, LlamadaDeCentral, Proposito, TelefonoCliente
from cartera.telefonia.tramos import venta_de
from indicadores.consultas import base
from solicitudes.models import Reasignacion, Venta


@dataclass(frozen=True)
class Toma:
    """``proposito`` empty: nobody had taken him; ``dudosa``: several had, and nobody guesses."""

    contacto: int
    agente: int
    proposito: str = ""
    dudosa: bool = False


class Tomas:
    """The sales of the clients with these numbers, and those named by an account code."""

    def __init__(self, numeros: Collection[str], nombradas: Collection[int]) -> None:
        self._contactos = _contactos_con(numeros)
        suyos = {contacto for de_uno in self._contactos.values() for contacto in de_uno}
        de_ellos = base.ventas().filter(UnoDe("contacto", suyos))
        self._ventas = {v.pk: v for v in [*de_ellos, *base.ventas().filter(UnoDe("pk", nombradas))]}
        self._de_contacto: dict[int, list[Venta]] = defaultdict(list)
        for venta in self._ventas.values():
            self._de_contacto[venta.contacto_id].append(venta)
        self._pasadas = _pasadas(self._ventas)

    def de(
        self, central: LlamadaDeCentral, quien: Usuario | None, margen: timedelta
    ) -> Toma | None:
        """None when he is no client of ours, or nobody took him nor is known to have spoken."""
        ventas, instante = self._posibles(central), central.inicio
        for proposito, suyas in _a_esa_hora(ventas, instante, margen):
            de_quien_hablo = [v for v in suyas if quien and self._asesor(v, instante) == quien.pk]
            elegidas = de_quien_hablo or suyas
            if elegidas:
                ultima = max(elegidas, key=lambda v: (v.tomada_en, v.pk))
                dudosa = len({v.contacto_id for v in elegidas}) > 1
                return self._toma(ultima, instante, quien, proposito, dudosa=dudosa)
        antes = [v for v in ventas if v.tomada_en <= instante]
        if antes:
            ultima = max(antes, key=lambda v: (v.tomada_en, v.pk))
            return self._toma(ultima, instante, quien, "", dudosa=False)
        contactos = self._contactos.get(central.numero, ())
        return Toma(max(contactos), quien.pk) if quien and contactos else None

    def _posibles(self, central: LlamadaDeCentral) -> list[Venta]:
        venta = self._ventas.get(venta_de(central.accountcode) or 0)
        if venta is not None:
            return [venta]
        contactos = self._contactos.get(central.numero, ())
        return [v for contacto in contactos for v in self._de_contacto[contacto]]

    def _toma(
        self,
        venta: Venta,
        instante: datetime,
        quien: Usuario | None,
        proposito: str,
        *,
        dudosa: bool,
    ) -> Toma:
        agente = quien.pk if quien else self._asesor(venta, instante)
        return Toma(venta.contacto_id, agente, proposito, dudosa)

    def _asesor(self, venta: Venta, instante: datetime) -> int:
        """Whose sale it was then, whoever has it now."""
        despues = (de for en, de in self._pasadas.get(venta.pk, ()) if en > instante)
        return next(despues, venta.asesor_id)


def _a_esa_hora(
    ventas: Iterable[Venta], instante: datetime, margen: timedelta
) -> list[tuple[str, list[Venta]]]:
    """The takings that were open, then the sales that were accepted and went on."""
    abiertas = [
        v for v in ventas if v.tomada_en - margen <= instante <= (_fin(v) or instante) + margen
    ]
    aceptadas = [v for v in abiertas if v.aceptada_en and v.aceptada_en <= instante]
    ofertas = [v for v in abiertas if v not in aceptadas]
    return [(Proposito.OFERTA, ofertas), (Proposito.SEGUIMIENTO, aceptadas)]


def _fin(venta: Venta) -> datetime | None:
    return venta.cerrada_en or venta.concluida_en


def _contactos_con(numeros: Collection[str]) -> dict[str, set[int]]:
    """Number → the places in real portfolios of whoever has it."""
    de_verdad = ContactoCartera.objects.filter(cartera__de_prueba=False)
    de_linea = de_verdad.filter(UnoDe("linea", numeros)).values_list("linea", "pk")
    de_otro = TelefonoCliente.objects.filter(
        UnoDe("numero", numeros), cliente__contactos__cartera__de_prueba=False
    ).values_list("numero", "cliente__contactos")
    contactos: dict[str, set[int]] = defaultdict(set)
    for numero, contacto in [*de_linea, *de_otro]:
        contactos[numero].add(contacto)
    return contactos


def _pasadas(ventas: Collection[int]) -> dict[int, list[tuple[datetime, int]]]:
    """Sale → when it passed to other hands and from whose, in order."""
    pasadas: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    filas = Reasignacion.objects.filter(UnoDe("venta", ventas)).order_by("en", "pk")
    for venta, en, de in filas.values_list("venta", "en", "de"):
        pasadas[venta].append((en, de))
    return pasadas
