"""Step 11.2: a visit recorded on a wrong sale is taken back by two people, before the terms."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from bluecom.rechazo import YaDecidido
from documentos import servicios as documentos
from documentos.tipos import TipoDocumento
from solicitudes.canales.instalacion.dicho import lo_registrado
from solicitudes.canales.instalacion.servicio import FALLIDA, seguir_la_agenda
from solicitudes.models import Motivo, RetiroDeVisita, Venta, Visita
from solicitudes.plazos.asuntos import RETIRAR, asunto
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import CON_INSTALACION

PEDIDO, HECHO, NEGADO = "pedir_retiro", "retirar_visita", "rechazar_retiro"
Decision = RetiroDeVisita.Decision


def pedir_retiro(visita_id: int, *, acto: Acto, motivo: Motivo, nota: str = "") -> RetiroDeVisita:
    """Canales Virtuales says that it is of another sale; meanwhile no terms are owed for it."""
    visita = Visita.objects.get(pk=visita_id)
    with transaction.atomic():
        venta = bloquear(visita.venta_id, acto=acto)
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        exigir_retirable(venta)
        antes = (
            venta.retiros.filter(visita=visita, decision="").select_related("pedido_por").first()
        )
        if antes is not None:
            raise YaDecidido(f"{antes.pedido_por} ya pidió retirar esa visita: falta decidirlo.")
        retiro = RetiroDeVisita.objects.create(
            venta=venta,
            visita=visita,
            registrado=lo_registrado(venta, visita),
            motivo=motivo,
            nota=nota,
            pedido_por=acto.usuario,
            pedido_en=acto.ahora,
        )
        anotar_razon(venta, PEDIDO, motivo, nota, acto=acto)
        anotar(venta.cadena, PEDIDO, acto=acto, datos=_datos(retiro))
        jefes = Usuario.objects.filter(rol=Rol.JEFE_SERVICIO, is_active=True)
        texto = con_punto(f"Se pide retirar una visita de {venta.cliente} (venta {venta.pk})")
        deciden, de_que = jefes.values_list("pk", flat=True), asunto(venta, RETIRAR)
        _avisar(retiro, deciden, texto, reverse("retiros"), de_que)
    return retiro


def confirmar_retiro(retiro_id: int, *, acto: Acto) -> RetiroDeVisita:
    """The second person agrees: the visit goes, with the installation and the acta it made."""
    with transaction.atomic():
        retiro = _por_decidir(retiro_id, acto)
        venta, visita = retiro.venta, retiro.visita
        exigir_retirable(venta)
        if visita is None:
            raise TransicionInvalida("Esa visita ya no está: no hay qué retirar.")
        _decidir(retiro, Decision.RETIRADA, acto)
        quitar_visita(venta, visita, acto=acto)
        anotar(venta.cadena, HECHO, acto=acto, datos=_datos(retiro))
        dicho = f"Se retiró una visita de {venta.cliente} (venta {venta.pk}): {retiro.motivo}."
        a = {retiro.pedido_por_id, venta.asesor_id}
        _avisar(retiro, a, dicho, venta.get_absolute_url())
    return retiro


def rechazar_retiro(
    retiro_id: int, *, acto: Acto, motivo: Motivo, nota: str = ""
) -> RetiroDeVisita:
    """It stays as recorded, for a coded reason that who asked hears."""
    with transaction.atomic():
        retiro = _por_decidir(retiro_id, acto)
        venta = retiro.venta
        _decidir(retiro, Decision.QUEDA, acto)
        anotar_razon(venta, NEGADO, motivo, nota, acto=acto)
        anotar(venta.cadena, NEGADO, acto=acto, datos=_datos(retiro) | {"motivo": motivo.codigo})
        por_que = con_punto(f"{motivo}. {nota}" if nota else str(motivo))
        dicho = f"{acto.usuario} no aceptó retirar la visita de {venta.cliente} (venta {venta.pk})."
        _avisar(retiro, [retiro.pedido_por_id], f"{dicho} {por_que}", reverse("instalaciones"))
    return retiro


def exigir_retirable(venta: Venta) -> None:
    """Once the terms are owed it is what the client was told: it is put right, not taken back."""
    if venta.estado not in CON_INSTALACION:
        dicho = str(venta.get_estado_display()).lower()
        raise TransicionInvalida(f"La venta ya está {dicho} y sus términos se deben o salieron.")
    if venta.diferencias_de_instalacion.filter(decision="").exists():
        raise TransicionInvalida("Un archivo dice otra cosa de esta visita: se decide primero.")


def quitar_visita(venta: Venta, visita: Visita, *, acto: Acto) -> None:
    """The acta that it completed goes out of force; its file and its number stay."""
    if visita.hecha:
        venta.instalacion.delete()
        acta = venta.carpeta.papel(TipoDocumento.ACTA_INSTALACION)
        if acta is not None:
            documentos.sustituir(acta.pk, ahora=acto.ahora)
    suyas = venta.razones.filter(transicion=FALLIDA, en=visita.registrada_en)
    suyas.update(deshecha_en=acto.ahora)
    visita.delete()
    seguir_la_agenda(venta, acto=acto, hubo=False)


def _por_decidir(retiro_id: int, acto: Acto) -> RetiroDeVisita:
    """Its sale and itself held, for the one who may decide and while nobody did."""
    de_cual = RetiroDeVisita.objects.values_list("venta", flat=True).get(pk=retiro_id)
    venta = bloquear(de_cual, acto=acto)
    exigir(permisos.decide_retiros, venta, acto.usuario)
    retiro: RetiroDeVisita = RetiroDeVisita.objects.select_for_update().get(pk=retiro_id)
    if retiro.decision:
        raise YaDecidido(f"{retiro.decidido_por} ya lo decidió: {retiro.get_decision_display()}.")
    retiro.venta = venta
    return retiro


def _decidir(retiro: RetiroDeVisita, decision: str, acto: Acto) -> None:
    retiro.decision, retiro.decidido_por, retiro.decidido_en = decision, acto.usuario, acto.ahora
    retiro.save(update_fields=["decision", "decidido_por", "decidido_en"])
    cierre = f"{acto.usuario} lo decidió: {retiro.get_decision_display().lower()}"
    cerrar_asuntos(asunto(retiro.venta, RETIRAR), ahora=acto.ahora, cierre=cierre)


def _datos(retiro: RetiroDeVisita) -> dict[str, object]:
    return {"retiro": retiro.pk, "motivo": retiro.motivo.codigo}


def _avisar(
    retiro: RetiroDeVisita, a: Iterable[int], texto: str, url: str, de_que: str = ""
) -> None:
    clave = f"retiro:{retiro.pk}:{retiro.decision or 'PEDIDO'}"
    avisar(a, texto, clave=clave, ahora=retiro.venta.ahora, url=url, asunto=de_que)
