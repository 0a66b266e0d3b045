"""Who rings in: found by his exact number, and why he can or cannot be taken now (1.2)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import Cliente
from cartera.servicios import lugares_de, por_que_no_se_lo_atiende
from solicitudes.finales.siguiente import venta_en_curso
from solicitudes.mesa.busqueda import UNA_SOLA_CONSULTA, clientes_por_numero
from solicitudes.mesa.ficha_cliente import clientes_visibles

CONSULTA_POR_NUMERO = "consulta_por_numero"
TRAS_LA_CONSULTA = timedelta(hours=1)
"""How long who found a client by his number may take him without being his asesor."""
MAXIMO = 5


@dataclass(frozen=True)
class QuienLlama:
    """A client as far as who answers needs him: one name, and whether he can be taken."""

    cliente_id: int
    nombre: str
    por_que_no: str


def quien_llama(cliente: Cliente, acto: Acto) -> QuienLlama:
    lugares = lugares_de(cliente.pk, acto)
    razon = venta_en_curso(cliente.pk, acto) or por_que_no_se_lo_atiende(lugares, acto)
    return QuienLlama(cliente.pk, cliente.primer_nombre, razon)


def libres_por_numero(texto: str, acto: Acto, *, salvo: Collection[int]) -> list[QuienLlama]:
    """Clients of an exact telephone or C.I. whom this asesor never had; each look is logged.

    ``salvo``: those that the page shows already.
    """
    if not acto.usuario.tiene_rol(Rol.ASESOR):
        return []
    clientes = _de_su_mundo(acto).filter(pk__in=clientes_por_numero(texto)).exclude(pk__in=salvo)
    hallados = list(clientes.order_by("pk")[:MAXIMO])
    for cliente in hallados:
        if not _consultado(cliente.pk, acto, hace=UNA_SOLA_CONSULTA):
            anotar(f"cliente:{cliente.pk}", CONSULTA_POR_NUMERO, acto=acto)
    return [quien_llama(cliente, acto) for cliente in hallados]


def se_lo_puede_atender(cliente_id: int, acto: Acto) -> bool:
    """Whether this asesor may take him: his own page, or a number that he just looked up."""
    if not _de_su_mundo(acto).filter(pk=cliente_id).exists():
        return False
    suyo = clientes_visibles(acto.usuario).filter(pk=cliente_id).exists()
    return suyo or _consultado(cliente_id, acto, hace=TRAS_LA_CONSULTA)


def _de_su_mundo(acto: Acto) -> QuerySet[Cliente]:
    """Real clients for real people; invented ones ring nobody but those of test."""
    return Cliente.objects.filter(de_prueba=acto.usuario.de_prueba)


def _consultado(cliente_id: int, acto: Acto, *, hace: timedelta) -> bool:
    consultas = Evento.objects.filter(
        cadena=f"cliente:{cliente_id}", tipo=CONSULTA_POR_NUMERO, actor=acto.usuario
    )
    return consultas.filter(instante__gt=acto.ahora - hace).exists()
