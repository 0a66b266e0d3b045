"""What each act of the log is called, on the screen and in the closing file of a sale."""

from collections.abc import Mapping
from typing import Any

FRASES = {
    "tomar": "Cliente tomado de la cartera",
    "verificar_requisitos": "Sin impedimentos en Smartflex",
    "confirmar_capacidad": "Con capacidad técnica",
    "registrar_aceptacion": "El cliente aceptó la oferta",
    "explicar": "Procedimiento explicado",
    "completar_ficha": "Anotado lo que faltaba preguntar",
    "validar_documentacion": "C.I. y carta sin observaciones",
    "registrar": "Registrada en Gestión de Productos",
    "detallar": "Dirección, plan y componentes",
    "glosar": "Glosa digitada: registrada en sistema",
    "imprimir": "Carpeta impresa",
    "proponer_entrega": "Carpeta propuesta en un acta",
    "recibir": "Carpeta recibida por Canales Virtuales",
    "no_vino": "La carpeta no vino con el acta",
    "observar": "Devuelta con observaciones",
    "subsanar": "Devuelta corregida",
    "aprobar": "Documentación conforme",
    "reabrir": "Reabierta",
    "rechazar_reapertura": "No se aceptó la reapertura",
    "registrar_instalacion": "Instalación registrada",
    "confirmar_instalacion": "Instalación confirmada",
    "concluir": "Concluida",
    "corregir": "Abierto para corregir",
    "corregir_observado": "Corregido por la observación",
    "retirar": "Retirada del acta para corregirla",
    "descartar": "Descartada",
    "anular": "Anulada",
    "reasignar": "Reasignada",
    "corregir_correo": "Correo corregido",
    "corregir_nombre": "Nombre del cliente corregido",
    "reenviar_terminos": "Términos reenviados",
    "rebote": "El correo rebotó",
    "nota": "Nota interna",
    "consulta_de_colega": "Un colega consultó el cliente",
    "cerrar_expediente": "Expediente cerrado",
    "programar_glosa": "Glosa programada",
    "retirar_glosa": "Glosa retirada",
    "aprobar_glosa": "Glosa aprobada",
    "retirar_aprobacion": "Aprobación de la glosa retirada",
    "proponer_precio": "Precio propuesto",
    "aprobar_precio": "Precio aprobado",
    "retirar_precio": "Precio retirado",
    "proponer_texto_legal": "Texto legal propuesto",
    "aprobar_texto_legal": "Texto legal aprobado",
    "retirar_texto_legal": "Texto legal retirado",
    "agregar_al_catalogo": "Agregado al catálogo",
    "editar_catalogo": "Catálogo editado",
}


def frase_del_acto(tipo: str, datos: Mapping[str, Any]) -> str:
    """For example "Abierto para corregir: paso 8"."""
    frase = FRASES.get(tipo, tipo)
    return f"{frase}: paso {datos['paso']}" if "paso" in datos else frase
