"""Step 10: many carpetas in one file to print; each is made apart, then all are joined.

What is owed are rows: one pendiente for each carpeta and one that joins them, so that the
progress is visible, several workers share the work, and a dead one loses a single carpeta.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.pendientes.servicios import deber
from documentos.almacen import almacen
from documentos.errores import DocumentoPendiente
from documentos.models import Reimpresion, Tanda, TandaCarpeta
from documentos.papel.tanda import Parte, juntar
from documentos.pdf import contar_paginas
from documentos.servicios.dosier import dosier
from documentos.servicios.lectura import registrar_vista
from documentos.servicios.produccion import producir
from documentos.tipos import FORMULARIOS, TipoDocumento

PARTE, UNIR = "documentos:tanda_parte", "documentos:tanda_unir"


@dataclass(frozen=True)
class PorImprimir:
    """A carpeta asked for; ``motivo`` is why it is printed again, empty the first time."""

    carpeta_id: int
    motivo: str = ""


def pedir_tanda(pedidas: Sequence[PorImprimir], *, acto: Acto) -> tuple[Tanda, bool]:
    """Owe one file with these carpetas, in this order; ``False`` when one is already on its way."""
    with transaction.atomic():
        Usuario.objects.select_for_update().get(pk=acto.usuario.pk)
        if en_curso := Tanda.objects.filter(pedida_por=acto.usuario, terminada_en=None).first():
            return en_curso, False
        tanda = Tanda.objects.create(pedida_por=acto.usuario, pedida_en=acto.ahora)
        for orden, pedida in enumerate(pedidas, start=1):
            parte = tanda.partes.create(
                carpeta_id=pedida.carpeta_id, orden=orden, motivo=pedida.motivo
            )
            deber(PARTE, f"{PARTE}:{parte.pk}", objeto_id=parte.pk, ahora=acto.ahora)
    return tanda, True


def hacer_parte(parte_id: int) -> None:
    """Make one carpeta's dossier, its owed papers first; twice does nothing."""
    parte = TandaCarpeta.objects.select_for_update().get(pk=parte_id)
    if parte.terminada_en is not None:
        return
    for documento in parte.carpeta.papeles().filter(tipo__in=FORMULARIOS):
        producir(documento.pk)
    pdf = dosier(parte.carpeta_id)
    guardado = almacen().guardar(pdf)
    parte.archivo, parte.sha256 = guardado.nombre, guardado.sha256
    parte.paginas = contar_paginas(pdf)
    _terminar(parte)


def dejar_fuera(parte_id: int, problema: str) -> None:
    """A carpeta that cannot be made does not keep the others from being printed."""
    parte = TandaCarpeta.objects.select_for_update().get(pk=parte_id)
    if parte.terminada_en is None:
        parte.problema = problema[:200]
        _terminar(parte)


def unir(tanda_id: int) -> None:
    """Join the carpetas under a cover that says where each begins; twice does nothing."""
    tanda = Tanda.objects.select_for_update().get(pk=tanda_id)
    if tanda.terminada_en is not None:
        return
    partes = [_leida(p) for p in tanda.partes.exclude(archivo="").select_related("carpeta")]
    if partes:
        pdf = juntar(partes, numero=tanda.pk, de=str(tanda.pedida_por), pedida_en=tanda.pedida_en)
        guardado = almacen().guardar(pdf)
        tanda.archivo, tanda.sha256 = guardado.nombre, guardado.sha256
        tanda.sha256_cifrado, tanda.paginas = guardado.sha256_cifrado, contar_paginas(pdf)
    else:
        tanda.problema = "Ninguna carpeta se pudo preparar."
    tanda.terminada_en = timezone.now()
    tanda.save()
    transaction.on_commit(lambda: _borrar_partes(tanda), robust=True)


def abandonar(tanda_id: int, problema: str) -> None:
    """The file will never be there: say so and let its person ask for another."""
    Tanda.objects.filter(pk=tanda_id, terminada_en=None).update(
        problema=problema[:200], terminada_en=timezone.now()
    )


def abrir_tanda(tanda: Tanda, *, acto: Acto) -> bytes:
    """The file to print, with the same trace as a dossier; a reprint is noted once."""
    if not tanda.imprimible:
        raise DocumentoPendiente("La tanda todavía se prepara o ya se borró.")
    contenido = almacen().leer(tanda.archivo, sha256=tanda.sha256)
    with transaction.atomic():
        primera = Tanda.objects.filter(pk=tanda.pk, abierta_en=None).update(abierta_en=acto.ahora)
        for parte in tanda.partes.exclude(archivo="").select_related("carpeta"):
            registrar_vista(parte.carpeta_id, que="DOSIER", acto=acto)
            if primera and parte.motivo:
                _anotar_reimpresion(parte, acto)
    return contenido


def olvidar_tandas(*, ahora: datetime) -> int:
    """Erase the spool of earlier days; who printed what, and when, stays. Return how many."""
    viejas = Tanda.objects.filter(
        pedida_en__date__lt=hoy(ahora), terminada_en__isnull=False, borrada_en=None
    )
    for tanda in viejas:
        if tanda.archivo:
            almacen().delete(tanda.archivo)
        _borrar_partes(tanda)
        Tanda.objects.filter(pk=tanda.pk).update(borrada_en=ahora)
    return len(viejas)


def _terminar(parte: TandaCarpeta) -> None:
    """The last one to end, whichever it is, owes the joining: the tanda's row is locked."""
    parte.terminada_en = timezone.now()
    parte.save()
    Tanda.objects.select_for_update().get(pk=parte.tanda_id)
    if not TandaCarpeta.objects.filter(tanda_id=parte.tanda_id, terminada_en=None).exists():
        deber(
            UNIR,
            f"{UNIR}:{parte.tanda_id}",
            objeto_id=parte.tanda_id,
            ahora=parte.terminada_en,
        )


def _leida(parte: TandaCarpeta) -> Parte:
    """The part with what its contract says of it."""
    contrato = parte.carpeta.papel(TipoDocumento.CONTRATO)
    datos = contrato.datos if contrato else {}
    return Parte(
        pdf=almacen().leer(parte.archivo, sha256=parte.sha256),
        paginas=parte.paginas,
        cliente=datos.get("papel", {}).get("solicitante", {}).get("nombre", ""),
        numero_smartflex=datos.get("numero_externo", ""),
        motivo=parte.motivo,
    )


def _anotar_reimpresion(parte: TandaCarpeta, acto: Acto) -> None:
    Reimpresion.objects.bulk_create(
        Reimpresion(documento=papel, usuario=acto.usuario, motivo=parte.motivo, cuando=acto.ahora)
        for papel in parte.carpeta.papeles().filter(tipo__in=FORMULARIOS)
    )


def _borrar_partes(tanda: Tanda) -> None:
    for nombre in tanda.partes.exclude(archivo="").values_list("archivo", flat=True):
        almacen().delete(nombre)
