"""A sale in progress changes hands: conversation, drafts and clocks go along (1.2)."""

from django.db import transaction
from django.utils import timezone

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, avisar_de_una_vez, cerrar, cerrar_puerta
from bluecom.pendientes.models import Aviso
from cartera import servicios as cartera
from cartera.models import Cartera
from solicitudes.finales.siguiente import esperar_turno
from solicitudes.models import Motivo, Reasignacion, Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import EN_MANO, TERMINADAS


def reasignar(venta_id: int, *, acto: Acto, a: Usuario, motivo: Motivo) -> Venta:
    """Give the sale to another asesor; past acts keep their author."""
    with transaction.atomic():
        esperar_turno(a)  # who takes the next client at this instant has one in hand already
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.puede_reasignar, venta, acto.usuario)
        _comprobar(venta, a)
        de = venta.asesor
        Reasignacion.objects.create(
            venta=venta, de=de, a=a, motivo=motivo, por=acto.usuario, en=acto.ahora
        )
        if _en_mano(venta):
            cartera.pasar(venta.contacto_id, a=a, ahora=acto.ahora)
        venta.asesor = a
        venta.save()
        anotar(
            venta.cadena,
            "reasignar",
            acto=acto,
            datos={"de": de.pk, "a": a.pk, "motivo": motivo.codigo},
        )
        _pasar_avisos(venta, de, a, acto)
        cerrar_puerta(de.pk, venta.get_absolute_url())
        avisar(
            [de.pk],
            con_punto(f"Su venta {venta.pk}, de {venta.cliente}, pasó a {a}: {motivo}"),
            clave=f"reasignada:{venta.pk}:{acto.ahora.isoformat()}",
            ahora=acto.ahora,
        )
        avisar(
            [a.pk],
            _lo_que_recibe(venta),
            clave=f"reasignada:{venta.pk}:{acto.ahora.isoformat()}",
            ahora=acto.ahora,
            url=venta.get_absolute_url(),
        )
    return venta


def _lo_que_recibe(venta: Venta) -> str:
    """Whose sale it is, and until when its folder has to be handed over or put right."""
    dicho = f"Se le asignó la venta {venta.pk}, de {venta.cliente}"
    plazo = venta.plazo_correccion or venta.plazo_entrega
    if plazo is None or not plazo.abierto:
        return con_punto(dicho)
    que = "se corrige" if venta.plazo_correccion else "se entrega"
    hasta = timezone.localtime(plazo.vence_en)
    return f"{dicho}: su carpeta {que} hasta el {hasta:%d/%m a las %H:%M}."


def _pasar_avisos(venta: Venta, de: Usuario, a: Usuario, acto: Acto) -> None:
    """What nobody did yet about it is for the new one to do."""
    url = venta.get_absolute_url()
    abiertos = Aviso.objects.abiertos().filter(usuario=de, url__startswith=url)
    que = ("clave", "tema", "asunto", "grupo", "encabezado", "texto", "url", "creado_en")
    avisar_de_una_vez(Aviso(usuario=a, **{c: getattr(uno, c) for c in que}) for uno in abiertos)
    cerrar(abiertos, ahora=acto.ahora, cierre=f"la venta pasó a {a}")


def _comprobar(venta: Venta, a: Usuario) -> None:
    if venta.estado in TERMINADAS:
        raise TransicionInvalida("La venta ya terminó: no se reasigna.")
    if venta.de_practica:
        raise TransicionInvalida("Es una venta de práctica: cada quien practica con los suyos.")
    if not a.tiene_rol(Rol.ASESOR) or a.de_prueba != venta.asesor.de_prueba:
        raise TransicionInvalida("Elija a un asesor comercial activo.")
    if _en_mano(venta) and Venta.objects.en_mano_de(a).exists():
        raise TransicionInvalida(f"{a} ya tiene un cliente en mano.")
    if _en_mano(venta) and not a.de_prueba and Cartera.objects.de_practica(a).exists():
        raise TransicionInvalida(f"{a} está en práctica: que termine antes.")


def _en_mano(venta: Venta) -> bool:
    return venta.estado in EN_MANO and venta.aceptada_en is None
