"""The one table of who opens what: every named URL, its method and its roles.

``PUBLICAS`` need no session. In the others an anonymous person is sent to ``/entrar/``, a
role that is not named gets a 403, and an object outside one's scope a 404.
"""

from dataclasses import dataclass

from bluecom.cuentas.models import Rol

AS, SU, CV = Rol.ASESOR, Rol.SUPERVISOR, Rol.CANALES_VIRTUALES
JV, JS, AD = Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO, Rol.ADMINISTRADOR
TODOS = frozenset({AS, SU, CV, JV, JS, AD})
LEEN_VENTAS = frozenset({AS, SU, JV, JS})
LEEN_PAPELES = frozenset({AS, SU, CV, JV, JS})
TERMINAN = frozenset({AS, SU, JV, CV})
JEFATURA = frozenset({SU, JV})
TRAEN = frozenset({SU, JV, CV})
LEEN_EL_MES = frozenset({SU, JV, JS})


@dataclass(frozen=True)
class Fila:
    """Who may ask; ``de`` names the object in the address, ``no_existe`` for whom it is a 404."""

    roles: frozenset[Rol]
    metodo: str = "GET"
    de: str = ""
    no_existe: frozenset[Rol] = frozenset()


def _get(*roles: Rol, de: str = "") -> Fila:
    return Fila(frozenset(roles), "GET", de)


def _post(*roles: Rol, de: str = "") -> Fila:
    return Fila(frozenset(roles), "POST", de)


PUBLICAS = {
    "entrar", "salir", "salud", "salud_web", "salud_latido", "tema", "icono", "acuse", "acuse_pdf",
    "correo_noticias", "envio", "enviar_archivo",
}  # fmt: skip
"""Logging in and out, the one word of health with its probes, the theme's cookie, the icon, what
the links of the terms e-mail and of step 6 open to who has them, and what the mail provider signs.
"""

MATRIZ: dict[str, Fila] = {
    # everybody who is logged in
    "inicio": _get(*TODOS),
    "segundo_factor": _get(*TODOS),
    "ficha": _get(*TODOS),
    "cuenta": _get(*TODOS),
    "cambiar_clave": _get(*TODOS),
    "cerrar_sesiones": _post(*TODOS),
    "buscar": _get(*TODOS),
    "avisos": _get(*TODOS),
    "avisos_vivos": _get(*TODOS),
    "avisos_leidos": _post(*TODOS),
    "avisos_voz": _post(*TODOS),
    "avisos_preferencias": _get(*TODOS),
    "aviso": Fila(frozenset({AS}), "GET", "aviso", TODOS - {AS}),
    # lists on their way out: each list says who reads it (tests/listados)
    "exportar": _post(*TODOS, de="listado"),
    "exportacion": Fila(frozenset({AS}), "GET", "exportacion", TODOS - {AS}),
    "exportacion_avance": Fila(frozenset({AS}), "GET", "exportacion", TODOS - {AS}),
    "exportacion_archivo": Fila(frozenset({AS}), "GET", "exportacion", TODOS - {AS}),
    "exportaciones": _get(JV, JS),
    "vista_guardar": _post(*TODOS, de="listado"),
    "vista_borrar": Fila(frozenset({AS}), "POST", "vista", TODOS - {AS}),
    "clientes": _get(*LEEN_EL_MES),
    "llamadas": _get(*LEEN_EL_MES),
    "marcadas": _get(*LEEN_EL_MES),
    "precios": _get(AD),
    "remisiones": _get(CV),
    "remision_tomar": _post(CV),
    "remision": _get(CV, de="remision"),
    "remision_ejemplar": _post(CV, de="remision"),
    # the agent's desk
    "mesa": _get(AS),
    "estado": _post(AS),
    "terminar_estado": Fila(JEFATURA, "GET", "intervalo"),
    "cola": _get(AS),
    "siguiente": _post(AS),
    "rellamadas": _get(AS, *JEFATURA),
    "rellamada": _get(AS, *JEFATURA, de="rellamada"),
    "rellamada_llamar": _post(AS, de="rellamada"),
    "rellamada_reprogramar": _post(AS, *JEFATURA, de="rellamada"),
    "rellamada_pasar": _post(*JEFATURA, de="rellamada"),
    "rellamada_anular": _post(AS, *JEFATURA, de="rellamada"),
    "relevos": _get(*JEFATURA, AD),
    "relevo": _get(*JEFATURA, AD, de="persona"),
    "relevo_ausencia": _post(*JEFATURA, de="persona"),
    "ausencia_retirar": _post(*JEFATURA, de="ausencia"),
    "internos": _get(*JEFATURA, AD),
    "interno_terminar": _post(*JEFATURA, AD, de="interno"),
    "no_llamar": _get(JV, JS),
    "no_llamar_levantar": _post(JV, JS, de="veto"),
    "mi_dia": _get(AS),
    "anteriores": _get(AS),
    "tomar_este": _post(AS, de="contacto"),
    "saltos": _get(*LEEN_EL_MES),
    "ventas": _get(*LEEN_VENTAS),
    "cliente": Fila(LEEN_VENTAS, "GET", "cliente"),
    "llama": _post(AS, de="cliente"),
    "nota": _post(AS, de="venta"),
    "plazos_de_la_venta": _get(*LEEN_VENTAS, de="venta"),
    "plazo_acto": _post(SU, JV, JS, de="venta"),
    "venta": Fila(LEEN_PAPELES, "GET", "venta", frozenset({AD})),
    "paso": Fila(LEEN_PAPELES, "GET", "venta", frozenset({AD})),
    "hacer_enlace": _post(AS, de="venta"),
    "retirar_enlace": _post(AS, de="venta"),
    "llegados": _get(AS, de="venta"),
    "marcar": _post(AS, de="venta"),
    "marcada": _get(AS, de="venta"),
    "llamada": _post(AS, de="venta"),
    "deshacer_llamada": _post(AS, de="venta"),
    "nota_llamada": _post(AS, de="venta"),
    "seguimiento": _get(AS, de="venta"),
    "archivo": _post(AS, de="venta"),
    "imprimir_recibidos": _get(AS, de="venta"),
    "arreglar": _get(AS, de="venta"),
    "girar": _post(AS, de="venta"),
    "enderezar": _post(AS, de="venta"),
    "ordenar_archivo": _post(AS, de="venta"),
    "apartar_archivo": _post(AS, de="venta"),
    "aceptar_archivo": _post(AS, de="venta"),
    "pantalla": _post(AS, de="venta"),
    "carta": _post(AS, de="venta"),
    "mensaje": _post(AS, de="venta"),
    "completar_ficha": _post(AS, de="venta"),
    "pedir_de_nuevo": _post(AS, de="venta"),
    "direccion": _get(AS, de="venta"),
    "guion": _get(AS, de="venta"),
    "vista_glosa": _get(AS, de="venta"),
    "espera": _get(*JEFATURA),
    "cartera_duplicados": _get(*JEFATURA),
    "cartera_unir": _get(*JEFATURA),
    "espera_volver": _post(*JEFATURA),
    "espera_volver_uno": _post(*JEFATURA),
    "descartar": _get(*TERMINAN, de="venta"),
    "deshacer_fin": _post(AS, de="venta"),
    "saltar": _get(AS, de="venta"),
    "anular": _get(*TERMINAN, de="venta"),
    "corregir": _get(AS, de="venta"),
    "nombre": _get(AS, *JEFATURA, de="venta"),
    "guardar_borrador": _post(AS, de="venta"),
    "ultimo_borrador": _get(AS, de="venta"),
    "descartar_borrador": _post(AS, de="venta"),
    "hoja": _get(AS, de="venta"),
    "correcciones": _get(*TODOS),
    "reanudar": _post(AS, de="venta"),
    "otra": _get(AS, de="venta"),
    "responder": _post(AS, de="venta"),
    "subsanar": _post(AS, de="venta"),
    "proponer_observacion": _get(AS, de="venta"),
    "nota_a_canales": _post(AS, de="venta"),
    "entregas": _get(AS),
    "retirar_acta": _post(AS, de="acta"),
    "tandas": _get(AS),
    "tanda": _get(AS, de="tanda"),
    "tanda_avance": _get(AS, de="tanda"),
    "tanda_pdf": _get(AS, de="tanda"),
    "tanda_confirmar": _post(AS, de="tanda"),
    # Canales Virtuales
    "recepcion": _get(CV),
    "recepcion_escanear": _post(CV),
    "recepcion_acta": _get(CV, de="acta"),
    "recepcion_marcar": _post(CV, de="acta"),
    "recepcion_las_demas": _post(CV, de="acta"),
    "recepcion_recibir": _post(CV, de="acta"),
    "recepcion_extra": _post(CV, de="venta"),
    "por_venir": _get(CV),
    "recepcion_guardar": _post(CV, de="acta"),
    "custodia": _get(CV, *LEEN_EL_MES),
    "custodia_de": _get(*LEEN_PAPELES, de="venta"),
    "custodia_guardar": _post(CV, de="venta"),
    "custodia_devolver": _post(CV, de="venta"),
    "recepcion_camara": _get(CV),
    "recepcion_foto": _post(CV),
    "constancia": _get(*LEEN_PAPELES, de="recepcion"),
    "revision": _get(CV, JS),
    "revision_tomar": _post(CV, de="venta"),
    "revision_soltar": _post(CV, de="venta"),
    "revision_relevar": _post(JS, de="venta"),
    "revision_insistir": _post(CV, de="venta"),
    "revision_propuesta": _post(CV, de="venta"),
    "segunda_revision": _get(CV, de="segunda"),
    "segundas_filas": _get(SU, JV, JS),
    "observaciones": _get(SU, JV, JS),
    "observaciones_filas": _get(SU, JV, JS),
    "revisar": _get(CV, de="venta"),
    "revision_marcar": _post(CV, de="venta"),
    "revision_observar": _post(CV, de="venta"),
    "revision_nota": _post(CV, de="venta"),
    "revision_quitar": _post(CV, de="venta"),
    "revision_resolver": _post(CV, de="venta"),
    "pedir_reapertura": _get(CV, de="venta"),
    "instalaciones": _get(CV),
    "instalar": _get(CV, de="venta"),
    "rectificar_instalacion": _get(CV, de="venta"),
    "pedir_retiro": _get(CV, de="visita"),
    "retiros": _get(JS),
    "confirmar_retiro": _post(JS, de="retiro"),
    "rechazar_retiro": _get(JS, de="retiro"),
    "diferencias_de_instalacion": _get(CV),
    "decidir_diferencia": _post(CV, de="diferencia"),
    "correos": _get(CV),
    "correo_corregir": _post(CV, AS, de="venta"),
    "correo_reenviar": _post(CV, de="venta"),
    "correo_detener": _post(CV, de="venta"),
    "correo_rebote": _post(CV, de="venta"),
    "correo_otro_medio": _post(CV, de="venta"),
    "tareas": _get(AS, SU, JV, JS, CV),
    "tarea_hecha": _post(*TERMINAN, de="tarea"),
    # papers and images
    "papel": _get(*LEEN_PAPELES, de="venta"),
    "papeles": _get(*LEEN_PAPELES, de="venta"),
    "reimprimir": _get(AS, CV, de="venta"),
    "reimprimir_acta": _get(AS, CV, de="acta"),
    "dosier": _get(AS, CV, de="venta"),
    "expediente": _post(CV, de="venta"),
    "foto": _get(AS, CV, de="venta"),
    "acta": _get(*LEEN_PAPELES, de="acta"),
    "qr": _get(*LEEN_PAPELES, de="token"),
    # the floor and the jefes
    "reaperturas": _get(JS),
    "confirmar_reapertura": _post(JS, de="venta"),
    "rechazar_reapertura": _get(JS, de="venta"),
    "reasignar": _get(*JEFATURA, de="venta"),
    "reasignar_varias": _get(*JEFATURA),
    "carteras": _get(*LEEN_EL_MES),
    "cartera": _get(*LEEN_EL_MES, de="cartera"),
    "cartera_clientes": _get(*JEFATURA, de="cartera"),
    "cartera_asignar": _post(*JEFATURA, de="cartera"),
    "cartera_mover": _post(*JEFATURA, de="cartera"),
    "cartera_priorizar": _post(*JEFATURA, de="cartera"),
    "cartera_asesores": _post(*JEFATURA, de="cartera"),
    "cartera_activar": _post(*JEFATURA, de="cartera"),
    "archivos": _get(*TRAEN),
    "traer_archivo": _get(*JEFATURA, de="que"),
    "corrida": Fila(JEFATURA, "GET", "corrida", frozenset({CV})),
    "corrida_avance": Fila(JEFATURA, "GET", "corrida", frozenset({CV})),
    "corrida_confirmar": Fila(JEFATURA, "POST", "corrida", frozenset({CV})),
    "corrida_desistir": Fila(JEFATURA, "POST", "corrida", frozenset({CV})),
    "corrida_reconocer": Fila(JEFATURA, "POST", "corrida", frozenset({CV})),
    "corrida_deshacer": Fila(JEFATURA, "POST", "corrida", frozenset({CV})),
    "corrida_rechazos": Fila(JEFATURA, "GET", "corrida", frozenset({CV})),
    "mes": _get(*LEEN_EL_MES),
    "mes_de": _get(*LEEN_EL_MES),
    "mes_smartflex": _get(*LEEN_EL_MES),
    "reporte_smartflex": _get(*LEEN_EL_MES, de="reporte"),
    "mes_filas": _get(*LEEN_EL_MES),
    "mes_conversaciones": _get(*LEEN_EL_MES),
    "mes_cierre": _get(*LEEN_EL_MES),
    "pedir_reapertura_del_mes": _post(JV, de="cierre"),
    "decidir_reapertura_del_mes": _post(JS, de="cierre"),
    "mes_elegir_registro": _get(JV, de="central"),
    "mes_informe": _get(*LEEN_EL_MES),
    "mes_planilla": _get(*LEEN_EL_MES),
    "dia": _get(*LEEN_EL_MES),
    "bitacora": _get(SU, JV, JS, AD),
    "reimpresiones": _get(*LEEN_EL_MES),
    "quien_vio": _get(JV, JS),
    "reponer_pendiente": _post(JV, AD, de="pendiente"),
    # the texts of Annex 2
    "plantillas_glosa": _get(AD),
    "plantilla_glosa": _get(AD),
    "vista_plantilla": _post(AD),
    "firmar_plantilla": _post(AD, de="plantilla"),
    "retirar_plantilla": _post(AD, de="plantilla"),
    "aprobar_plantilla": _post(AD, de="plantilla"),
    "aprobar_correcciones": _post(AD),
    "retirar_aprobacion": _post(AD, de="aprobacion"),
    # practice
    "primer_dia": _get(AS),
    "practica": _get(*JEFATURA),
    "practica_empezar": _post(*JEFATURA),
    "practica_terminar": _post(*JEFATURA),
    "practica_muestras": _post(AS, de="venta"),
    # the living guide
    "guia": _get(AD),
    "guia_puesto": _get(AD),
}
