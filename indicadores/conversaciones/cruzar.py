"""Write down what each call of the exchange is: a record's, or a client's whom nobody marked (4.1).

All the calls and records of a number are looked at together, whatever their month: so the same
rows give the same, in whatever order they came and however often this is done.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from bluecom.bolivia.fechas import hoy
from bluecom.conjuntos import UnoDe
from bluecom.cuentas.models import Usuario
from bluecom.parametros.consultas import valores_del_dia
from bluecom.pendientes.models import Pendiente
from cartera.models import Extension, Llamada, LlamadaDeCentral
from cartera.models.llamada import LlamadaQuerySet
from cartera.telefonia.extensiones import quienes_tienen
from cartera.telefonia.registro import en_lotes, uno_a_la_vez
from cartera.telefonia.tramos import venta_de
from indicadores.consultas import base
from indicadores.conversaciones.decidir import llevar_decisiones
from indicadores.conversaciones.emparejar import DeAsesor, DeCentral, emparejar
from indicadores.conversaciones.escritura import Escritura
from indicadores.conversaciones.tomas import Toma, Tomas
from indicadores.models import Cruce, RegistroElegido
from indicadores.parametros import MARGEN_DE_REGISTRO

_LOTE = 1000
RECIENTES, TARDIAS = timedelta(days=2), timedelta(days=62)
"""How far back is looked by the clock, and every night; what arrives is joined as it comes."""


def cruzar(numeros: Collection[str]) -> None:
    """Of every call of the exchange with these numbers; once written, decisions stand."""
    with transaction.atomic():
        uno_a_la_vez()
        llevar_decisiones()
        with Escritura() as escritura:
            for lote in en_lotes(sorted(numeros), _LOTE):
                escritura.anotar(*_cruzar(alcanzar(set(lote))))


def cruzar_recientes(*, ahora: datetime, hasta_hace: timedelta = RECIENTES) -> None:
    """Records are written, and taken back, after the exchange has told its calls.

    Only a record that is of no call yet may be of one, or nearer to one than another is.
    """
    de_central = LlamadaDeCentral.objects.filter(inicio__gte=ahora - hasta_hace)
    sueltos = Llamada.objects.vigentes().filter(inicio__gte=ahora - hasta_hace, central=None)
    codigos = de_central.exclude(accountcode="").values_list("accountcode", flat=True)
    cuentas = {venta: codigo for codigo in codigos if (venta := venta_de(codigo))}
    suyas = base.ventas().filter(pk__in=cuentas, contacto__in=sueltos.values("contacto"))
    por_mirar = de_central.filter(
        Q(numero__in=sueltos.values("telefono"))
        | Q(accountcode__in=[cuentas[pk] for pk in suyas.values_list("pk", flat=True)])
        | Q(llamada__anulada_en__isnull=False)
    )
    cruzar(set(por_mirar.values_list("numero", flat=True)))


def cruzar_las_del_interno(debido: Pendiente) -> None:
    """Whose an extension was is sometimes said after its calls: then these become that person's."""
    interno = Extension.objects.get(pk=int(debido.objeto_id or 0))
    desde = datetime.fromisoformat(debido.datos["desde"])
    suyas = LlamadaDeCentral.objects.filter(extension=interno.numero, inicio__gte=desde)
    cruzar(set(suyas.values_list("numero", flat=True)))


@dataclass(frozen=True)
class Alcance:
    """Calls and records of which none may be joined to one that is not here."""

    centrales: list[LlamadaDeCentral]
    registros: list[Llamada]
    contacto_de: dict[int, int]
    """Sale → client of the portfolio, of those named by an account code."""


def alcanzar(numeros: set[str]) -> Alcance:
    """A sale's page may have dialled another number: then those calls are looked at too."""
    cuentas: set[str] = set()
    while True:
        centrales = list(
            LlamadaDeCentral.objects.filter(
                UnoDe("numero", numeros) | UnoDe("accountcode", cuentas)
            )
        )
        nombradas = {venta for c in centrales if (venta := venta_de(c.accountcode))}
        suyas = base.ventas().filter(UnoDe("pk", nombradas))
        contacto_de = dict(suyas.values_list("pk", "contacto_id"))
        registros = list(
            _de_verdad().filter(Q(telefono__in=numeros) | Q(contacto__in=contacto_de.values()))
        )
        mas_numeros = {c.numero for c in centrales} | {r.telefono for r in registros}
        de_ellos = base.ventas().filter(UnoDe("contacto", {r.contacto_id for r in registros}))
        mas_cuentas = {f"V{venta}" for venta in de_ellos.values_list("pk", flat=True)}
        if mas_numeros <= numeros and mas_cuentas <= cuentas:
            return Alcance(centrales, registros, contacto_de)
        numeros |= mas_numeros
        cuentas |= mas_cuentas


def _de_verdad() -> LlamadaQuerySet:
    return Llamada.objects.vigentes().filter(
        contacto__cartera__de_prueba=False, agente__de_prueba=False
    )


def _cruzar(alcance: Alcance) -> tuple[list[int], dict[int, int], list[Cruce]]:
    """The calls that were looked at, which records they are of, and what they are."""
    margen = Margenes()
    parejas = emparejar(
        [de_central(central, alcance.contacto_de) for central in alcance.centrales],
        [de_asesor(registro) for registro in alcance.registros],
        margen.el,
        _elegidas(alcance.centrales),
    )
    registros = {registro.pk: registro for registro in alcance.registros}
    solas = {c.numero for c in alcance.centrales if c.pk not in parejas.pares}
    tomas = Tomas(solas, alcance.contacto_de)
    cruces = []
    quien_tiene = quienes_tienen({central.extension for central in alcance.centrales})
    for central in alcance.centrales:
        quien = quien_tiene(central.extension, central.inicio)
        if central.pk in parejas.pares:
            cruces.append(_de_su_registro(central, registros[parejas.pares[central.pk]], quien))
        elif central.segundos and (toma := tomas.de(central, quien, margen.el(central.inicio))):
            cruces.append(_de_su_toma(central, toma, empate=central.pk in parejas.empatadas))
    return [central.pk for central in alcance.centrales], parejas.pares, cruces


def de_central(central: LlamadaDeCentral, contacto_de: Mapping[int, int]) -> DeCentral:
    return DeCentral(
        pk=central.pk,
        numero=central.numero,
        inicio=central.inicio,
        fin=central.fin,
        contestada=central.segundos > 0,
        contacto=contacto_de.get(venta_de(central.accountcode) or 0),
    )


def de_asesor(registro: Llamada) -> DeAsesor:
    return DeAsesor(
        registro.pk, registro.telefono, registro.inicio, registro.efectiva, registro.contacto_id
    )


def _elegidas(centrales: list[LlamadaDeCentral]) -> dict[int, int]:
    """What somebody answered of ties: call → record."""
    de_grupo = {central.grupo: central.pk for central in centrales}
    elegidos = RegistroElegido.objects.filter(UnoDe("grupo", de_grupo))
    return {de_grupo[g]: llamada for g, llamada in elegidos.values_list("grupo", "llamada")}


def _de_su_registro(central: LlamadaDeCentral, registro: Llamada, quien: Usuario | None) -> Cruce:
    """The conversation is of who spoke, whoever recorded it."""
    return Cruce(
        central=central,
        contacto_id=registro.contacto_id,
        agente_id=quien.pk if quien else registro.agente_id,
        proposito=registro.proposito,
    )


def _de_su_toma(central: LlamadaDeCentral, toma: Toma, *, empate: bool) -> Cruce:
    return Cruce(
        central=central,
        contacto_id=toma.contacto,
        agente_id=toma.agente,
        proposito=toma.proposito,
        empate=empate or toma.dudosa,
    )


class Margenes:
    """How far apart a call and its record may be, by the day of the call."""

    def __init__(self) -> None:
        self._de_dia: dict[date, timedelta] = {}

    def el(self, instante: datetime) -> timedelta:
        dia = hoy(instante)
        if dia not in self._de_dia:
            minutos = valores_del_dia([MARGEN_DE_REGISTRO], dia)[MARGEN_DE_REGISTRO.codigo]
            self._de_dia[dia] = timedelta(minutes=minutos)
        return self._de_dia[dia]
