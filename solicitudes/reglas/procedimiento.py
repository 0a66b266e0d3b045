"""The table of contents of the procedure: its eleven steps, in its own words.

Each row says what is achieved (``transicion``) and what the step waits for; which form
and which use case take it is said in ``pasos/tabla.py``.
"""

from dataclasses import dataclass

from solicitudes.reglas import guardas
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import escalera
from solicitudes.reglas.venta import Venta


@dataclass(frozen=True)
class Paso:
    """One step: number, short name for the rail, the procedure's own sentences."""

    numero: int
    nombre: str
    titulo: str
    texto: tuple[tuple[str, str], ...]
    transicion: str = ""
    ayuda: str = ""
    espera: tuple[guardas.Guarda, ...] = ()
    """What comes from outside the form: a call, the client's photos, the papers."""


PASOS = (
    Paso(
        1,
        "Cartera",
        "Recibe cartera de clientes de COMTECO a ser contactados",
        (
            (
                "1.1",
                "Cartera de cliente que cuentan solo con servicio de Telefonía Fija sujetos a ser "
                "contactados para ofertar servicios de COMTECO",
            ),
            (
                "1.2",
                "Revisa cartera uno tras otro, asegurándose de que el cliente a ser contactado "
                "tendrá los servicios requeridos",
            ),
        ),
    ),
    Paso(
        2,
        "Requisitos",
        "Verifica requisitos para venta de servicios",
        (
            ("2.1", "Verifica en sistema smartflex requisitos para venta de servicio."),
            ("✓", "No tener impedimentos."),
        ),
        "verificar_requisitos",
        ayuda="Busque al cliente en Smartflex por su código. Limpio: una tecla. Con impedimento: "
        "el dígito de su motivo y Enter, y sigue el cliente siguiente.",
    ),
    Paso(
        3,
        "Capacidad",
        "Revisa existencia de capacidad técnica servicios",
        (
            ("3.1", "Ingresa a Sistema Contac Center."),
            (
                "3.2",
                "Revisa capacidad técnica para los servicios requeridos según tecnología (cobre o "
                "fibra óptica).",
            ),
        ),
        "confirmar_capacidad",
        ayuda="Mire la línea en Contact Center y marque las tecnologías que tienen capacidad.",
    ),
    Paso(
        4,
        "Llamada",
        "Llama a cliente para ofertar servicios de COMTECO",
        (
            ("4.1", "Se comunica con cliente (llamada efectiva sistema Elastix)"),
            (
                "4.2",
                "Aborda al cliente según protocolo para ofrecer servicios del portafolio de "
                "productos y campañas vigentes que oferta COMTECO",
            ),
        ),
        "registrar_aceptacion",
        ayuda="Primero el resultado de la llamada, con su dígito; si acepta, la oferta.",
        espera=(guardas.nombre_digitable, guardas.llamada_efectiva_de_esta_toma),
    ),
    Paso(
        5,
        "Explicación",
        "Explica a cliente procedimiento del servicio solicitado",
        (("5.1", "Información de los pasos a seguir"),),
        "explicar",
        ayuda="Todavía en la línea: marque lo que va diciendo y anote lo que solo el cliente sabe.",
    ),
    Paso(
        6,
        "C.I. y carta",
        "Solicita a cliente fotocopia de su C.I. vía Whats app.",
        (
            (
                "6.1",
                "Solicita C.I. del cliente y una nota escrita, a fin de formalizar la solicitud.",
            ),
            (
                "6.3",
                "Revisa que la información requerida no tenga observaciones (C.I. vigente, firma, "
                "etc.).",
            ),
            ("6.4", "Imprime la documentación enviada por el cliente."),
        ),
        "validar_documentacion",
        ayuda="Puede seguir con otro cliente mientras este responde: la venta espera en su lista.",
        espera=(guardas.recibidos_completos,),
    ),
    Paso(
        7,
        "Smartflex",
        "Ingresar a Sistema Smartflex a nivel de cliente “Gestión de Productos”",
        (
            ("7.1", "Digita solicitud tipo Socio/Usuario"),
            ("7.2", "Registra dirección de cobro y ciclo de facturación recurrente."),
        ),
        "registrar",
    ),
    Paso(
        8,
        "Detalle",
        "Ingresar datos de categoría y subcategoría",
        (
            (
                "8.1",
                "Digita datos de dirección de instalación cumpliendo protocolo de registro, ver "
                "Anexo 1",
            ),
            (
                "8.2",
                "Elige plan comercial y ticta componentes requeridos según estructura del "
                "producto, en este caso, acceso (cobre o fibra) y equipo (modem, ONT, "
                "decodificador, etc.).",
            ),
        ),
        "detallar",
    ),
    Paso(
        9,
        "Glosa",
        "Digita datos en observaciones",
        (
            (
                "9.1",
                "Digita tecnología a utilizar (cobre o fibra óptica), ubicación, características "
                "del domicilio y teléfonos del cliente, según glosa pre establecida ver Anexo 2, "
                "continuando con Procedimiento Gestión de Red.",
            ),
        ),
        "glosar",
    ),
    Paso(
        10,
        "Impresión",
        "Imprime Solicitud de Servicios, Llena Contrato de Servicios y de Comodato.",
        (
            (
                "10.1",
                "Adjunta fotocopia del C.I. y carta del Cliente (enviados por Whatsapp) a la "
                "documentación impresa para su archivo (posteriormente debe entregar a Responsable "
                "Canales Virtuales en un plazo de 24 horas).",
            ),
        ),
        "imprimir",
        espera=(guardas.papeles_listos, guardas.carta_coincide),
    ),
    Paso(
        11,
        "Entrega",
        "Entrega documentación a Responsable Canales Virtuales COMTECO",
        (
            (
                "11.1",
                "Revisa que la documentación de cada cliente esté en orden y sin observaciones,",
            ),
            (
                "11.2",
                "Después de haber ejecutado la instalación, remite a cliente vía correo "
                "electrónico términos y condiciones del servicio como constancia de aceptación por "
                "parte del cliente, con lo que concluye el procedimiento.",
            ),
        ),
    ),
)


def paso(numero: int) -> Paso:
    return PASOS[numero - 1]


def paso_actual(venta: Venta) -> Paso:
    """What comes next for this sale; 11 once the folder is printed."""
    return paso_tras(venta.estado)


def paso_tras(estado: str) -> Paso:
    """The same, of any sale that is in that state."""
    siguiente = escalera().get(estado)
    if siguiente is not None:
        return paso(int(siguiente.custom["paso"]))
    return paso(1 if estado == Estado.DESCARTADA else 11)


def boton_de(venta: Venta) -> str:
    """The verb of the next transition, as the machine declares it."""
    siguiente = escalera().get(venta.estado)
    return str(siguiente.custom["boton"]) if siguiente else ""
