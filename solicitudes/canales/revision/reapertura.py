"""Step 11.1: an approved folder is opened again when two people want it, and not otherwise."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from bluecom.rechazo import YaDecidido
from solicitudes.canales.instalacion.servicio import confirmar_instalacion
from solicitudes.canales.revision.servicio import avisar_devuelta, item_de
from solicitudes.models import Motivo, Observacion, Razon, Venta
from solicitudes.plazos.asuntos import REABRIR, asunto
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir, exigir_estado
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ITEMS_REVISION

PEDIDO, NEGADA = "pedir_reapertura", "rechazar_reapertura"


def pedir_reapertura(
    venta_id: int, *, acto: Acto, motivo: Motivo, item: str, nota: str = ""
) -> Venta:
    """Canales Virtuales asks for an approved folder to be opened again, because of one item."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        exigir_estado(venta, Estado.CONFORME)
        if dicho := ya_pedida(venta):
            raise YaDecidido(dicho)
        pedido = item_de(venta, item)
        venta.reapertura_pedida_por = acto.usuario
        venta.save()
        de_que = pedido.nombre
        anotar_razon(
            venta, PEDIDO, motivo, nota, acto=acto, paso=pedido.paso, item=item, item_nombre=de_que
        )
        anotar(venta.cadena, PEDIDO, acto=acto, datos={"motivo": motivo.codigo})
        texto = con_punto(f"Se pide reabrir la carpeta de {venta.cliente}")
        deciden, pedidas = _quienes_deciden(), reverse("reaperturas")
        _avisar(deciden, venta, "reapertura", texto, pedidas, asunto(venta, REABRIR))
    return venta


def reabrir(venta_id: int, *, acto: Acto) -> Venta:
    """The second person confirms; the folder goes back to its asesor as observed."""
    with transaction.atomic():
        venta = avanzar(venta_id, "reabrir", acto=acto)
        pedida_por = venta.reapertura_pedida_por
        assert pedida_por is not None  # the guard reapertura_pedida
        razon = por_que_se_pide(venta)
        if razon is not None:
            Observacion.objects.create(
                venta=venta,
                ronda=venta.rondas - 1,
                item=razon.item or "CARTA",  # asked before items were
                item_nombre=razon.item_nombre or ITEMS_REVISION["CARTA"].nombre,
                paso=razon.paso or ITEMS_REVISION["CARTA"].paso,
                motivo=razon.motivo,
                nota=razon.nota,
                creada_por=pedida_por,
                creada_en=acto.ahora,
                enviada_en=acto.ahora,
            )
        _decidida(venta, "reabierta", f"{acto.usuario} aceptó reabrir", "Vuelve a su asesor.")
        avisar_devuelta(venta, acto.ahora)
    return venta


def rechazar_reapertura(venta_id: int, *, acto: Acto, motivo: Motivo, nota: str = "") -> Venta:
    """The folder stays approved, for a coded reason that who asked hears.

    What was installed while it waited goes on from here to its terms.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.confirma_reapertura, venta, acto.usuario)
        exigir_estado(venta, Estado.CONFORME)
        if venta.reapertura_pedida_por_id is None:
            raise TransicionInvalida("Nadie pide ya reabrir esa carpeta.")
        por_que = f"{motivo}. {nota}" if nota else str(motivo)
        _decidida(venta, "no_reabierta", f"{acto.usuario} no aceptó reabrir", con_punto(por_que))
        cierre = f"{acto.usuario} no aceptó reabrirla"
        cerrar_asuntos(asunto(venta, REABRIR), ahora=acto.ahora, cierre=cierre)
        anotar_razon(venta, NEGADA, motivo, nota, acto=acto)
        anotar(venta.cadena, NEGADA, acto=acto, datos={"motivo": motivo.codigo})
        if venta.instalacion_actual is not None:
            venta = confirmar_instalacion(venta.pk, acto=acto)
    return venta


def ya_pedida(venta: Venta) -> str:
    """The sentence for who would ask what somebody asks already; empty when nobody does."""
    quien = venta.reapertura_pedida_por
    return f"{quien} ya pidió reabrir esta carpeta: falta decidirlo." if quien else ""


def por_que_se_pide(venta: Venta) -> Razon | None:
    """The last reason for which it was asked."""
    pedidas = [razon for razon in venta.razones.all() if razon.transicion == PEDIDO]
    return max(pedidas, key=lambda razon: razon.pk, default=None)


def _decidida(venta: Venta, como: str, dicho: str, sigue: str) -> None:
    """Who asked hears it, and nobody asks it any more."""
    pedida_por = venta.reapertura_pedida_por
    assert pedida_por is not None
    venta.reapertura_pedida_por = None
    venta.save()
    texto = f"{dicho} la carpeta de {venta.cliente} (venta {venta.pk}). {sigue}"
    _avisar([pedida_por.pk], venta, como, texto, venta.get_absolute_url())


def _avisar(
    a: Iterable[int], venta: Venta, que: str, texto: str, url: str, de_que: str = ""
) -> None:
    clave = f"{que}:{venta.pk}:{venta.ahora.isoformat()}"
    avisar(a, texto, clave=clave, ahora=venta.ahora, url=url, asunto=de_que)


def _quienes_deciden() -> Iterable[int]:
    jefes = Usuario.objects.filter(rol=Rol.JEFE_SERVICIO, is_active=True)
    return jefes.values_list("pk", flat=True)
