"""Make an owed paper: once, however many workers try."""

from django.db import transaction
from django.utils import timezone

from documentos.almacen import almacen
from documentos.models import Documento
from documentos.papel.hoja import componer
from documentos.pdf import contar_paginas
from documentos.servicios.lectura import abrir, anexo_de


def producir(documento_id: int) -> Documento:
    """Render, encrypt and record the file of a paper (step 10); twice does nothing.

    The row is locked meanwhile; an issued file is never made again, only read. A contract
    brings the general conditions that it names.
    """
    with transaction.atomic():
        documento = Documento.objects.select_for_update().get(pk=documento_id)
        if anexo := documento.datos.get("anexo"):
            producir(anexo["id"])
        if not documento.listo:
            _guardar(documento, _dibujar(documento))
    return documento


def _dibujar(documento: Documento) -> bytes:
    """The file that is read, printed and checked: a contract has its annex in it."""
    anexo = anexo_de(documento)
    documento.con_anexo = anexo is not None
    return componer(
        documento.tipo,
        documento.datos,
        documento.plantilla_version,
        anexo=abrir(anexo) if anexo else None,
    )


def _guardar(documento: Documento, pdf: bytes) -> None:
    guardado = almacen().guardar(pdf)
    documento.archivo = guardado.nombre
    documento.sha256 = guardado.sha256
    documento.sha256_cifrado = guardado.sha256_cifrado
    documento.paginas = contar_paginas(pdf)
    documento.producido_en = timezone.now()
    documento.save()
