"""Read the letters of a C.I. where the extra ``ocr`` is installed; elsewhere nothing is owed."""

import atexit
import json
import os
from datetime import datetime
from importlib.util import find_spec

from bluecom.aparte.grupo import Grupo
from bluecom.aparte.hijo import Hijo, Interrumpido
from bluecom.aparte.protocolo import HECHO, Limites
from bluecom.pendientes.servicios import deber
from documentos.almacen import almacen
from documentos.arreglos import Postura
from documentos.carnet import leer_letras
from documentos.models import ArchivoRecibido
from documentos.recibidos import ENTORNO, Archivo
from documentos.servicios.arreglos import postura_de
from documentos.tipos import DEL_CI

LEER = "leer_ci"
MODULO = "documentos.lector"
LIMITES = Limites(segundos=90.0, procesador=30.0, memoria=4 * 1024**3)
"""Seven times the processor that a card takes; most of the memory is addresses nobody touches."""


def se_leen() -> bool:
    """Whether whoever installed this house wanted letters to be read."""
    return find_spec("rapidocr") is not None


def deber_lectura(archivo: ArchivoRecibido, *, ahora: datetime) -> None:
    """Owe the reading of what people see of it since it was turned or cut last, once.

    Nothing without the extra.
    """
    if archivo.tipo in DEL_CI and se_leen():
        clave = f"{LEER}:{archivo.pk}:{archivo.arreglos.count()}"
        deber(LEER, clave, objeto_id=archivo.pk, ahora=ahora)


def leer_debido(archivo_id: int) -> None:
    """Keep what its letters say beside what its codes say, of its sister sales' too.

    One that cannot be read, or takes too long, was not read: it is no fault of anybody's.
    """
    archivo = ArchivoRecibido.objects.filter(pk=archivo_id, sustituido_en=None).first()
    if archivo is None or archivo.tipo not in DEL_CI:
        return
    contenido = almacen().leer(archivo.original, sha256=archivo.sha256)
    leidas = leer_letras(renglones_de(contenido, archivo.mime, postura_de(archivo)))
    leido = {**archivo.leido, "letras": leidas.guardado()}
    las_mismas = ArchivoRecibido.objects.filter(original=archivo.original, copia=archivo.copia)
    las_mismas.update(leido=leido)


def renglones_de(contenido: bytes, mime: str, postura: Postura) -> list[str]:
    """The lines of a photo, read in a process apart that ends with it: it is a heavy one."""
    encargo = Archivo(mime, "foto", *postura).encargo(contenido)
    with _grupo.uno() as hijo:
        try:
            senal, cuerpo = hijo.preguntar(encargo, LIMITES)
        except Interrumpido:
            return []
        finally:
            hijo.matar()
    renglones: list[str] = json.loads(cuerpo) if senal == HECHO else []
    return renglones


def _crear() -> Hijo:
    entorno = {k: v for k, v in os.environ.items() if k in ENTORNO}
    return Hijo(MODULO, encargos=1, entorno={**entorno, "OMP_NUM_THREADS": "1"})


_grupo = Grupo(_crear, lugares=1, esperan=1)
atexit.register(_grupo.matar)
