"""The coded reasons of every step, as shipped."""

from solicitudes.models import Motivo

M = Motivo.Ambito
MOTIVOS = [
    # ámbito, código, nombre, paso, campo, desenlace, días
    (M.IMPEDIMENTO, "MORA", "Tiene deuda en mora", None, "", "ESPERA", 30),
    (M.IMPEDIMENTO, "ORDEN_PENDIENTE", "Tiene una orden en trámite", None, "", "ESPERA", 15),
    (M.IMPEDIMENTO, "LINEA_CORTADA", "La línea está cortada", None, "", "ESPERA", 30),
    (M.IMPEDIMENTO, "TITULAR_FALLECIDO", "Titular fallecido", None, "", "CERRADO", 0),
    (M.IMPEDIMENTO, "OTRO_IMPEDIMENTO", "Otro impedimento", None, "", "CERRADO", 0),
    (M.SIN_CAPACIDAD, "SIN_PUERTOS", "Sin puertos libres", None, "", "ESPERA", 30),
    (M.SIN_CAPACIDAD, "SIN_RED", "No hay red en la zona", None, "", "ESPERA", 90),
    (M.SIN_CAPACIDAD, "DISTANCIA", "Fuera de distancia", None, "", "ESPERA", 90),
    (M.DESCARTE, "YA_TIENE", "Ya tiene otros servicios (1.1)", None, "", "CERRADO", 0),
    (M.DESCARTE, "NO_LLAMAR", "Pidió antes que no se lo llame", None, "", "NO_LLAMAR", 0),
    (M.SALTO, "SALTADO", "Se deja para después", None, "", "REINTENTO", 1),
    (M.SALTO, "MALA_HORA", "No es hora para llamarlo", None, "", "REINTENTO", 1),
    (M.SALTO, "DATOS_DUDOSOS", "Sus datos no parecen los suyos", None, "", "REINTENTO", 7),
    (M.SALTO, "CONOCIDO", "Es persona conocida del asesor", None, "", "REINTENTO", 1),
    (M.SISTEMA, "RESERVA_VENCIDA", "La reserva venció", None, "", "", 0),
    (M.SISTEMA, "DEVUELTO", "Devuelto sin tocar al deshacer una llamada", None, "", "", 0),
    (M.ANULACION, "CLIENTE_DESISTE", "El cliente desiste", None, "", "CERRADO", 0),
    (M.ANULACION, "SIN_PAPELES", "Nunca envió la documentación", None, "", "CERRADO", 0),
    (M.ANULACION, "SIN_CAPACIDAD", "Sin capacidad en la dirección", None, "", "CERRADO", 0),
    (M.ANULACION, "INSTALACION_IMPOSIBLE", "Imposible de instalar", None, "", "CERRADO", 0),
    (M.ANULACION, "DUPLICADA", "Solicitud duplicada", None, "", "CERRADO", 0),
    (M.CORRECCION, "ERROR_DE_TIPEO", "Error de tipeo", None, "", "", 0),
    (M.CORRECCION, "PLAN_EQUIVOCADO", "Plan equivocado", None, "", "", 0),
    (M.CORRECCION, "CLIENTE_CAMBIA", "El cliente cambia de idea", None, "", "", 0),
    (M.CORRECCION, "DATO_NUEVO", "Llegó un dato que faltaba", None, "", "", 0),
    (M.OBSERVACION, "CI_VENCIDO", "C.I. vencido", 6, "ci_vence", "", 0),
    (M.OBSERVACION, "CI_ILEGIBLE", "C.I. ilegible o incompleto", 6, "archivo_ci", "", 0),
    (M.OBSERVACION, "CI_NO_COINCIDE", "El C.I. no coincide con los datos", 6, "ci", "", 0),
    (M.OBSERVACION, "CARTA_SIN_FIRMA", "Carta sin firma", 6, "archivo_carta", "", 0),
    (M.OBSERVACION, "CARTA_INCOMPLETA", "Carta incompleta", 6, "archivo_carta", "", 0),
    (M.OBSERVACION, "TIPO_ERRADO", "Socio/Usuario equivocado", 7, "modalidad", "", 0),
    (M.OBSERVACION, "COBRO_ERRADO", "Dirección de cobro equivocada", 7, "direccion_cobro", "", 0),
    (M.OBSERVACION, "DIRECCION_ERRADA", "Dirección de instalación errada", 8, "via", "", 0),
    (M.OBSERVACION, "COMPONENTES", "Componentes equivocados", 8, "componentes", "", 0),
    (M.OBSERVACION, "GLOSA_INCOMPLETA", "Observaciones incompletas", 9, "adicional", "", 0),
    (M.OBSERVACION, "FALTA_PAPEL", "Falta un papel o su copia", 10, "", "", 0),
    (M.OBSERVACION, "PAPEL_ILEGIBLE", "Papel mal impreso", 10, "", "", 0),
    (M.VISITA, "AUSENTE", "No había nadie", None, "", "", 0),
    (M.VISITA, "NO_QUISO", "El cliente no quiso", None, "", "", 0),
    (M.VISITA, "SIN_CONDICIONES", "Falta una condición técnica", None, "", "", 0),
    (M.VISITA, "DIRECCION", "No se encontró la dirección", None, "", "", 0),
    (M.REAPERTURA, "ERROR_DE_REVISION", "Error de la revisión", None, "", "", 0),
    (M.REAPERTURA, "CLIENTE_RECLAMA", "El cliente reclama un dato", None, "", "", 0),
    (M.REASIGNACION, "AUSENCIA", "Ausencia del asesor", None, "", "", 0),
    (M.REASIGNACION, "CARGA", "Reparto de la carga", None, "", "", 0),
    (M.CANAL, "SIN_CORREO", "El cliente no tiene correo", None, "", "", 0),
    (M.CANAL, "REBOTE", "El correo rebotó", None, "", "", 0),
    (M.CANAL, "PIDE_PAPEL", "El cliente lo pide así", None, "", "", 0),
    (M.EXTRA, "SIN_PROPONER", "Quedó sin proponer en el acta", None, "", "", 0),
    (M.EXTRA, "OTRA_PERSONA", "La trajo otra persona", None, "", "", 0),
    (M.EXTRA, "URGENTE", "Se adelanta por su plazo", None, "", "", 0),
]


def cargar_motivos() -> None:
    """Create what is missing; what an administrator edited stays as edited."""
    for orden, (ambito, codigo, nombre, paso, campo, desenlace, dias) in enumerate(MOTIVOS):
        Motivo.objects.get_or_create(
            ambito=ambito,
            codigo=codigo,
            defaults={
                "nombre": nombre,
                "paso": paso,
                "campo": campo,
                "desenlace": desenlace,
                "dias": dias,
                "orden": orden,
            },
        )
