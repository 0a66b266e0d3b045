"""The 17 definitions of I.f, spelling set right: for the contracts' annex and the screens."""

import re

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

DEFINICIONES: tuple[tuple[str, str], ...] = (
    ("CRM", "(Customer Relationship Management) Gestión de relacionamiento con el cliente."),
    ("DTH", "(Recepción directa por el telespectador) Televisión por satélite."),
    ("Dúo Pack", "Paquete comercial multimedia conformado por TV Cable e Internet."),
    ("Internet HSPA", "(High Speed Packet Access) Combinación de tecnologías posteriores a 3G."),
    (
        "Módem ADSL",
        "Equipo que modula y demodula una señal portadora mediante otra señal de entrada "
        "moduladora. Con ADSL se aprovecha el mismo cableado del teléfono analógico para la "
        "transmisión de datos de Internet a alta velocidad.",
    ),
    (
        "Módem VDSL",
        "Equipo que modula y demodula una señal portadora mediante otra señal de entrada "
        "moduladora. VDSL o VHDSL (Very high-bit-rate Digital Subscriber Line), línea de abonado "
        "digital de muy alta tasa de transferencia, es una tecnología de acceso a Internet de "
        "banda ancha de la familia xDSL, que transmite los impulsos sobre el cable de par "
        "trenzado de la línea telefónica convencional.",
    ),
    (
        "Multipack",
        "Paquete comercial multimedia conformado por TV Cable, Internet y Telefonía Básica.",
    ),
    (
        "ONT",
        "(Optical Network Terminal) Dispositivo que recibe la señal óptica de la red óptica "
        "pasiva PON y proporciona interfaces de conexión para el abonado. Al mismo tiempo, "
        "envía el tráfico de abonados a la OLT (Optical Line Terminal) para cerrar el enlace "
        "de comunicación con el centro.",
    ),
    (
        "Sistema Smartflex",
        "Sistema modular especializado en la gestión comercial y operativa. En una sola "
        "plataforma integra ventas, gestión de solicitudes, quejas y reclamos, mediación de "
        "consumos, facturación, recaudo, inventario geográfico y operaciones de campo sobre "
        "las redes de telecomunicaciones.",
    ),
    (
        "Servicios complementarios o suplementarios",
        "Elementos que las empresas han definido de acuerdo con las preferencias del consumidor "
        "y su capacidad de pago, con cargo; por ejemplo, identificador de llamadas, conferencia "
        "tripartita y PIN.",
    ),
    (
        "Telefonía Fija Adicional",
        "Servicio de voz entre terminales fijos por un medio definido, que COMTECO ofrece en "
        "forma adicional a la línea socio (gemela o trilliza).",
    ),
    (
        "Telefonía Fija Usuario",
        "Servicio de voz según modalidades: alquiler, social, institucional, ejecutiva.",
    ),
    (
        "Telefonía Inalámbrica HSPA+",
        "(High Speed Packet Access) Servicio de voz 4G transmitido por conmutación de paquetes.",
    ),
    ("Televisión DTH", "Servicio de televisión satelital."),
    ("Televisión por Cable", "Servicio de señales de audio y video por medio de cable."),
    (
        "TV Digital",
        "Conjunto de tecnologías de transmisión y recepción de imagen y sonido por señales "
        "digitales, que permite varias señales en un mismo canal asignado.",
    ),
    (
        "Usuario",
        "Persona natural o jurídica que utiliza los servicios de telecomunicaciones y "
        "tecnologías de información y comunicación como destinatario final. Para efectos de la "
        "Ley N.º 164, se considera a los socios de las cooperativas de telecomunicaciones como "
        "usuarias o usuarios.",
    ),
)

TERMINOS = {
    "ONT": "ONT",
    "DTH": "DTH",
    "HSPA": "Internet HSPA",
    "SMARTFLEX": "Sistema Smartflex",
    "DÚO PACK": "Dúo Pack",
    "DUO PACK": "Dúo Pack",
    "MULTIPACK": "Multipack",
}
"""Words of the steps → the definition that explains them."""

_PALABRA = re.compile(rf"\b({'|'.join(TERMINOS)})\b", re.IGNORECASE)


def explicar(texto: str) -> SafeString:
    """The text with each defined word under its definition, to be read without leaving."""
    significado = dict(DEFINICIONES)
    trozos = (
        (_palabra(trozo, significado) if i % 2 else conditional_escape(trozo),)
        for i, trozo in enumerate(_PALABRA.split(texto))
    )
    return format_html_join("", "{}", trozos)


def _palabra(palabra: str, significado: dict[str, str]) -> SafeString:
    titulo = significado[TERMINOS[palabra.upper()]]
    return format_html('<abbr class="definicion" title="{}">{}</abbr>', titulo, palabra)
