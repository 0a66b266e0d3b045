"""What a file says otherwise of a visit: a person looks at both values and decides (11.2)."""

from datetime import date

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import YaDecidido
from solicitudes.canales.instalacion.dicho import lo_registrado
from solicitudes.canales.instalacion.rectificar import rectificar_instalacion
from solicitudes.models import DiferenciaDeInstalacion, Motivo, Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir
from solicitudes.puerta.razones import motivo_del_sistema
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida

Decision = DiferenciaDeInstalacion.Decision


def decidir_diferencia(
    diferencia_id: int, *, acto: Acto, decision: str, razon: str
) -> DiferenciaDeInstalacion:
    """Keep what is recorded, or put right what is: with its reason, and a second acta."""
    with transaction.atomic():
        diferencia = DiferenciaDeInstalacion.objects.select_for_update().get(pk=diferencia_id)
        venta = bloquear(diferencia.venta_id, acto=acto)
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        if diferencia.decision:
            raise YaDecidido(f"{diferencia.decidida_por} ya lo decidió: queda como lo dijo.")
        if decision == Decision.RECTIFICADA:
            _rectificar(venta, diferencia, razon, acto)
        diferencia.decision, diferencia.razon = decision, razon
        diferencia.decidida_por, diferencia.decidida_en = acto.usuario, acto.ahora
        diferencia.save()
        anotar(
            venta.cadena,
            "decidir_diferencia",
            acto=acto,
            datos={
                "decision": decision,
                "corrida": diferencia.corrida_id,
                "linea": diferencia.linea,
            },
        )
    return diferencia


def por_que_no_se_rectifica(diferencia: DiferenciaDeInstalacion, venta: Venta) -> str:
    """Empty when the file's values may take the place of those recorded; asks no table."""
    if not diferencia.parte:
        return "No dice otra fecha ni otro equipo de la instalación: no se rectifica aquí."
    fecha = date.fromisoformat(diferencia.parte["fecha"])
    if fecha > hoy(venta.ahora):
        return "La fecha que dice el archivo es futura."
    if venta.glosada_en and fecha < hoy(venta.glosada_en):
        return "La fecha que dice el archivo es anterior al registro de la solicitud (paso 9)."
    return ""


def _rectificar(venta: Venta, diferencia: DiferenciaDeInstalacion, razon: str, acto: Acto) -> None:
    if impide := por_que_no_se_rectifica(diferencia, venta):
        raise TransicionInvalida(impide)
    visita = venta.visitas.filter(hecha=True).first()
    if visita is None or lo_registrado(venta, visita) != diferencia.registrado:
        raise TransicionInvalida(
            "Lo registrado cambió después de que vino el archivo: deje lo registrado, y lo que "
            "aún difiera se preguntará al traerlo otra vez."
        )
    parte = diferencia.parte
    segun = Motivo.Ambito.RECTIFICACION, "SEGUN_ARCHIVO", "Según el archivo de Gestión de Red"
    rectificar_instalacion(
        venta.pk,
        acto=acto,
        motivo=motivo_del_sistema(*segun),
        fecha=date.fromisoformat(parte["fecha"]),
        equipos=parte["equipos"],
        nota=razon,
    )
