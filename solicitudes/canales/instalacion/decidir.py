"""What a file says otherwise of a visit: a person looks at both values and decides (11.2)."""

from datetime import date

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import YaDecidido
from solicitudes.canales.instalacion.planilla.diferencias import lo_registrado
from solicitudes.models import DiferenciaDeInstalacion, Instalacion, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import CON_INSTALACION

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
            _rectificar(venta, diferencia, acto)
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
    if venta.estado not in CON_INSTALACION:
        return "Los términos ya se emitieron con lo registrado: no se rectifica aquí."
    fecha = date.fromisoformat(diferencia.parte["fecha"])
    if fecha > hoy(venta.ahora):
        return "La fecha que dice el archivo es futura."
    if venta.glosada_en and fecha < hoy(venta.glosada_en):
        return "La fecha que dice el archivo es anterior al registro de la solicitud (paso 9)."
    return ""


def _rectificar(venta: Venta, diferencia: DiferenciaDeInstalacion, acto: Acto) -> None:
    if razon := por_que_no_se_rectifica(diferencia, venta):
        raise TransicionInvalida(razon)
    visita = venta.visitas.filter(hecha=True).first()
    if visita is None or lo_registrado(venta, visita) != diferencia.registrado:
        raise TransicionInvalida(
            "Lo registrado cambió después de que vino el archivo: deje lo registrado, y lo que "
            "aún difiera se preguntará al traerlo otra vez."
        )
    otras = Instalacion.objects.exclude(venta=venta)
    for equipo in diferencia.parte["equipos"]:
        if otras.filter(equipos__contains=[{"serie": equipo["serie"]}]).exists():
            serie = equipo["serie"]
            raise TransicionInvalida(f"La serie {serie} ya está instalada en otra venta.")
    instalacion = venta.instalacion
    instalacion.fecha = date.fromisoformat(diferencia.parte["fecha"])
    instalacion.equipos = diferencia.parte["equipos"]
    instalacion.save(update_fields=["fecha", "equipos"])
    venta.visitas.filter(hecha=True).update(fecha=instalacion.fecha)
    papeles.emitir_acta_de_instalacion(venta, acto=acto)
