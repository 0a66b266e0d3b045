"""Each copy that a sale has of its client's data, and where the way to the sale leads from it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from bluecom.retencion.catalogo import Copia, PorEdad, declarar_copia, poner_a_salvo
from solicitudes.models import Retencion
from solicitudes.reglas.parametros import DIAS_DE_CONCLUIDAS

HASH = "El SHA-256 de lo que se recibió, quién lo recibió y cuándo."


@dataclass(frozen=True, kw_only=True)
class DeVenta(Copia):
    """Emptied with its sale. ``archivos``: the fields that name a file of the private store.

    ``resumidos``: names that others gave and that may hold the number; their digest stays, so that
    what is told again is known again.
    """

    venta: str = "venta"
    archivos: tuple[str, ...] = ()
    resumidos: tuple[str, ...] = ()


DE_VENTA = (
    DeVenta(
        codigo="archivos",
        que="C.I., cartas y pantallas recibidas, con sus copias",
        modelo="documentos.ArchivoRecibido",
        venta="carpeta__venta",
        campos=("nombre", "remitente", "medidas", "huella", "bandas", "leido"),
        archivos=("original", "copia"),
        resumidos=("mensaje_id",),
        queda=HASH,
    ),
    DeVenta(
        codigo="copias_arregladas",
        que="Copias giradas o recortadas",
        modelo="documentos.Arreglo",
        venta="archivo__carpeta__venta",
        campos=("medidas",),
        archivos=("copia",),
        queda="Quién la giró o recortó y cuándo.",
    ),
    DeVenta(
        codigo="papeles",
        que="Papeles emitidos, con los datos que decían",
        modelo="documentos.Documento",
        venta="carpeta__venta",
        campos=("datos",),
        archivos=("archivo",),
        queda="Su número, su versión, su huella y su SHA-256.",
    ),
    DeVenta(
        codigo="carpetas_impresas",
        que="Carpetas impresas enteras",
        modelo="documentos.Dosier",
        venta="carpeta__venta",
        campos=(),
        archivos=("archivo",),
        queda="Su SHA-256 y cuándo se hizo.",
    ),
    DeVenta(
        codigo="oferta",
        que="Quién aceptó por el cliente y sus líneas",
        modelo="solicitudes.Oferta",
        campos=("solicitante_nombre", "solicitante_ci", "telefono_factura", "linea_actual"),
        queda="El plan y los precios aceptados.",
    ),
    DeVenta(
        codigo="ficha",
        que="La ficha de la llamada",
        modelo="solicitudes.FichaLlamada",
        campos=(
            "direccion_dictada",
            "ubicacion",
            "caracteristicas",
            "referencia_1",
            "referencia_2",
            "pasar_en",
            "preguntar_por",
            "direccion_cobro",
            "celular_whatsapp",
            "correo",
        ),
        queda="Qué se informó.",
    ),
    DeVenta(
        codigo="documentacion",
        que="Lo leído en el C.I. y en la carta",
        modelo="solicitudes.Documentacion",
        campos=(
            "items",
            "carta_dice",
            "ci_clase",
            "ci_numero",
            "ci_complemento",
            "ci_expedido",
            "ci_vence",
            "digital_vence",
        ),
        queda="Cuándo se revisó.",
    ),
    DeVenta(
        codigo="registro",
        que="La dirección de cobro",
        modelo="solicitudes.Registro",
        campos=("direccion_cobro",),
        queda="El tipo y la modalidad.",
    ),
    DeVenta(
        codigo="detalle",
        que="La dirección de instalación",
        modelo="solicitudes.Detalle",
        campos=("direccion_linea", "direccion_observaciones", "direccion_campos"),
        queda="Los componentes.",
    ),
    DeVenta(
        codigo="glosa",
        que="El texto de la glosa",
        modelo="solicitudes.Glosa",
        campos=("texto", "adicional", "correcciones"),
        queda="Su versión y su día.",
    ),
    DeVenta(
        codigo="consultas",
        que="La dirección consultada",
        modelo="solicitudes.Verificacion",
        campos=("direccion", "lugar"),
        queda="Qué respondió el sistema y cuándo.",
    ),
    DeVenta(
        codigo="borradores",
        que="Lo escrito sin enviar",
        modelo="solicitudes.Borrador",
        campos=("datos",),
        queda="El paso y la hora.",
    ),
    DeVenta(
        codigo="mensajes",
        que="Lo que se dijo al cliente",
        modelo="solicitudes.Mensaje",
        campos=("texto",),
        resumidos=("wamid",),
        queda="El asunto, por dónde, cuándo y la huella de su nombre.",
    ),
    DeVenta(
        codigo="adjuntos",
        que="Archivos de mensajes que no están en la carpeta",
        modelo="solicitudes.Adjunto",
        venta="mensaje__venta",
        campos=("nombre",),
        archivos=("original",),
        queda="Su SHA-256 y cuándo llegó.",
    ),
    DeVenta(
        codigo="notas",
        que="Notas entre colegas",
        modelo="solicitudes.Nota",
        campos=("texto",),
        queda="Quién y cuándo.",
    ),
    DeVenta(
        codigo="razones",
        que="Notas de por qué terminó o se reabrió",
        modelo="solicitudes.Razon",
        campos=("nota", "antes"),
        queda="El motivo codificado.",
    ),
    DeVenta(
        codigo="revisiones",
        que="Lo leído al revisar la carpeta",
        modelo="solicitudes.Revision",
        campos=("leido",),
        queda="Quién revisó y qué decidió.",
    ),
    DeVenta(
        codigo="observaciones",
        que="Notas y respuestas de las observaciones",
        modelo="solicitudes.Observacion",
        campos=("nota", "respuesta"),
        queda="El ítem y el motivo codificado.",
    ),
    DeVenta(
        codigo="propuestas",
        que="Notas de lo que propuso el asesor",
        modelo="solicitudes.Propuesta",
        campos=("nota",),
        queda="El ítem y el motivo codificado.",
    ),
    DeVenta(
        codigo="segundas_revisiones",
        que="Notas de la segunda revisión",
        modelo="solicitudes.DiferenciaDeRevision",
        venta="segunda__venta",
        campos=("nota",),
        queda="El ítem.",
    ),
    DeVenta(
        codigo="rectificaciones",
        que="Lo rectificado de una instalación",
        modelo="solicitudes.Rectificacion",
        campos=("antes", "despues", "nota"),
        queda="El motivo, quién y cuándo.",
    ),
    DeVenta(
        codigo="retiros",
        que="Lo que decía una visita retirada",
        modelo="solicitudes.RetiroDeVisita",
        campos=("registrado", "nota"),
        queda="El motivo, quién y cuándo.",
    ),
    DeVenta(
        codigo="diferencias",
        que="Lo que un archivo decía distinto de la instalación",
        modelo="solicitudes.DiferenciaDeInstalacion",
        campos=("registrado", "dicho", "parte", "razon"),
        queda="Qué se decidió y quién.",
    ),
    DeVenta(
        codigo="remitidos",
        que="Su renglón en las listas remitidas",
        modelo="solicitudes.RenglonRemitido",
        campos=("celdas",),
        queda="En qué lista y en qué lugar estaba.",
    ),
    DeVenta(
        codigo="envios",
        que="A quién fueron los términos",
        modelo="solicitudes.EnvioDeTerminos",
        campos=("para", "acusado_desde"),
        queda="Cuándo, por dónde y qué se supo de ellos.",
    ),
    DeVenta(
        codigo="correos",
        que="El correo de los términos",
        modelo="pendientes.CorreoSaliente",
        venta="terminos__venta",
        campos=("para", "texto", "error"),
        queda="Su identificación y el SHA-256 de lo adjunto.",
    ),
    DeVenta(
        codigo="enlaces",
        que="Desde dónde se abrió el enlace del cliente",
        modelo="solicitudes.EnlaceDeCliente",
        campos=("consentido_desde",),
        queda="Que consintió y cuándo.",
    ),
    DeVenta(
        codigo="llamadas",
        que="Número y nota de sus llamadas",
        modelo="cartera.Llamada",
        venta="de_venta__venta",
        campos=("telefono", "nota", "antes"),
        queda="Cuándo fue y cómo terminó.",
    ),
)
DE_QUIEN_ESCRIBE = (
    PorEdad(
        codigo="interlocutores",
        que="Cómo se llamaba quien escribió por WhatsApp",
        modelo="solicitudes.Interlocutor",
        campos=("nombre",),
        fecha="ultimo_en",
        dias=DIAS_DE_CONCLUIDAS,
        queda="De qué venta era y cuándo escribió.",
    ),
    PorEdad(
        codigo="identidades",
        que="Los números e identificadores de quien escribió por WhatsApp",
        modelo="solicitudes.Identidad",
        campos=("valor",),
        fecha="vista_en",
        dias=DIAS_DE_CONCLUIDAS,
        queda="Cuándo se la vio por última vez.",
    ),
)
for copia in (*DE_VENTA, *DE_QUIEN_ESCRIBE):
    declarar_copia(copia)

EN_DISPUTA = Retencion.objects.filter(levantada_en=None)


def _de_quien(interlocutor: str) -> Q:
    """Whoever wrote, or is tied, to a sale in dispute."""
    suya = Q(venta__mensajes__interlocutor=OuterRef(interlocutor))
    atado = Q(venta__interlocutores=OuterRef(interlocutor))
    return Q(Exists(EN_DISPUTA.filter(suya | atado)))


poner_a_salvo("interlocutores", _de_quien("pk"))
poner_a_salvo("identidades", _de_quien("interlocutor"))
for codigo in ("marcadas", "rellamadas"):
    poner_a_salvo(codigo, Q(contacto__in=EN_DISPUTA.values("venta__contacto")))
poner_a_salvo(
    "detalles_de_correos",
    Q(Exists(EN_DISPUTA.filter(venta__envios__correo=OuterRef("correo")))),
)
