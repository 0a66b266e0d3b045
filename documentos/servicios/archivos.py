"""Step 6: take in the photo of the C.I. and the letter, as evidence."""

from hashlib import sha256

from django.db import transaction

from bluecom.cuentas.acto import Acto
from documentos.almacen import Guardado, almacen
from documentos.errores import ArchivoRechazado, SinEspacio
from documentos.models import ArchivoRecibido, Carpeta
from documentos.parecido import bandas
from documentos.recibidos import DEL_ESCRITORIO, Procedencia, Recibida
from documentos.reparos import con_limites
from documentos.tipos import DEL_CI, TipoArchivo


def guardar_archivo(
    carpeta_id: int,
    tipo: str,
    recibida: Recibida,
    *,
    acto: Acto,
    procedencia: Procedencia = DEL_ESCRITORIO,
) -> ArchivoRecibido:
    """Encrypt and record one file that ``revisar`` accepted; what it replaces is kept.

    A file that is not sorted yet replaces nothing.

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
        if tipo != TipoArchivo.SIN_ORDENAR:
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
            canal=procedencia.origen,
            mensaje_id=procedencia.mensaje_id,
            remitente=procedencia.remitente,
            enviado_en=procedencia.enviado_en,
            nombre=procedencia.nombre[:200],
            recibido_por=acto.usuario,
            recibido_en=acto.ahora,
            medidas=con_limites(recibida.medido),
            huella=recibida.huella,
            leido={"codigos": recibida.codigos} if recibida.codigos else {},
            bandas=bandas(recibida.huella) if tipo in DEL_CI else [],
        )


def compartir_archivo(archivo: ArchivoRecibido, carpeta_id: int) -> ArchivoRecibido:
    """The same received file in another carpeta of the same client: same bytes, hour and author.

    One that is there in another place is put in this one.
    """
    vigentes = ArchivoRecibido.objects.filter(carpeta=carpeta_id, sustituido_en=None)
    otros_lugares = vigentes.exclude(tipo__in=(archivo.tipo, TipoArchivo.EVIDENCIA))
    with transaction.atomic():
        vigentes.filter(tipo=archivo.tipo).update(sustituido_en=archivo.recibido_en)
        ya = otros_lugares.filter(sha256=archivo.sha256).first()
        if ya is not None:
            clasificar_archivo(ya, archivo.tipo)
            return ya
        comunes = {
            campo.name: getattr(archivo, campo.name)
            for campo in archivo._meta.concrete_fields
            if campo.name not in ("id", "carpeta", "sustituido_en")
        }
        otro = ArchivoRecibido.objects.create(carpeta_id=carpeta_id, **comunes)
        for arreglo in archivo.arreglos.all():
            arreglo.pk, arreglo.archivo = None, otro
            arreglo.save(force_insert=True)
        return otro


def clasificar_archivo(archivo: ArchivoRecibido, tipo: str) -> None:
    """Say what a file is; whatever was in its place takes the one it leaves, and nothing is lost.

    From the tray it sends there what was in its place.
    """
    with transaction.atomic():
        carpeta = Carpeta.objects.select_for_update().get(pk=archivo.carpeta_id)
        ocupa, antes = carpeta.archivo(tipo), archivo.tipo
        if ocupa is not None and ocupa.pk != archivo.pk:
            _poner(ocupa, TipoArchivo.SIN_ORDENAR)
        _poner(archivo, tipo)
        if ocupa is not None and ocupa.pk != archivo.pk:
            _poner(ocupa, antes)


def _poner(archivo: ArchivoRecibido, tipo: str) -> None:
    archivo.tipo = tipo
    archivo.bandas = bandas(archivo.huella) if tipo in DEL_CI else []
    archivo.save(update_fields=["tipo", "bandas"])


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
