"""A check of an earlier taking that still holds (2.1, 3.2): offered, never taken over silently."""

from django.db.models import Q, QuerySet

from solicitudes.direcciones import clave_de_lugar, diferencias
from solicitudes.models import Venta, Verificacion
from solicitudes.reglas.errores import TransicionInvalida


def reutilizable(venta: Venta, paso: int) -> Verificacion | None:
    """The last look at this client (2) or at this place (3), if it was clean and still holds.

    A later look that was not clean ends every earlier one.
    """
    consulta = ultima_mirada(venta, paso)
    vale = consulta is not None and consulta.favorable and consulta.vigente_el(venta.dia)
    return consulta if vale else None


def ultima_mirada(venta: Venta, paso: int) -> Verificacion | None:
    """What a person saw last, for another taking; what a file said is no look."""
    vistas = _del_cliente(venta) if paso == 2 else _del_lugar(venta)
    de_su_mundo = vistas.filter(
        venta__contacto__cartera__de_prueba=venta.contacto.cartera.de_prueba,
        paso=paso,
        consultado_por__isnull=False,
    ).exclude(venta=venta)
    if venta.de_practica:  # invented lines and addresses are the same in every practice
        de_su_mundo = de_su_mundo.filter(venta__contacto=venta.contacto_id)
    recientes = de_su_mundo.select_related("consultado_por", "reutiliza", "venta__contacto")
    for consulta in recientes.order_by("-consultado_en", "-pk")[:_CUANTAS]:
        if paso == 2 or _es_el_mismo_lugar(consulta, venta):
            return consulta
    return None


def exigir_reutilizable(venta: Venta, paso: int, consulta_id: int) -> Verificacion:
    """The check that was offered, judged again. Raises ``TransicionInvalida``."""
    consulta = reutilizable(venta, paso)
    if consulta is None or consulta.pk != consulta_id:
        raise TransicionInvalida("Esa consulta ya no vale: mírelo usted en el sistema.")
    return consulta


_CUANTAS = 20
"""More looks at one place in a row, all of them elsewhere after all, are not read."""


def _del_cliente(venta: Venta) -> QuerySet[Verificacion]:
    return Verificacion.objects.filter(venta__contacto__cliente=venta.contacto.cliente_id)


def _del_lugar(venta: Venta) -> QuerySet[Verificacion]:
    """By the line, or by the address as it is now; of the services that are required here."""
    requeridos = venta.servicios_requeridos
    lugar = clave_de_lugar(venta.contacto.direccion)
    alli = Q(venta__contacto__linea=venta.contacto.linea, direccion="")
    if lugar:
        alli |= Q(lugar=lugar)
    de_esto = Q(favorable=True, servicios__contains=requeridos) | Q(
        favorable=False, servicios__overlap=requeridos
    )
    return Verificacion.objects.filter(alli).filter(de_esto)


def _es_el_mismo_lugar(consulta: Verificacion, venta: Venta) -> bool:
    """The line may have moved, or its address been corrected, since it was looked at."""
    return not diferencias(consulta.lugar, venta.contacto.direccion)
