"""Take back what a file recorded, row by row, where nothing followed from it (11.2)."""

from contextlib import suppress

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.planillas.herencia import dejar_a_otros
from bluecom.planillas.models import Corrida, Renglon
from bluecom.rechazo import Rechazo, YaDecidido
from solicitudes.canales.instalacion.retirar import pedir_retiro, quitar_visita
from solicitudes.models import DiferenciaDeInstalacion, Motivo, Remision, Venta, Visita
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir
from solicitudes.puerta.razones import motivo_del_sistema
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import CON_INSTALACION


def deshacer_partes(corrida: Corrida, acto: Acto) -> dict[str, int]:
    """How many were taken back, and how many stay; the row of each that stays says why.

    What another file says too stays by that one. The last thing first: a sale's later visit hangs
    from the earlier one, a doubt from both.
    """
    de_otros = dejar_a_otros(corrida, aparte="por_decidir")
    hechos = list(corrida.renglones.filter(objeto_id__isnull=False).order_by("-objeto_id"))
    hechos.sort(key=lambda renglon: renglon.clase != "por_decidir")
    deshechas = sum(_deshecho(renglon, acto) for renglon in hechos)
    return {"deshechas": deshechas, "quedan": len(hechos) - deshechas + de_otros}


def _deshecho(renglon: Renglon, acto: Acto) -> bool:
    hacer = _quitar_diferencia if renglon.clase == "por_decidir" else _quitar_visita
    try:
        with transaction.atomic():
            hacer(renglon, acto)
    except Rechazo as rechazo:
        if isinstance(rechazo, SoloEntreDos):
            _pedir_entre_dos(renglon, acto)
        renglon.motivo = f"{renglon.motivo} No se deshizo: {' '.join(rechazo.razones)}"
        renglon.save(update_fields=["motivo"])
        return False
    renglon.motivo = f"{renglon.motivo} Deshecha."
    renglon.save(update_fields=["motivo"])
    return True


class SoloEntreDos(TransicionInvalida):
    """Nobody takes it back alone."""


def _pedir_entre_dos(renglon: Renglon, acto: Acto) -> None:
    deshecho = Motivo.Ambito.RETIRO, "ARCHIVO_DESHECHO", "Se deshizo el archivo que la trajo"
    with transaction.atomic(), suppress(YaDecidido):
        pedir_retiro(renglon.objeto_id or 0, acto=acto, motivo=motivo_del_sistema(*deshecho))


def _quitar_diferencia(renglon: Renglon, acto: Acto) -> None:
    diferencia = DiferenciaDeInstalacion.objects.select_for_update().get(pk=renglon.objeto_id or 0)
    if diferencia.decision:
        raise TransicionInvalida(f"{diferencia.decidida_por} ya la decidió.")
    diferencia.delete()


def _quitar_visita(renglon: Renglon, acto: Acto) -> None:
    visita = Visita.objects.get(pk=renglon.objeto_id or 0)
    venta = bloquear(visita.venta_id, acto=acto)
    exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
    _exigir_sin_nada_despues(venta, visita)
    quitar_visita(venta, visita, acto=acto)
    datos = {"corrida": renglon.corrida_id, "linea": renglon.linea}
    anotar(venta.cadena, "deshacer_visita", acto=acto, datos=datos)


def _exigir_sin_nada_despues(venta: Venta, visita: Visita) -> None:
    """Once the terms are owed, no file takes an installation back.

    Of one that Facturación was told of it asks that two people do, and its next list says so.
    """
    if venta.estado not in CON_INSTALACION:
        dicho = str(venta.get_estado_display()).lower()
        raise TransicionInvalida(f"la venta ya está {dicho} y sus términos se deben o salieron.")
    facturada = venta.remisiones.filter(destino=Remision.Destino.FACTURACION).first()
    if visita.hecha and facturada:
        raise SoloEntreDos(
            f"la venta ya fue en la lista {facturada.remision}: se pidió al Jefe Div. Servicio al "
            "Cliente que la retire con usted."
        )
    if venta.diferencias_de_instalacion.exists():
        raise TransicionInvalida("otro archivo dijo otra cosa de esta visita: se decide primero.")
    if (
        not visita.hecha
        and venta.visitas.filter(fecha__gte=visita.fecha, pk__gt=visita.pk).exists()
    ):
        raise TransicionInvalida("después hubo otra visita.")
