"""What is done to one received file of step 6: sort it, turn it, cut it, accept it all the same."""

from collections.abc import Sequence

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from documentos import servicios as documentos
from documentos.arreglos import Postura
from documentos.errores import ArchivoRechazado
from documentos.letras import deber_lectura
from documentos.models import ArchivoRecibido
from documentos.tipos import ADMITEN_PDF, CARTAS, DEL_CI, TipoArchivo
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.servicio import exigir_abierto, olvidar_items_de, puesto
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import RECIBEN_ARCHIVOS
from solicitudes.reglas.recibidos import PDF, tipos_de

DIGITALES = (TipoArchivo.CI_DIGITAL, TipoArchivo.CI_DIGITAL_2)


def lugares_de(venta: Venta) -> list[str]:
    """Whatever a file of this sale may be said to be."""
    return [*tipos_de(venta), *DIGITALES]


def ordenar_archivo(venta_id: int, archivo_id: int, *, acto: Acto, tipo: str) -> ArchivoRecibido:
    """Say what a file is (6.2); one that was there takes its place, so that nothing is lost."""
    with transaction.atomic():
        venta, archivo = _de_la_venta(venta_id, archivo_id, acto)
        if tipo not in lugares_de(venta):
            raise ArchivoRechazado("Ese lugar no es de esta venta: elija uno de la lista.")
        if archivo.mime == PDF and tipo not in ADMITEN_PDF:
            raise ArchivoRechazado("El C.I. debe ser una foto, no un PDF: pídala al cliente.")
        if archivo.tipo == tipo:
            return archivo
        antes = archivo.tipo
        exigir_abierto(venta, tipo)
        exigir_abierto(venta, antes)
        documentos.clasificar_archivo(archivo, tipo)
        puesto(archivo, venta)
        if antes != TipoArchivo.SIN_ORDENAR:
            olvidar_items_de(venta, antes)
        datos = {"archivo": archivo.pk, "antes": antes, "tipo": tipo}
        anotar(venta.cadena, "ordenar_archivo", acto=acto, datos=datos)
    return archivo


def descartar_archivo(venta_id: int, archivo_id: int, *, acto: Acto) -> None:
    """A file of the tray is of no use here; it stays stored, as all that was received."""
    with transaction.atomic():
        venta, archivo = _de_la_venta(venta_id, archivo_id, acto)
        if archivo.tipo not in (TipoArchivo.SIN_ORDENAR, *DIGITALES):
            raise TransicionInvalida("Solo se aparta lo que está por ordenar.")
        exigir_abierto(venta, archivo.tipo)
        archivo.sustituido_en = acto.ahora
        archivo.save(update_fields=["sustituido_en"])
        olvidar_items_de(venta, archivo.tipo)
        anotar(venta.cadena, "apartar_archivo", acto=acto, datos={"archivo": archivo.pk})


def aceptar_archivo(venta_id: int, archivo_id: int, *, acto: Acto, porque: str) -> ArchivoRecibido:
    """Take a photo that the coach has something against, and keep who did and why (6.3)."""
    with transaction.atomic():
        venta, archivo = _de_la_venta(venta_id, archivo_id, acto)
        reparos = [mala.exigencia.clave for mala in archivo.reparos]
        if not reparos:
            raise TransicionInvalida("No hay nada en contra de esa foto.")
        if not porque.strip():
            raise ArchivoRechazado("Diga por qué acepta la foto.")
        archivo.aceptado_por, archivo.aceptado_en = acto.usuario, acto.ahora
        archivo.aceptado_porque = porque.strip()
        archivo.save(update_fields=["aceptado_por", "aceptado_en", "aceptado_porque"])
        datos = {"archivo": archivo.pk, "reparos": reparos}
        anotar(venta.cadena, "aceptar_archivo", acto=acto, datos=datos)
    return archivo


def anotar_impreso(venta_id: int, *, acto: Acto) -> None:
    """What the client sent went to the printer (6.4): who, when and which files."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        suyos = venta.carpeta.vigentes().filter(tipo__in=(*DEL_CI, *CARTAS)).order_by("pk")
        if not suyos:
            raise TransicionInvalida("Todavía no se recibió nada que imprimir.")
        datos = {"archivos": list(suyos.values_list("pk", flat=True))}
        anotar(venta.cadena, "imprimir_recibidos", acto=acto, datos=datos)


def girar_archivo(venta_id: int, archivo_id: int, *, acto: Acto, cuartos: int) -> None:
    """Turn what people see of a file so many quarters to the right (6.3)."""
    archivo = _archivo(venta_id, archivo_id)
    _arreglar(venta_id, archivo, documentos.postura_de(archivo).girada(cuartos), acto)


def recortar_archivo(venta_id: int, archivo_id: int, *, acto: Acto, recorte: Sequence[int]) -> None:
    """Cut it to a part of what is seen now, in thousandths of it (6.3)."""
    archivo = _archivo(venta_id, archivo_id)
    _arreglar(venta_id, archivo, documentos.postura_de(archivo).recortada(recorte), acto)


def enderezar_archivo(venta_id: int, archivo_id: int, *, acto: Acto) -> None:
    """See the whole of it again, as it was received."""
    with transaction.atomic():
        venta, archivo = _de_la_venta(venta_id, archivo_id, acto)
        documentos.mostrar_entera(archivo, acto=acto)
        _anotar_arreglo(venta, archivo, acto)


def _arreglar(venta_id: int, archivo: ArchivoRecibido, postura: Postura, acto: Acto) -> None:
    venta = Venta.objects.get(pk=venta_id)
    exigir_asesor(venta, acto.usuario)
    exigir_estado(venta, *RECIBEN_ARCHIVOS)
    hecha = documentos.preparar_arreglo(archivo, postura)
    with transaction.atomic():
        venta, archivo = _de_la_venta(venta_id, archivo.pk, acto)
        documentos.arreglar_archivo(archivo, postura, hecha, acto=acto)
        _anotar_arreglo(venta, archivo, acto)


def _anotar_arreglo(venta: Venta, archivo: ArchivoRecibido, acto: Acto) -> None:
    deber_lectura(archivo, ahora=acto.ahora)
    anotar(venta.cadena, "arreglar_archivo", acto=acto, datos={"archivo": archivo.pk})


def _archivo(venta_id: int, archivo_id: int) -> ArchivoRecibido:
    suyos = ArchivoRecibido.objects.filter(carpeta__venta=venta_id, sustituido_en=None)
    archivo = suyos.exclude(tipo=TipoArchivo.EVIDENCIA).filter(pk=archivo_id).first()
    if archivo is None:
        raise TransicionInvalida("Ese archivo ya no está entre los recibidos: mire la lista.")
    return archivo


def _de_la_venta(venta_id: int, archivo_id: int, acto: Acto) -> tuple[Venta, ArchivoRecibido]:
    venta = bloquear(venta_id, acto=acto)
    exigir_asesor(venta, acto.usuario)
    exigir_estado(venta, *RECIBEN_ARCHIVOS)
    return venta, _archivo(venta_id, archivo_id)
