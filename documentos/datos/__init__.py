"""What the papers say: frozen values, free of database and of sales.

Each paper of section III.1 of the procedure (Solicitud, Contrato, Comodato), the letter of
6.2, the terms of 11.2, the actas, the constancia of a reception and the closing file are one
dataclass composed of shared pieces.
"""

from documentos.datos.conversion import a_json, de_json
from documentos.datos.expediente import (
    ActaDelExpediente,
    ArchivoGuardado,
    CorreoEnviado,
    DatosExpediente,
    PapelEmitido,
    Suceso,
)
from documentos.datos.papeles import (
    DE_LA_VENTA,
    DatosActaEntrega,
    DatosActaInstalacion,
    DatosCarta,
    DatosComodato,
    DatosConstancia,
    DatosContrato,
    DatosPapel,
    DatosSolicitud,
    DatosTerminos,
)
from documentos.datos.piezas import (
    SIN_MAC,
    SIN_SERIE,
    Cambio,
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
    Importe,
    PapelEntregado,
    Persona,
    Rectificacion,
    Servicio,
    Solicitante,
    Tercero,
    Visita,
)

_TODAS: tuple[type[DatosPapel], ...] = (*DE_LA_VENTA, DatosExpediente)
CLASES = {clase.TIPO: clase for clase in _TODAS}
"""Which dataclass rebuilds the snapshot of each kind of paper."""

__all__ = [
    "CLASES",
    "SIN_MAC",
    "SIN_SERIE",
    "ActaDelExpediente",
    "ArchivoGuardado",
    "Cambio",
    "Capacidad",
    "CarpetaEntregada",
    "CarpetaVista",
    "Cobro",
    "Condiciones",
    "Contacto",
    "CorreoEnviado",
    "DatosActaEntrega",
    "DatosActaInstalacion",
    "DatosCarta",
    "DatosComodato",
    "DatosConstancia",
    "DatosContrato",
    "DatosExpediente",
    "DatosPapel",
    "DatosSolicitud",
    "DatosTerminos",
    "Direccion",
    "Emision",
    "Equipo",
    "Facturacion",
    "Importe",
    "PapelEmitido",
    "PapelEntregado",
    "Persona",
    "Rectificacion",
    "Servicio",
    "Solicitante",
    "Suceso",
    "Tercero",
    "Visita",
    "a_json",
    "de_json",
]
