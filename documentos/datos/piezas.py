"""The pieces that the papers share, in the words of the procedure (steps 4 to 9)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from bluecom.bolivia.texto import nombre_propio
from documentos.datos.conversion import SI_HAY


@dataclass(frozen=True, kw_only=True)
class Emision:
    """Where and when the paper is made, and by whom; the Smartflex number when known."""

    fecha: date
    asesor: str
    lugar: str = "Cochabamba"
    punto_venta: str = "BLUECOM"


@dataclass(frozen=True, kw_only=True)
class Persona:
    """A natural person with the C.I. as read on the card (6.3), e.g. "1234567-1A CB"."""

    nombre: str
    ci: str
    ci_vence: date | None = None
    ci_indefinida: bool = False
    ci_prorroga: str = field(default="", metadata=SI_HAY)
    """By which norm an expired card is valid, in words."""


@dataclass(frozen=True, kw_only=True)
class Tercero:
    """Who asks for the service in the titular's name, and by what authority."""

    persona: Persona
    relacion: str
    autorizacion: str = ""

    @property
    def vinculo(self) -> str:
        """«hija del titular», «persona autorizada por el titular»."""
        de = "por el" if self.relacion.lower().startswith("persona autorizada") else "del"
        return f"{self.relacion[:1].lower()}{self.relacion[1:]} {de} titular"


@dataclass(frozen=True, kw_only=True)
class Solicitante:
    """The client of step 7.1; ``titular`` is the representative when it is a company."""

    nombre: str
    titular: Persona
    empresa: bool = False
    nit: str = ""
    vinculacion: str = "Usuario"
    modalidad: str = ""
    tercero: Tercero | None = None

    @property
    def firmante(self) -> Persona:
        """Who signed the letter (6.2): the third party when there is one."""
        return self.tercero.persona if self.tercero else self.titular

    @property
    def calidad(self) -> str:
        """On whose behalf that person signs; nothing for the titular."""
        if self.empresa:
            return f"representante legal de {self.nombre}"
        return f"{self.tercero.vinculo} {nombre_propio(self.nombre)}" if self.tercero else ""


@dataclass(frozen=True, kw_only=True)
class Contacto:
    """Telephones in national notation and the e-mail, empty when there is none."""

    linea: str
    referencias: tuple[str, ...] = ()
    celular: str = ""
    correo: str = ""


@dataclass(frozen=True, kw_only=True)
class Direccion:
    """Installation address by Annex 1: the line and its observations, kept apart."""

    linea: str
    observaciones: str = ""
    rural: bool = False


@dataclass(frozen=True, kw_only=True)
class Cobro:
    """Collection address and recurring billing cycle (7.2)."""

    direccion: str
    ciclo: str


SIN_SERIE, SIN_MAC = "No tiene serie", "MAC no anotada"
"""Of an installed piece of equipment without one: of a serial somebody said that there is none; of
a MAC, left blank, nobody said anything.
"""


@dataclass(frozen=True, kw_only=True)
class Equipo:
    """One line of the comodato; serial and MAC stay blank until the installation."""

    tipo: str
    cantidad: int = 1
    marca: str = ""
    modelo: str = ""
    serie: str = ""
    mac: str = ""
    accesorios: str = ""
    estado: str = "Nuevo"
    valor_reposicion: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Servicio:
    """Product, plan and components ticked (8.2)."""

    producto: str
    plan: str
    tecnologia: str
    acceso: str
    categoria: str = ""
    subcategoria: str = ""
    equipos: tuple[Equipo, ...] = ()
    puntos: int = 1
    suplementarios: tuple[str, ...] = ()
    linea_actual: str = ""


@dataclass(frozen=True, kw_only=True)
class Facturacion:
    """Own bill, or the telephone number that the service is billed to."""

    telefono: str = ""

    @property
    def texto(self) -> str:
        """The billing modality as the papers say it."""
        if self.telefono:
            return f"Facturado al teléfono N.º {self.telefono}"
        return "Factura independiente"


@dataclass(frozen=True, kw_only=True)
class Importe:
    """A further tariff of the snapshot, e.g. "Punto adicional"."""

    concepto: str
    monto: Decimal
    unidad: str = ""


@dataclass(frozen=True, kw_only=True)
class Condiciones:
    """The sale's snapshot of prices and permanence, taken at step 4."""

    tarifa: Decimal
    costo_instalacion: Decimal
    permanencia_meses: int
    cargo_baja: Decimal
    promocion: str = ""
    aviso_retiro_dias: int = 30
    otros: tuple[Importe, ...] = ()
    demo: bool = False


@dataclass(frozen=True, kw_only=True)
class Capacidad:
    """The answer of Contact Center at step 3.2."""

    fecha: date
    resultado: str
    tecnologia: str
    valida_hasta: date | None = None


@dataclass(frozen=True, kw_only=True)
class Visita:
    """One visit of the Centro de Operaciones, done or not."""

    fecha: date
    resultado: str
    detalle: str = ""


@dataclass(frozen=True)
class Cambio:
    """One thing that a paper says otherwise than the one before."""

    que: str
    antes: str
    ahora: str


@dataclass(frozen=True, kw_only=True)
class Rectificacion:
    """What was put right of an installation: who, when, why, and what changed."""

    fecha: date
    quien: str
    motivo: str
    cambios: tuple[Cambio, ...]


@dataclass(frozen=True, kw_only=True)
class PapelEntregado:
    """One paper of a folder, with the SHA-256 of its file."""

    nombre: str
    numero: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class CarpetaEntregada:
    """One numbered line of the acta de entrega (11)."""

    numero_smartflex: str
    cliente: str
    ci: str
    servicio: str
    impresa_en: datetime | None = None
    vence_en: datetime | None = None
    papeles: tuple[PapelEntregado, ...] = ()
    adjuntos: str = "C.I. anverso y reverso, carta"


@dataclass(frozen=True, kw_only=True)
class CarpetaVista:
    """One line of a constancia (11): a folder that came or did not, and what is to be said of it.

    ``orden`` is its number in the acta; ``nota`` why it is extra, or how late it came.
    """

    orden: int
    carpeta: CarpetaEntregada
    asesor: str = ""
    nota: str = ""
