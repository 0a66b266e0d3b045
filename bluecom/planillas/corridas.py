"""The life of a run: asked for, recognised, read dry, confirmed, done, undone."""

from datetime import datetime
from itertools import islice
from typing import BinaryIO

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.models import Situacion as Debida
from bluecom.pendientes.servicios import deber
from bluecom.planillas import contenido
from bluecom.planillas.encabezado import (
    Columnas,
    clave_de,
    encontrar,
    exigir_completas,
    se_puede_preguntar,
)
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.formatos import formatos_de, recordar
from bluecom.planillas.fuente import tablas_de
from bluecom.planillas.herencia import mismo_archivo
from bluecom.planillas.models import Corrida, Situacion
from bluecom.planillas.tipos import Entrada, tipo_de, tipo_llamado

S = Situacion
CORRER = "planillas:correr"
LARGO_DEL_NOMBRE = 80
MUESTRAS = 3
"""Rows that are shown to whoever says which column is which."""


def pedir(
    archivo: BinaryIO,
    *,
    tipo: str,
    nombre_del_archivo: str,
    nombre: str,
    acto: Acto,
    alcance: str = "",
) -> Corrida:
    """Owe the dry run of a file, or ask which column is which.

    One that can be nothing of its kind is refused at once. Raises ``PlanillaRechazada``.
    """
    columnas = columnas_de(archivo, tipo)
    if columnas.faltantes() and not se_puede_preguntar(columnas):
        exigir_completas(columnas)
    with transaction.atomic():
        corrida = estrenar(
            archivo,
            tipo=tipo,
            nombre_del_archivo=nombre_del_archivo,
            nombre=nombre,
            acto=acto,
            alcance=alcance,
        )
        contenido.guardar(corrida, archivo)
        if columnas.faltantes():
            corrida.situacion, corrida.encabezado = S.POR_RECONOCER, columnas.titulos
            corrida.save()
            _guardar_muestras(corrida, columnas)
        else:
            _deber(corrida, acto.ahora)
    return corrida


def estrenar(
    archivo: BinaryIO,
    *,
    tipo: str,
    nombre_del_archivo: str,
    nombre: str,
    acto: Acto,
    de_prueba: bool | None = None,
    alcance: str = "",
) -> Corrida:
    """The row of a run; its world is that of who asks, unless told.

    ``alcance``: one of those of its kind; empty is the first. Raises ``PlanillaRechazada`` for
    another one, and for a name that would be cut.
    """
    if alcance and alcance not in (hay := tipo_llamado(tipo).alcances):
        cuales = ", ".join(hay) or "estos archivos no tienen ninguno"
        raise PlanillaRechazada(f"Elija hasta dónde se buscan repetidos: {cuales}.")
    if len(nombre := limpiar(nombre)) > LARGO_DEL_NOMBRE:
        raise PlanillaRechazada(f"Escriba un nombre de hasta {LARGO_DEL_NOMBRE} letras.")
    huella, lineas = contenido.medir(archivo)
    return Corrida.objects.create(
        tipo=tipo,
        archivo=limpiar(nombre_del_archivo)[:200],
        nombre=nombre,
        sha256=huella,
        total=lineas,
        alcance=alcance,
        de_prueba=acto.usuario.de_prueba if de_prueba is None else de_prueba,
        pedida_por=acto.usuario,
        pedida_en=acto.ahora,
    )


def columnas_de(archivo: BinaryIO, tipo: str) -> Columnas:
    """The header, by the names that are known and what people said of this format."""
    return encontrar(tablas_de(archivo), tipo_llamado(tipo).campos, formatos_de(tipo))


def reconocer(corrida_id: int, dicho: dict[str, str], *, acto: Acto) -> Corrida:
    """Somebody said which column is which: ``{title: field}``, remembered for this format.

    Raises ``PlanillaRechazada`` when something is missing or two columns are one field.
    """
    with transaction.atomic():
        corrida = _sujetar(corrida_id, S.POR_RECONOCER, "Este archivo ya tiene sus columnas.")
        usados = [campo for campo in dicho.values() if campo]
        campos = tipo_de(corrida).campos
        if faltan := campos.faltantes(usados):
            raise PlanillaRechazada(f"Diga también qué columna es: {'; '.join(faltan)}.")
        if len(set(usados)) < len(usados):
            raise PlanillaRechazada("Dos columnas no pueden ser el mismo dato: elija una.")
        claves = {clave_de(titulo): campo for titulo, campo in dicho.items() if campo}
        recordar(corrida.tipo, corrida.encabezado, claves, acto=acto)
        corrida.situacion = S.LEYENDO
        corrida.save()
        _deber(corrida, acto.ahora)
    return corrida


def confirmar(corrida_id: int, *, acto: Acto) -> Corrida:
    """Somebody saw what the file would do, and wants it. Twice is once."""
    with transaction.atomic():
        corrida = Corrida.objects.select_for_update().get(pk=corrida_id)
        if corrida.situacion in (S.CARGANDO, S.HECHA):
            return corrida
        if corrida.situacion != S.POR_CONFIRMAR:
            raise PlanillaRechazada("Este archivo ya no espera confirmación: cárguelo de nuevo.")
        _encaminar(corrida, S.CARGANDO, acto)
    return corrida


def desistir(corrida_id: int, *, ahora: datetime) -> Corrida:
    """Leave the file without loading it; its bytes go at once."""
    with transaction.atomic():
        corrida = Corrida.objects.select_for_update().get(pk=corrida_id)
        if corrida.situacion in (S.POR_CONFIRMAR, S.POR_RECONOCER):
            terminar(corrida, S.DESISTIDA, ahora)
    return corrida


def deshacer(corrida_id: int, *, acto: Acto) -> Corrida:
    """Take back what the file made and nobody has worked since. Twice is once."""
    with transaction.atomic():
        corrida = Corrida.objects.select_for_update().get(pk=corrida_id)
        if corrida.situacion in (S.DESHACIENDO, S.DESHECHA):
            return corrida
        if not se_puede_deshacer(corrida):
            raise PlanillaRechazada("Lo que cargó este archivo ya no se puede deshacer.")
        _encaminar(corrida, S.DESHACIENDO, acto)
    return corrida


def se_puede_deshacer(corrida: Corrida) -> bool:
    """Whether it made something, or says what another made, and its records are still kept."""
    if corrida.situacion != S.HECHA:
        return False
    if corrida.renglones.exclude(objeto_id=None).exists():
        return True
    return corrida.renglones.exclude(previo_id=None).exists() and mismo_archivo(corrida) is None


def atender(pendiente: Pendiente) -> None:
    """Do one owed reading, loading or undoing; a refusal is the answer, not a failure.

    All of it is one transaction: killed half-way, it begins again and ends alike.
    """
    corridas = Corrida.objects.select_for_update(skip_locked=True)
    corrida = corridas.filter(pk=pendiente.objeto_id or 0).first()
    if corrida is None:
        raise Reintentar("Otro trabajador la está haciendo.")
    if corrida.quieta:
        return
    acto = Acto(corrida.pedida_por, corrida.pedida_en)
    if corrida.situacion == S.DESHACIENDO:
        corrida.conteos |= tipo_de(corrida).deshacer(corrida, acto)
        terminar(corrida, S.DESHECHA, timezone.now())
        return
    simular = corrida.situacion == S.LEYENDO
    try:
        with transaction.atomic():
            correr(corrida, contenido.abrir(corrida), acto=acto, simular=simular)
    except DatoInvalido as error:
        corrida.motivo = str(error)[:400]
        terminar(corrida, S.RECHAZADA, timezone.now())
        return
    if simular:
        corrida.situacion = S.POR_CONFIRMAR
        corrida.save()
    else:
        terminar(corrida, S.HECHA, timezone.now())


def correr(corrida: Corrida, archivo: BinaryIO, *, acto: Acto, simular: bool) -> None:
    """Go through the whole file; the run's rows and counts are those of this time."""
    columnas = columnas_de(archivo, corrida.tipo)
    exigir_completas(columnas)
    corrida.renglones.all()._raw_delete(corrida.renglones.db)
    corrida.encabezado = columnas.titulos
    clave = _clave(corrida)
    corrida.objeto_id = tipo_de(corrida).hacer(
        Entrada(corrida, columnas, acto, simular, lambda linea: cache.set(clave, linea, 3600))
    )
    corrida.save()


def abandonar(pendiente: Pendiente) -> None:
    """Set aside, the file is refused with the reason: its page does not go on promising."""
    corrida = Corrida.objects.select_for_update().get(pk=pendiente.objeto_id or 0)
    if pendiente.situacion != Debida.APARTADO or corrida.quieta:
        return
    corrida.motivo = f"El sistema no pudo con este archivo. {pendiente.ultimo_error}"[:400]
    queda = S.HECHA if corrida.situacion == S.DESHACIENDO else S.RECHAZADA
    terminar(corrida, queda, timezone.now())


def linea_alcanzada(corrida: Corrida) -> int:
    """How far the worker is; kept in the cache, because the work is one transaction."""
    if corrida.quieta:
        return corrida.total
    return min(int(cache.get(_clave(corrida)) or 0), corrida.total)


def terminar(corrida: Corrida, situacion: Situacion, ahora: datetime) -> None:
    """Nothing more happens to it: its bytes go."""
    corrida.situacion, corrida.terminada_en = situacion, ahora
    corrida.save()
    contenido.olvidar(corrida)


def _guardar_muestras(corrida: Corrida, columnas: Columnas) -> None:
    """The first rows below the header, until the run has rows of its own."""
    siguientes = (r for r in columnas.tabla.registros() if r.linea > columnas.linea)
    for registro in islice(siguientes, MUESTRAS):
        corrida.renglones.create(
            linea=registro.linea, resultado="muestra", clase="muestra", celdas=registro.celdas
        )


def _sujetar(corrida_id: int, situacion: Situacion, si_no: str) -> Corrida:
    corrida = Corrida.objects.select_for_update().get(pk=corrida_id)
    if corrida.situacion != situacion:
        raise PlanillaRechazada(si_no)
    return corrida


def _encaminar(corrida: Corrida, situacion: Situacion, acto: Acto) -> None:
    corrida.situacion = situacion
    corrida.pedida_por, corrida.pedida_en = acto.usuario, acto.ahora
    corrida.save()
    _deber(corrida, acto.ahora)


def _deber(corrida: Corrida, ahora: datetime) -> None:
    clave = f"{CORRER}:{corrida.pk}:{corrida.situacion}"
    deber(CORRER, clave, objeto_id=corrida.pk, ahora=ahora)


def _clave(corrida: Corrida) -> str:
    return f"corrida:{corrida.pk}:{corrida.situacion}"
