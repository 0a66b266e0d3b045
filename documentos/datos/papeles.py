"""One dataclass per paper; a paper is complete without a database and without a sale."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from bluecom.bolivia.dinero import centavos
from documentos.datos.piezas import (
    Capacidad,
    CarpetaEntregada,
    CarpetaVista,
    Cobro,
    Condiciones,
    Contacto,
    Direccion,
    Emision,
    Equipo,
    Facturacion,
    Rectificacion,
    Servicio,
    Solicitante,
    Visita,
)


@dataclass(frozen=True, kw_only=True)
class DatosPapel:
    """What every paper has."""

    TIPO: ClassVar[str] = ""
    emision: Emision

    @property
    def titulo(self) -> str:
        """Its own, where what it says gives it another; else that of its kind."""
        return ""


@dataclass(frozen=True, kw_only=True)
class DatosCarta(DatosPapel):
    """Step 6.2: the model of the client's letter."""

    TIPO: ClassVar[str] = "CARTA_MODELO"
    solicitante: Solicitante
    contacto: Contacto
    servicio: Servicio
    instalacion: Direccion
    condiciones: Condiciones


@dataclass(frozen=True, kw_only=True)
class DatosSolicitud(DatosPapel):
    """Step 10: Solicitud de Servicios, the whole request on paper."""

    TIPO: ClassVar[str] = "SOLICITUD"
    solicitante: Solicitante
    contacto: Contacto
    cobro: Cobro
    instalacion: Direccion
    servicio: Servicio
    facturacion: Facturacion
    condiciones: Condiciones
    capacidad: Capacidad
    glosa: str
    fecha_carta: date
    adjuntos: tuple[str, ...] = (
        "Fotocopia de la cédula de identidad, anverso y reverso",
        "Carta de solicitud firmada por el solicitante",
    )


@dataclass(frozen=True, kw_only=True)
class DatosContrato(DatosPapel):
    """Step 10: particular conditions of the Contrato de Suministro del Servicio."""

    TIPO: ClassVar[str] = "CONTRATO"
    solicitante: Solicitante
    contacto: Contacto
    instalacion: Direccion
    servicio: Servicio
    facturacion: Facturacion
    condiciones: Condiciones
    fecha_carta: date
    linea_firma_cliente: bool = False


@dataclass(frozen=True, kw_only=True)
class DatosComodato(DatosPapel):
    """Step 10: loan of the equipment; refused without equipment."""

    TIPO: ClassVar[str] = "COMODATO"
    solicitante: Solicitante
    contacto: Contacto
    instalacion: Direccion
    servicio: Servicio
    condiciones: Condiciones
    fecha_carta: date
    linea_firma_cliente: bool = False

    def __post_init__(self) -> None:
        """No equipment, no comodato."""
        if not self.servicio.equipos:
            raise ValueError("El servicio no lleva equipos: no corresponde un comodato.")

    @property
    def valor_total(self) -> Decimal:
        """Replacement value of all the equipment."""
        return centavos(sum((_valor(e) for e in self.servicio.equipos), Decimal(0)))


@dataclass(frozen=True, kw_only=True)
class DatosTerminos(DatosPapel):
    """Step 11.2: terms and conditions sent once the service is installed."""

    TIPO: ClassVar[str] = "TERMINOS"
    solicitante: Solicitante
    contacto: Contacto
    instalacion: Direccion
    servicio: Servicio
    facturacion: Facturacion
    condiciones: Condiciones
    activacion: date
    fecha_carta: date
    rectificaciones: tuple[Rectificacion, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DatosActaEntrega(DatosPapel):
    """Step 11: the numbered list of folders that change hands."""

    TIPO: ClassVar[str] = "ACTA_ENTREGA"
    entrega: str
    recibe: str
    carpetas: tuple[CarpetaEntregada, ...]


@dataclass(frozen=True, kw_only=True)
class DatosConstancia(DatosPapel):
    """Step 11: what came of an acta, signed by who gives and who receives.

    ``acta`` is its printed number, empty for folders that came without any; ``quedan`` are the
    folders of the acta that were neither seen nor missed.
    """

    TIPO: ClassVar[str] = "CONSTANCIA"
    acta: str
    entrega: str
    recibe: str
    recibida_en: datetime
    recibidas: tuple[CarpetaVista, ...] = ()
    extra: tuple[CarpetaVista, ...] = ()
    faltan: tuple[CarpetaVista, ...] = ()
    quedan: int = 0

    @property
    def llegaron(self) -> tuple[CarpetaVista, ...]:
        """Those that changed hands, listed or not."""
        return (*self.recibidas, *self.extra)


@dataclass(frozen=True, kw_only=True)
class DatosActaInstalacion(DatosPapel):
    """Step 11.2: the installed equipment, which completes the comodato; or that it works."""

    TIPO: ClassVar[str] = "ACTA_INSTALACION"
    solicitante: Solicitante
    contacto: Contacto
    instalacion: Direccion
    servicio: Servicio
    fecha_instalacion: date
    registrada_por: str
    numero_comodato: str = ""
    numero_contrato: str = ""
    tecnico: str = ""
    visitas: tuple[Visita, ...] = ()
    observaciones: str = ""
    linea_firma_cliente: bool = False
    rectificaciones: tuple[Rectificacion, ...] = ()

    @property
    def titulo(self) -> str:
        """Without equipment there is none to hand over: it only says that the service works."""
        return "" if self.servicio.equipos else "Constancia de Instalación del Servicio"


def _valor(equipo: Equipo) -> Decimal:
    return (equipo.valor_reposicion or Decimal(0)) * equipo.cantidad


DE_LA_VENTA: tuple[type[DatosPapel], ...] = (
    DatosCarta,
    DatosSolicitud,
    DatosContrato,
    DatosComodato,
    DatosTerminos,
    DatosActaEntrega,
    DatosConstancia,
    DatosActaInstalacion,
)
"""The papers that people read and sign."""
