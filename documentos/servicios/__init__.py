"""What the sale asks of the papers; one use case per function."""

from documentos.servicios.a_tiempo import apartado_de, apartados_de, debido_de, por_hacer
from documentos.servicios.archivos import (
    clasificar_archivo,
    compartir_archivo,
    guardar_archivo,
    leer_copia,
    leer_original,
)
from documentos.servicios.arreglos import (
    arreglar_archivo,
    mostrar_entera,
    postura_de,
    preparar_arreglo,
)
from documentos.servicios.dosier import dosier, dosier_hecho
from documentos.servicios.emision import abrir_carpeta, emitir, sustituir
from documentos.servicios.fichas import dejar_a_smartflex
from documentos.servicios.lectura import abrir, ejemplar, registrar_vista, reimprimir
from documentos.servicios.parecidos import parecidos_de, senalar_parecidos
from documentos.servicios.produccion import producir

__all__ = [
    "abrir",
    "abrir_carpeta",
    "apartado_de",
    "apartados_de",
    "arreglar_archivo",
    "clasificar_archivo",
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
    "mostrar_entera",
    "parecidos_de",
    "por_hacer",
    "postura_de",
    "preparar_arreglo",
    "producir",
    "registrar_vista",
    "reimprimir",
    "senalar_parecidos",
    "sustituir",
]
