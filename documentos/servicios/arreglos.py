"""Turning and cutting what people see of a file (6.3): another copy, and never the original."""

from django.db import transaction

from bluecom.cuentas.acto import Acto
from documentos.almacen import almacen
from documentos.arreglos import ENTERA, Postura
from documentos.errores import ArchivoRechazado
from documentos.models import ArchivoRecibido, Arreglo
from documentos.recibidos import Recibida, revisar
from documentos.reparos import con_limites
from documentos.servicios.archivos import leer_original


def postura_de(archivo: ArchivoRecibido) -> Postura:
    """How the copy that people see now was turned and cut."""
    ultimo = archivo.arreglos.last()
    if ultimo is None:
        return ENTERA
    x0, y0, x1, y1 = ultimo.recorte
    return Postura(ultimo.giro, (x0, y0, x1, y1))


def preparar_arreglo(archivo: ArchivoRecibido, postura: Postura) -> Recibida:
    """Make the copy; takes up to some seconds, so before the transaction.

    Raises ``ArchivoRechazado`` or ``ArchivoAlterado``.
    """
    if not postura.se_ve_algo:
        raise ArchivoRechazado("El recorte dejaría casi nada a la vista: elija una parte mayor.")
    return revisar(leer_original(archivo), archivo.tipo, postura)


def arreglar_archivo(
    archivo: ArchivoRecibido, postura: Postura, hecha: Recibida, *, acto: Acto
) -> Arreglo:
    """Keep the copy and show it from now on; the whole one and each one before stay stored.

    What the coach had against the copy of before was accepted of that one alone.
    """
    copia = almacen().guardar(hecha.copia)
    medidas = con_limites(hecha.medido)
    with transaction.atomic():
        _recordar_la_entera(archivo)
        return _mostrar(archivo, postura, copia.nombre, copia.sha256, medidas, acto)


def mostrar_entera(archivo: ArchivoRecibido, *, acto: Acto) -> Arreglo:
    """Undo every turn and cut: the copy that was made when the file was received."""
    with transaction.atomic():
        entera = _recordar_la_entera(archivo)
        return _mostrar(archivo, ENTERA, entera.copia, entera.sha256_copia, entera.medidas, acto)


def _recordar_la_entera(archivo: ArchivoRecibido) -> Arreglo:
    primera = archivo.arreglos.first()
    if primera is not None:
        return primera
    return Arreglo.objects.create(
        archivo=archivo,
        recorte=list(ENTERA.recorte),
        copia=archivo.copia,
        sha256_copia=archivo.sha256_copia,
        medidas=archivo.medidas,
        por=archivo.recibido_por,
        en=archivo.recibido_en,
    )


def _mostrar(
    archivo: ArchivoRecibido,
    postura: Postura,
    copia: str,
    sha256: str,
    medidas: dict[str, list[int]],
    acto: Acto,
) -> Arreglo:
    archivo.copia, archivo.sha256_copia, archivo.medidas = copia, sha256, medidas
    archivo.aceptado_por, archivo.aceptado_en, archivo.aceptado_porque = None, None, ""
    archivo.save()
    return Arreglo.objects.create(
        archivo=archivo,
        giro=postura.giro,
        recorte=list(postura.recorte),
        copia=copia,
        sha256_copia=sha256,
        medidas=medidas,
        por=acto.usuario,
        en=acto.ahora,
    )
