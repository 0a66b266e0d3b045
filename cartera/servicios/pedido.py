"""A file brought to a page: read by a worker, confirmed by a person, then loaded (1)."""

import hashlib
import io
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import deber
from bluecom.planillas.encabezado import encontrar, exigir_completas
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.fuente import tablas_de
from cartera.models import Importacion
from cartera.servicios.importar import InformeImportacion, importar_cartera
from cartera.servicios.importar.columnas import CAMPOS

_FILAS_GUARDADAS = 20_000
S = Importacion.Situacion


def pedir_importacion(contenido: bytes, *, archivo: str, nombre: str, acto: Acto) -> Importacion:
    """Owe the dry run of a file. One that is no portfolio is refused at once.

    Raises ``PlanillaRechazada``.
    """
    exigir_completas(encontrar(tablas_de(io.BytesIO(contenido)), CAMPOS))
    with transaction.atomic():
        importacion = Importacion.objects.create(
            archivo=limpiar(archivo)[:200],
            nombre=limpiar(nombre),
            contenido=contenido,
            sha256=hashlib.sha256(contenido).hexdigest(),
            de_prueba=acto.usuario.de_prueba,
            total=contenido.count(b"\n") + 1,
            pedida_por=acto.usuario,
            pedida_en=acto.ahora,
        )
        _deber(importacion, acto.ahora)
    return importacion


def confirmar_importacion(importacion_id: int, *, acto: Acto) -> Importacion:
    """Somebody saw what loading the file would do, and wants it. Twice is once."""
    with transaction.atomic():
        importacion = Importacion.objects.select_for_update().get(pk=importacion_id)
        if importacion.situacion in (S.CARGANDO, S.HECHA):
            return importacion
        if importacion.situacion != S.POR_CONFIRMAR:
            raise PlanillaRechazada("Este archivo ya no espera confirmación: cárguelo de nuevo.")
        importacion.situacion = S.CARGANDO
        importacion.pedida_por, importacion.pedida_en = acto.usuario, acto.ahora
        importacion.save()
        _deber(importacion, acto.ahora)
    return importacion


def desistir_importacion(importacion_id: int, *, ahora: datetime) -> Importacion:
    """Leave the file without loading it; its bytes go at once."""
    with transaction.atomic():
        importacion = Importacion.objects.select_for_update().get(pk=importacion_id)
        if importacion.situacion == S.POR_CONFIRMAR:
            _terminar(importacion, S.DESISTIDA, ahora)
    return importacion


def atender_importacion(pendiente: Pendiente) -> None:
    """Do one owed reading or loading; a refusal is the answer, not a failure."""
    importacion = (
        Importacion.objects.select_for_update(skip_locked=True)
        .filter(pk=pendiente.objeto_id or 0)
        .first()
    )
    if importacion is None:
        raise Reintentar("Otro trabajador la está haciendo.")
    if importacion.quieta:
        return
    simular = importacion.situacion == S.LEYENDO
    try:
        _guardar(importacion, _importar(importacion, simular=simular))
    except DatoInvalido as error:
        importacion.motivo = str(error)[:400]
        _terminar(importacion, S.RECHAZADA, timezone.now())
        return
    if simular:
        importacion.situacion = S.POR_CONFIRMAR
        importacion.save()
    else:
        _terminar(importacion, S.HECHA, timezone.now())


def abandonar_importacion(pendiente: Pendiente) -> None:
    """Set aside, the file is refused with the reason: its page does not go on promising."""
    importacion = Importacion.objects.select_for_update().get(pk=pendiente.objeto_id or 0)
    if pendiente.situacion == Situacion.APARTADO and not importacion.quieta:
        importacion.motivo = f"El sistema no pudo con este archivo. {pendiente.ultimo_error}"[:400]
        _terminar(importacion, S.RECHAZADA, timezone.now())


def linea_alcanzada(importacion: Importacion) -> int:
    """How far the worker is; kept in the cache, because the work is one transaction."""
    if importacion.quieta:
        return importacion.total
    return min(int(cache.get(_clave(importacion)) or 0), importacion.total)


def _deber(importacion: Importacion, ahora: datetime) -> None:
    clave = f"cartera:importar:{importacion.pk}:{importacion.situacion}"
    deber("cartera:importar", clave, objeto_id=importacion.pk, ahora=ahora)


def _importar(importacion: Importacion, *, simular: bool) -> InformeImportacion:
    clave = _clave(importacion)
    return importar_cartera(
        bytes(importacion.contenido or b""),
        nombre=importacion.nombre,
        acto=Acto(importacion.pedida_por, importacion.pedida_en),
        simular=simular,
        de_prueba=importacion.de_prueba,
        avance=lambda linea: cache.set(clave, linea, 3600),
    )


def _guardar(importacion: Importacion, informe: InformeImportacion) -> None:
    importacion.conteos = {"leidas": informe.leidas, **informe.conteos}
    importacion.encabezado = list(informe.encabezado)
    importacion.cartera_id = informe.cartera_id
    importacion.filas = [
        {"linea": f.linea, "clase": f.clase.value, "motivo": f.motivo, "celdas": list(f.celdas)}
        for f in informe.por_mirar()[:_FILAS_GUARDADAS]
    ]


def _terminar(importacion: Importacion, situacion: str, ahora: datetime) -> None:
    importacion.situacion = situacion
    importacion.contenido = None
    importacion.terminada_en = ahora
    importacion.save()


def _clave(importacion: Importacion) -> str:
    return f"importacion:{importacion.pk}:{importacion.situacion}"
