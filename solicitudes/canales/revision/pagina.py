"""What the page of one folder under review shows, and what may be decided there now."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from bluecom.cuentas.models import Rol, Usuario
from solicitudes.canales.revision import consulta, imagenes
from solicitudes.canales.revision.consulta import Item
from solicitudes.canales.revision.toma import la_tiene
from solicitudes.conversacion.formulario import NotaForm
from solicitudes.models import EnRevision, Venta
from solicitudes.puerta.lectura import leer_alrededor
from solicitudes.reglas.comprobaciones import revision_sin_ok
from solicitudes.reglas.control import REVISION
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import bloqueos, transicion_de


def contexto(venta: Venta, usuario: Usuario, documento: str = "") -> dict[str, Any]:
    """Data, checklist, images and notes, read in a fixed number of questions."""
    leer_alrededor(venta)
    items = consulta.items_de(venta)
    siguen = [item for item in items if item.de_antes]
    return {
        "items": [item for item in items if not item.de_antes],
        "siguen": siguen,
        "lista": venta.lista(REVISION).numero,
        "documentos": imagenes.documentos_de(venta, documento),
        "notas": list(venta.notas.all()),
        "propuestas": venta.propuestas_por_decidir,
        "se_reabre": transicion_de("reabrir", venta.estado) is not None,
        "nota_form": NotaForm(),
        **barra(venta, usuario, items),
    }


def barra(venta: Venta, usuario: Usuario, items: list[Item] | None = None) -> dict[str, Any]:
    """What is possible now: with observations to send it goes back, without them it passes.

    And who has it: of another's folder nothing is decided here.
    """
    abierta = venta.estado == Estado.ENTREGADA
    de_quien = quien_la_tiene(venta) if abierta else None
    ajena = de_quien is not None and de_quien.revisor_id != usuario.pk
    accion = "observar" if venta.observaciones_por_enviar() else "aprobar"
    return {
        "venta": venta,
        "abierta": abierta,
        "de_quien": de_quien,
        "ajena": ajena,
        "quien": _hasta_cuando(de_quien),
        "por_que_no": la_tiene(de_quien) if de_quien is not None and ajena else "",
        "accion": accion,
        "verbo": "Devolver con observaciones" if accion == "observar" else "Aprobar",
        "icono_accion": "arrow-return-left" if accion == "observar" else "check-circle",
        "faltantes": _faltantes(venta, accion, items) if abierta and not ajena else [],
        "secundarias": _dejarla(venta) if abierta else [],
    }


def _hasta_cuando(de_quien: EnRevision | None) -> str:
    """What whoever has the page open is told of the hold; it is the reviewer's own, or nobody's."""
    if de_quien is None:
        return "Nadie la tiene: la toma usted con lo primero que haga."
    hasta = timezone.localtime(de_quien.hasta)
    return f"La revisa usted; queda libre a las {hasta:%H:%M} si no hace nada más."


def quien_la_tiene(venta: Venta) -> EnRevision | None:
    """Who has it until now; a hold that ran out holds nothing."""
    return (
        EnRevision.objects.filter(venta=venta, hasta__gt=venta.ahora)
        .select_related("revisor")
        .first()
    )


def revisores(de_prueba: bool) -> list[Usuario]:
    """Who may be given a folder."""
    suyos = Usuario.objects.filter(rol=Rol.CANALES_VIRTUALES, is_active=True, de_prueba=de_prueba)
    return list(suyos.order_by("last_name", "first_name", "pk"))


def _dejarla(venta: Venta) -> list[dict[str, Any]]:
    soltar = reverse("revision_soltar", args=[venta.pk])
    return [
        {"texto": "Dejar y ver la siguiente", "envia": soltar, "formulario": "lista", "tecla": "S"}
    ]


def _faltantes(venta: Venta, accion: str, items: list[Item] | None) -> list[str]:
    """What stands in the way, short enough for one line of the bar."""
    sin_marcar = len(_sin_marcar(items) if items is not None else revision_sin_ok(venta))
    if accion == "aprobar" and sin_marcar > 2:
        otras = [frase for frase in bloqueos(venta, accion) if not frase.startswith("Sin revisar")]
        return [f"Faltan {sin_marcar} ítems por revisar.", *otras]
    return bloqueos(venta, accion)


def _sin_marcar(items: list[Item]) -> list[Item]:
    return [item for item in items if not item.marcado and not item.retirado]
