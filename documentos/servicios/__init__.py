"""What the sale asks of the papers; one use case per function."""

from documentos.servicios.a_tiempo import apartado_de, apartados_de, debido_de, por_hacer
from documentos.servicios.archivos import (
    compartir_archivo,
    guardar_archivo,
    leer_copia,
    leer_original,
)
from documentos.servicios.dosier import dosier, dosier_hecho
from documentos.servicios.emision import abrir_carpeta, emitir, sustituir
from documentos.servicios.fichas import dejar_a_smartflex
from documentos.servicios.lectura import abrir, ejemplar, registrar_vista, reimprimir
from documentos.servicios.produccion import producir

__all__ = [
    "abrir",
    "abrir_carpeta",
    "apartado_de",
    "apartados_de",
    "compartir_archivo",
    "debido_de",
    "dejar_a_smartflex",
    "dosier",
    "dosier_hecho",
    "ejemplar",
    "emitir",
    "guardar_archivo",
    "leer_copia",
    "leer_original",
    "por_hacer",
    "producir",
    "registrar_vista",
    "reimprimir",
    "sustituir",
]
