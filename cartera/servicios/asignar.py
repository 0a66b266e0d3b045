"""Who calls whom: give clients to an asesor, move an absent asesor's, open and pause (1.2)."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from cartera.errores import AsignacionRechazada
from cartera.models import ASIGNABLES, Cartera, ContactoCartera, Rellamada
from cartera.servicios.conteos import juntar_conteos
from cartera.servicios.rellamadas import pasar_rellamada


class Reparto(NamedTuple):
    """How many of those chosen changed hands, and how many were no longer as they were seen."""

    cuantos: int
    quedan: int


def asignar(
    cartera_id: int, *, a: Usuario, acto: Acto, cantidad: int | None = None, zona: str = ""
) -> int:
    """Give clients that are nobody's to one asesor, in the order of the queue.

    All of them, or the first ``cantidad``, or those of a ``zona``. Returns how many;
    raises ``AsignacionRechazada``.
    """
    with transaction.atomic():
        cartera = Cartera.objects.select_for_update().get(pk=cartera_id)
        _exigir_asesor(a, cartera)
        libres = ContactoCartera.objects.filter(
            cartera=cartera, asignado_a=None, situacion__in=ASIGNABLES, es_elegible=True
        )
        claves = _primeros(libres, cantidad, zona)
        if not claves:
            raise AsignacionRechazada("No quedan clientes sin asignar que cumplan eso.")
        ContactoCartera.objects.filter(pk__in=claves).update(asignado_a=a)
        juntar_conteos(cartera_id)
        _anotar(cartera, "asignar", acto, a=a.pk, cuantos=len(claves))
    return len(claves)


def repartir_estos(
    cartera_id: int, *, de: Mapping[int, int | None], a: Usuario | None, acto: Acto
) -> Reparto:
    """Give these clients to one asesor, or back to everybody.

    ``de``: whose each was when it was chosen. Who is in hand, closed or somebody else's by now
    stays as he is; the callbacks promised by whose he was go along. Raises
    ``AsignacionRechazada`` when none is left.
    """
    with transaction.atomic():
        cartera = Cartera.objects.select_for_update().get(pk=cartera_id)
        if a is not None:
            _exigir_asesor(a, cartera)
        hay = ContactoCartera.objects.filter(
            cartera=cartera, pk__in=de, situacion__in=ASIGNABLES, es_elegible=True
        )
        duenos = dict(hay.select_for_update(of=("self",)).values_list("pk", "asignado_a"))
        a_quien = a.pk if a else None
        claves = [pk for pk, dueno in duenos.items() if dueno == de[pk] != a_quien]
        if not claves:
            raise AsignacionRechazada("Esos clientes ya no están como se veían: elija de nuevo.")
        hay.filter(pk__in=claves).update(asignado_a=a)
        prometidas = Rellamada.objects.pendientes().filter(contacto__in=claves)
        for pk, contacto, para in prometidas.values_list("pk", "contacto", "para"):
            if para is not None and para == de[contacto]:
                pasar_rellamada(pk, acto=acto, a=a)
        juntar_conteos(cartera_id)
        _anotar(cartera, "repartir", acto, a=a_quien, cuantos=len(claves))
    return Reparto(len(claves), len(de) - len(claves))


def mover(
    cartera_id: int,
    *,
    de: Usuario,
    a: Usuario | None,
    acto: Acto,
    cantidad: int | None = None,
    zona: str = "",
) -> int:
    """Move the open clients of an asesor to another one, or back to nobody.

    All of them, as when somebody is absent, or as ``asignar`` chooses: then in the order of the
    queue. Callbacks go along, each with its hour. Who is in hand stays in hand; of all of them,
    if the reservation runs out, that client too is the other's.
    """
    with transaction.atomic():
        cartera = Cartera.objects.select_for_update().get(pk=cartera_id)
        if a is not None:
            _exigir_asesor(a, cartera)
        if a == de:
            raise AsignacionRechazada("Elija a otra persona: esos clientes ya son suyos.")
        suyos = ContactoCartera.objects.abiertos().filter(cartera=cartera, asignado_a=de)
        prometidas = Rellamada.objects.pendientes().de(de).filter(contacto__cartera=cartera)
        if cantidad or zona:
            suyos = suyos.filter(situacion__in=ASIGNABLES)
            suyos = ContactoCartera.objects.filter(pk__in=_primeros(suyos, cantidad, zona))
            prometidas = prometidas.filter(contacto__in=suyos)
        rellamadas = dict(prometidas.values_list("contacto", "pk"))
        movidos = len(set(suyos.values_list("pk", flat=True)) | set(rellamadas))
        suyos.update(asignado_a=a)
        for rellamada_id in rellamadas.values():
            pasar_rellamada(rellamada_id, acto=acto, a=a)
        if not movidos:
            raise AsignacionRechazada(f"{de} no tiene clientes por llamar que cumplan eso.")
        a_quien = a.pk if a else None
        juntar_conteos(cartera_id)
        _anotar(cartera, "mover", acto, de=de.pk, a=a_quien, cuantos=movidos)
    return movidos


def priorizar(cartera_id: int, *, zona: str, prioridad: int, acto: Acto) -> int:
    """Call a zone before or after the others: the highest priority comes first."""
    with transaction.atomic():
        cartera = Cartera.objects.select_for_update().get(pk=cartera_id)
        contactos = ContactoCartera.objects.abiertos().filter(cartera=cartera, zona=zona)
        cuantos = contactos.update(prioridad=prioridad)
        if not cuantos:
            raise AsignacionRechazada("No quedan clientes por llamar en esa zona.")
        _anotar(cartera, "priorizar", acto, prioridad=prioridad, cuantos=cuantos)
    return cuantos


def abrir_a(cartera_id: int, *, asesores: Collection[Usuario], acto: Acto) -> Cartera:
    """Say who works a portfolio; with nobody named it is open to all."""
    with transaction.atomic():
        cartera = Cartera.objects.select_for_update().get(pk=cartera_id)
        for asesor in asesores:
            _exigir_asesor(asesor, cartera)
        cartera.asesores.set(asesores)
        quienes = sorted(asesor.pk for asesor in asesores)
        _anotar(cartera, "abrir_a", acto, asesores=quienes)
    return cartera


def activar(cartera_id: int, *, activa: bool, acto: Acto) -> Cartera:
    """Pause a portfolio or take it up again: a paused one hands out nobody."""
    with transaction.atomic():
        cartera = Cartera.objects.select_for_update().get(pk=cartera_id)
        if cartera.activa != activa:
            cartera.activa = activa
            cartera.save(update_fields=["activa"])
            _anotar(cartera, "activar" if activa else "pausar", acto)
    return cartera


def _primeros(contactos: QuerySet[ContactoCartera], cantidad: int | None, zona: str) -> list[int]:
    """Those of a zone, or of any, in the order of the queue; nobody else changes them meanwhile."""
    if zona:
        contactos = contactos.filter(zona=zona)
    elegidos = contactos.order_by("-prioridad", "orden", "pk").select_for_update(of=("self",))
    return list(elegidos.values_list("pk", flat=True)[:cantidad])


def _exigir_asesor(persona: Usuario, cartera: Cartera) -> None:
    if not persona.tiene_rol(Rol.ASESOR):
        raise AsignacionRechazada(f"{persona} no es asesor activo: elija a otra persona.")
    if persona.de_prueba != cartera.de_prueba:
        raise AsignacionRechazada("Las carteras de prueba son solo para usuarios de prueba.")


def _anotar(cartera: Cartera, tipo: str, acto: Acto, **datos: Any) -> None:
    anotar(f"cartera:{cartera.pk}", tipo, acto=acto, datos=datos)
