"""Step 11.1: a folder is with one reviewer at a time, until a while after his last act.

Each act of a review asks ``tener`` first, under the lock of its sale: it takes a folder that
nobody has, renews one's own, and refuses another's. What was ticked stays under its author,
whoever goes on.
"""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.parametros.consultas import valor
from bluecom.pendientes.avisos import avisar
from solicitudes.models import EnRevision, Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir, exigir_estado
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import MINUTOS_DE_REVISION


def en_revision(venta_id: int, *, acto: Acto) -> Venta:
    """The folder, locked, in the hands of who acts."""
    venta = bloquear(venta_id, acto=acto)
    exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
    exigir_estado(venta, Estado.ENTREGADA)
    tener(venta, acto=acto)
    return venta


def tomar(venta_id: int, *, acto: Acto) -> EnRevision:
    """Open a folder to review it: nobody else acts on it meanwhile."""
    with transaction.atomic():
        return en_revision(venta_id, acto=acto).en_revision


def tener(venta: Venta, *, acto: Acto) -> EnRevision:
    """Whoever acts has it from now on. Raises ``TransicionInvalida`` naming who has it."""
    ahora, minutos = acto.ahora, valor(MINUTOS_DE_REVISION, acto.ahora)
    de_quien = EnRevision.objects.select_related("revisor").filter(venta=venta).first()
    if de_quien is not None and de_quien.revisor_id != acto.usuario.pk and de_quien.hasta > ahora:
        raise TransicionInvalida(la_tiene(de_quien))
    sigue = de_quien is not None and de_quien.revisor_id == acto.usuario.pk
    hasta = ahora + timedelta(minutes=minutos)
    suya, _ = EnRevision.objects.update_or_create(
        venta=venta,
        defaults={
            "revisor": acto.usuario,
            "hasta": hasta,
            **({} if sigue else {"desde": ahora}),
        },
    )
    return suya


def la_tiene(de_quien: EnRevision) -> str:
    """For example "La revisa Ana Rojas desde las 10:12: queda libre a las 10:31, si …"."""
    desde, hasta = timezone.localtime(de_quien.desde), timezone.localtime(de_quien.hasta)
    return (
        f"La revisa {de_quien.revisor} desde las {desde:%H:%M}: queda libre a las {hasta:%H:%M} si "
        "no hace nada más, o cuando la suelte."
    )


def soltar(venta_id: int, *, acto: Acto) -> None:
    """Leave it to the others; what was ticked stays. Of another's folder it does nothing."""
    EnRevision.objects.filter(venta=venta_id, revisor=acto.usuario).delete()


def relevar(venta_id: int, *, acto: Acto, a: Usuario | None = None) -> None:
    """A jefe takes a folder from who has it: it is free, or somebody else's at once."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.releva_revisiones, venta, acto.usuario)
        exigir_estado(venta, Estado.ENTREGADA)
        de_quien = EnRevision.objects.filter(venta=venta).first()
        if a is not None:
            exigir(permisos.es_de_canales_virtuales, venta, a)
        EnRevision.objects.filter(venta=venta).delete()
        if a is not None:
            tener(venta, acto=Acto(a, acto.ahora))
        datos = {"de": de_quien.revisor_id if de_quien else None, "a": a.pk if a else None}
        anotar(venta.cadena, "relevar_revision", acto=acto, datos=datos)
        _avisar(venta, de_quien, a, acto)


def _avisar(venta: Venta, de_quien: EnRevision | None, a: Usuario | None, acto: Acto) -> None:
    """Who had it is told that he has it no more, and who has it now that it waits for him."""
    dichos = []
    if de_quien is not None and de_quien.revisor_id != (a.pk if a else None):
        dichos.append((de_quien.revisor_id, "ya no la revisa usted; lo que marcó se conserva"))
    if a is not None:
        dichos.append((a.pk, "la revisa usted ahora"))
    for persona, que in dichos:
        avisar(
            [persona],
            con_punto(f"{acto.usuario} relevó la revisión de la carpeta de {venta.cliente}: {que}"),
            clave=f"relevo:{venta.pk}:{acto.ahora.isoformat()}:{persona}",
            ahora=acto.ahora,
            url=reverse("revisar", args=[venta.pk]),
        )
