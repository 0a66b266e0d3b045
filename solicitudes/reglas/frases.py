"""What each act of a sale and of its texts and prices is called in the log."""

from bluecom.bitacora.valores import columna, filas, nombrar_valores
from bluecom.bitacora.vocabulario import Ambito, nombrar_actos, nombrar_campos, nombrar_cosa
from solicitudes.reglas.estados import Estado

FRASES = {
    "tomar": "Cliente tomado de la cartera",
    "verificar_requisitos": "Sin impedimentos en Smartflex",
    "confirmar_capacidad": "Con capacidad técnica",
    "reutilizar_consulta": "Se tomó una consulta anterior que sigue valiendo",
    "segun_archivo": "Seguido según lo que dijo un archivo, que nadie miró",
    "contra_el_sistema": "Anotado contra lo que respondió el sistema, mirado por la persona",
    "registrar_aceptacion": "El cliente aceptó la oferta",
    "seguimiento": "Llamada de seguimiento",
    "explicar": "Procedimiento explicado",
    "completar_ficha": "Anotado lo que faltaba preguntar",
    "hacer_enlace": "Hecho el enlace para que el cliente envíe sus fotos",
    "retirar_enlace": "Retirado el enlace del cliente",
    "consentir_enlace": "El cliente aceptó el uso de sus datos, por su enlace",
    "recibir_por_enlace": "Llegó un archivo por el enlace del cliente",
    "imprimir_recibidos": "Impreso lo que envió el cliente",
    "retener": "Retenida por una disputa: nada se borra",
    "levantar_retencion": "Terminó la retención por una disputa",
    "ordenar_archivo": "Dicho qué es un archivo recibido",
    "apartar_archivo": "Archivo recibido apartado",
    "archivar_mensajes": "Mensajes de WhatsApp archivados en la venta",
    "aceptar_archivo": "Foto aceptada con reparos",
    "arreglar_archivo": "Foto girada o recortada; el original queda como llegó",
    "validar_documentacion": "C.I. y carta sin observaciones",
    "registrar": "Registrada en Gestión de Productos",
    "detallar": "Dirección, plan y componentes",
    "cual_direccion": "Dicho cuál dirección rige",
    "glosar": "Glosa digitada: registrada en sistema",
    "imprimir": "Carpeta impresa",
    "proponer_entrega": "Carpeta propuesta en un acta",
    "recibir": "Carpeta recibida por Canales Virtuales",
    "no_vino": "La carpeta no vino con el acta",
    "guardar": "Carpeta guardada",
    "devolver": "Carpeta devuelta a su asesor",
    "recibir_de_nuevo": "Carpeta recibida de nuevo",
    "observar": "Devuelta con observaciones",
    "segunda_revision": "Segunda revisión, por muestra",
    "relevar_revision": "La revisión pasó de manos",
    "proponer_observacion": "Su asesor propuso una observación",
    "anadir_propuesta": "Se añadió lo que propuso su asesor",
    "desestimar_propuesta": "No se añadió lo que propuso su asesor",
    "subsanar": "Devuelta corregida",
    "aprobar": "Documentación conforme",
    "pedir_reapertura": "Pedida la reapertura",
    "reabrir": "Reabierta",
    "rechazar_reapertura": "No se aceptó la reapertura",
    "visita_fallida": "Visita que no instaló",
    "registrar_instalacion": "Instalación registrada",
    "confirmar_instalacion": "Instalación confirmada",
    "rectificar_instalacion": "Instalación rectificada",
    "pedir_retiro": "Pedido el retiro de una visita",
    "retirar_visita": "Visita retirada",
    "rechazar_retiro": "No se aceptó el retiro de la visita",
    "deshacer_visita": "Visita de un archivo deshecha",
    "decidir_diferencia": "Decidido lo que un archivo decía distinto",
    "concluir": "Concluida",
    "corregir": "Abierto para corregir",
    "corregir_observado": "Corregido por la observación",
    "retirar": "Retirada del acta para corregirla",
    "retirar_acta": "Acta retirada: la carpeta se entrega con otra",
    "descartar": "Descartada",
    "retomar": "Fin deshecho: otra vez en mano",
    "anular": "Anulada",
    "tarea_hecha": "Anulada en Smartflex",
    "reasignar": "Reasignada",
    "relevar": "Relevo: pasó lo de una persona",
    "corregir_correo": "Correo corregido",
    "corregir_nombre": "Nombre del cliente corregido",
    "reenviar_terminos": "Términos reenviados",
    "detener_terminos": "Envío de los términos detenido",
    "terminos_por_whatsapp": "Términos por WhatsApp, por salir",
    "rebote": "El correo rebotó",
    "constancia": "Constancia de los términos",
    "acusar_terminos": "El cliente confirmó que recibió los términos",
    "nota": "Nota interna",
    "consulta_de_colega": "Un colega consultó el cliente",
    "consulta_por_numero": "Un asesor buscó al cliente por su número",
    "cerrar_expediente": "Expediente cerrado",
    "tomar_remision": "Lista numerada tomada",
    "dar_ejemplar": "Ejemplar de una lista numerada",
    "programar_glosa": "Glosa programada",
    "retirar_glosa": "Glosa retirada",
    "proponer_version_de_glosa": "Versión de la glosa propuesta",
    "aprobar_version_de_glosa": "Versión de la glosa aprobada",
    "retirar_version_de_glosa": "Versión de la glosa retirada",
    "aprobar_glosa": "Aprobación de COMTECO anotada",
    "retirar_aprobacion": "Aprobación de COMTECO retirada",
    "proponer_precio": "Precio propuesto",
    "aprobar_precio": "Precio aprobado",
    "retirar_precio": "Precio retirado",
    "proponer_lista": "Lista de control propuesta",
    "aprobar_lista": "Lista de control aprobada",
    "retirar_lista": "Lista de control retirada",
    "proponer_texto_de_terminos": "Texto del correo de términos propuesto",
    "aprobar_texto_de_terminos": "Texto del correo de términos aprobado",
    "retirar_texto_de_terminos": "Texto del correo de términos retirado",
    "proponer_prorroga_ci": "Prórroga de C.I. propuesta",
    "aprobar_prorroga_ci": "Prórroga de C.I. aprobada",
    "retirar_prorroga_ci": "Prórroga de C.I. retirada",
}

nombrar_actos(FRASES)
nombrar_cosa("venta", "Venta", Ambito.VENTAS, url="venta", recorre="estado")
nombrar_cosa("remision", "Lista numerada", Ambito.VENTAS)
nombrar_cosa("relevo", "Relevo de una persona", Ambito.VENTAS)
nombrar_cosa("precio", "Precio de un plan", Ambito.CATALOGO)
nombrar_cosa("glosa", "Texto de la glosa", Ambito.CATALOGO)
nombrar_cosa("lista", "Lista de un paso", Ambito.CATALOGO)
nombrar_cosa("texto_de_terminos", "Texto del correo de términos", Ambito.CATALOGO)
nombrar_cosa("prorroga_ci", "Prórroga de C.I.", Ambito.CATALOGO)
nombrar_cosa("correccion", "Corrección de la glosa", Ambito.CATALOGO)
nombrar_valores({"destino": columna("solicitudes.Remision", "destino")}, de="remision")
nombrar_campos(
    {
        "numero": "Número",
        "altas": "Ventas",
        "bajas": "Anuladas que se avisan",
        "rectificadas": "Rectificadas que se avisan",
    },
    de="remision",
)
nombrar_campos(
    {
        "vencidas_desde": "Vencidas desde",
        "vencidas_hasta": "Vencidas hasta",
        "valen_hasta": "Valen hasta",
    },
    de="prorroga_ci",
)
_MOTIVO = filas("solicitudes.Motivo", "codigo")
_TECNOLOGIA = columna("solicitudes.Oferta", "tecnologia")
nombrar_valores(
    {
        "motivo": _MOTIVO,
        "por": columna("solicitudes.Motivo", "ambito"),
        "condicion": filas("solicitudes.CondicionComercial"),
        "plantilla": filas("solicitudes.PlantillaGlosa"),
        "corrida": filas("planillas.Corrida"),
        "constancia": columna("solicitudes.Venta", "constancia"),
        "decision": columna("solicitudes.DiferenciaDeInstalacion", "decision"),
        "rige": columna("solicitudes.Detalle", "direccion_rige"),
        "dijo": lambda codigos: {**_TECNOLOGIA(codigos), **_MOTIVO(codigos)},
    }
)
nombrar_valores({"estado": dict(Estado.choices)}, de="venta")
nombrar_campos(
    {
        "condicion": "Condiciones",
        "version": "Versión",
        "aprobacion": "Aprobación",
        "hermana_de": "Hermana de la venta",
        "detalle": "Detalle",
        "por_correccion": "Por una corrección",
        "items": "Ítems",
        "constancia": "Constancia",
        "envio": "Envío",
        "rige": "Rige",
        "corrida": "Archivo",
        "visita": "Visita",
        "tarea": "Tarea",
        "rectificacion": "Rectificación",
        "retiro": "Retiro",
        "decision": "Decisión",
        "consulta": "Consulta",
        "de_la_venta": "De la venta",
    }
)
