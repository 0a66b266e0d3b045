"""Step 6: take in the photo of the C.I. and the letter, as evidence."""

from hashlib import sha256

from django.db import transaction

from bluecom.cuentas.acto import Acto
from documentos.almacen import Guardado, almacen
from documentos.errores import ArchivoRechazado, SinEspacio
from documentos.models import ArchivoRecibido, Carpeta
from documentos.recibidos import Recibida
from documentos.tipos import TipoArchivo


def guardar_archivo(
    carpeta_id: int,
    tipo: str,
    recibida: Recibida,
    *,
    acto: Acto,
    canal: str = "WHATSAPP",
    mensaje_id: str = "",
) -> ArchivoRecibido:
    """Encrypt and record one file that ``revisar`` accepted; what it replaces is kept.

    The same bytes of the same kind twice is one file; as another kind they are a slip.
    Raises ``ArchivoRechazado`` or ``SinEspacio``.
    """
    resumen = sha256(recibida.contenido).hexdigest()
    with transaction.atomic():
        carpeta = Carpeta.objects.select_for_update().get(pk=carpeta_id)
        repetido = carpeta.vigentes().filter(sha256=resumen).first()
        if repetido is not None and repetido.tipo == tipo:
            return repetido
        if repetido is not None and TipoArchivo.EVIDENCIA not in (tipo, repetido.tipo):
            raise ArchivoRechazado(
                f"Ese mismo archivo ya está como {repetido.get_tipo_display()}: suba el otro."
            )
        original, copia = _guardar_ambos(recibida)
        carpeta.vigentes().filter(tipo=tipo).update(sustituido_en=acto.ahora)
        return ArchivoRecibido.objects.create(
            carpeta=carpeta,
            tipo=tipo,
            mime=recibida.mime,
            tamano=original.tamano,
            original=original.nombre,
            sha256=original.sha256,
            sha256_cifrado=original.sha256_cifrado,
            copia=copia.nombre,
            sha256_copia=copia.sha256,
            ancho=recibida.ancho,
            alto=recibida.alto,
            canal=canal,
            mensaje_id=mensaje_id,
            recibido_por=acto.usuario,
            recibido_en=acto.ahora,
        )


def compartir_archivo(archivo: ArchivoRecibido, carpeta_id: int) -> ArchivoRecibido:
    """The same received file in another carpeta of the same client: same bytes, hour and author."""
    suyos = ArchivoRecibido.objects.filter(carpeta=carpeta_id, tipo=archivo.tipo)
    with transaction.atomic():
        suyos.filter(sustituido_en=None).update(sustituido_en=archivo.recibido_en)
        comunes = {
            campo.name: getattr(archivo, campo.name)
            for campo in archivo._meta.concrete_fields
            if campo.name not in ("id", "carpeta", "sustituido_en")
        }
        return ArchivoRecibido.objects.create(carpeta_id=carpeta_id, **comunes)


def _guardar_ambos(recibida: Recibida) -> tuple[Guardado, Guardado]:
    """The original and its copy, or neither: a full disk is not filled with halves."""
    original = almacen().guardar(recibida.contenido)
    try:
        return original, almacen().guardar(recibida.copia)
    except SinEspacio:
        almacen().delete(original.nombre)
        raise


def leer_copia(archivo: ArchivoRecibido) -> bytes:
    """The JPEG that people may see; raises ``ArchivoAlterado``."""
    return almacen().leer(archivo.copia, sha256=archivo.sha256_copia)


def leer_original(archivo: ArchivoRecibido) -> bytes:
    """The bytes the client sent, as evidence; raises ``ArchivoAlterado``."""
    return almacen().leer(archivo.original, sha256=archivo.sha256)
