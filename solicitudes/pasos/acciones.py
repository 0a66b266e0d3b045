"""What may be done with a sale besides its step: end it, leave it for later, pass it on."""

from django.urls import reverse

from bluecom.cuentas.models import Rol, Usuario
from solicitudes.models import Venta
from solicitudes.reglas import permisos
from solicitudes.reglas.estados import SIN_EFECTO, TERMINADAS, Estado
from solicitudes.reglas.flujo import bloqueos, transiciones

TECLAS_DE_FIN = {"descartar": "D", "anular": "A"}
CON_REVISION = (Estado.ENTREGADA, Estado.OBSERVADA, Estado.CONFORME)


def acciones_fin(venta: Venta, usuario: Usuario) -> list[dict[str, str]]:
    """Discard, annul or re-assign, as this person may in this state."""
    acciones = _seguimiento(venta, usuario)
    acciones += [
        {
            "texto": t.custom["boton"],
            "url": reverse(t.name, args=[venta.pk]),
            "icono": "x-circle",
            "tecla": TECLAS_DE_FIN[t.name],
            "peligro": "si",
            "acto": t.name,
        }
        for t in transiciones()
        if t.source == venta.estado
        and t.name in TECLAS_DE_FIN
        and t.has_perm(venta, usuario)
        and not bloqueos(venta, t.name)
    ]
    if venta.en_mano and permisos.es_su_asesor(venta, usuario):
        acciones += _en_la_cola(venta)
    acciones += _papeles(venta, usuario)
    acciones += _revision(venta, usuario)
    acciones += _instalacion(venta, usuario)
    if venta.plazo_entrega_id is not None:
        url = reverse("plazos_de_la_venta", args=[venta.pk])
        acciones.append({"texto": "Plazos", "url": url, "icono": "hourglass-split"})
    if permisos.puede_reasignar(venta, usuario) and venta.estado not in TERMINADAS:
        url = reverse("reasignar", args=[venta.pk])
        acciones.append({"texto": "Reasignar", "url": url, "icono": "arrow-left-right"})
    return acciones


def de_quien_acepta(acciones: list[dict[str, str]]) -> list[dict[str, str]]:
    """The client said yes: what is left is his offer, and no end without a call (4.2)."""
    return [accion for accion in acciones if accion.get("acto") not in ("descartar", "saltar")]


def _revision(venta: Venta, usuario: Usuario) -> list[dict[str, str]]:
    """Its checklist beside its images (11.1), for who reviews it."""
    if venta.estado not in CON_REVISION or not permisos.es_de_canales_virtuales(venta, usuario):
        return []
    url = reverse("revisar", args=[venta.pk])
    return [{"texto": "Revisión", "url": url, "icono": "clipboard-check"}]


def _instalacion(venta: Venta, usuario: Usuario) -> list[dict[str, str]]:
    """Its visits, and what is installed (11.2), for who records them."""
    registrada = venta.glosada_en is not None and venta.estado not in SIN_EFECTO
    if not registrada or venta.de_practica or not usuario.tiene_rol(Rol.CANALES_VIRTUALES):
        return []
    url = reverse("instalar", args=[venta.pk])
    return [{"texto": "Instalación", "url": url, "icono": "tools"}]


def _papeles(venta: Venta, usuario: Usuario) -> list[dict[str, str]]:
    """Every paper of it; without a key while the keys are those of a call's outcome."""
    if not (permisos.ve_pantallas(venta, usuario) and list(venta.carpeta.documentos.all())):
        return []
    url = reverse("papeles", args=[venta.pk])
    tecla = {} if venta.en_mano else {"tecla": "P"}
    return [{"texto": "Papeles", "url": url, "icono": "file-earmark-pdf"} | tecla]


def _seguimiento(venta: Venta, usuario: Usuario) -> list[dict[str, str]]:
    if not (venta.admite_seguimiento and permisos.es_su_asesor(venta, usuario)):
        return []
    url = reverse("seguimiento", args=[venta.pk])
    return [{"texto": "Anotar llamada", "url": url, "icono": "telephone-outbound", "tecla": "L"}]


def _en_la_cola(venta: Venta) -> list[dict[str, str]]:
    """From the client in hand: leave him for later, or look at the ones before (1.2)."""
    url = reverse("anteriores")
    antes = {"texto": "Anteriores", "url": url, "icono": "clock-history", "tecla": ","}
    if venta.entrante:  # nobody skips who rings
        return [antes]
    url = reverse("saltar", args=[venta.pk])
    return [
        antes,
        {"texto": "Saltar", "url": url, "icono": "skip-forward", "tecla": "-", "acto": "saltar"},
    ]
