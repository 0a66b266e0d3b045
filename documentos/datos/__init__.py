"""What the papers say: frozen values, free of database and of sales.

Each paper of section III.1 of the procedure (Solicitud, Contrato, Comodato), the letter of
6.2, the terms of 11.2 and both actas are one dataclass composed of shared pieces.
"""

from documentos.datos.conversion import a_json, de_json
from documentos.datos.papeles import (
    CLASES,
    DatosActaEntrega,
    DatosActaInstalacion,
    DatosCarta,
    DatosComodato,
    DatosContrato,
    DatosPapel,
    DatosSolicitud,
    DatosTerminos,
)
from documentos.datos.piezas import (
    Capacidad,
    CarpetaEntregada,
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
    Servicio,
    Solicitante,
    Tercero,
    Visita,
)

__all__ = [
    "CLASES",
    "Capacidad",
    "CarpetaEntregada",
    "Cobro",
    "Condiciones",
    "Contacto",
    "DatosActaEntrega",
    "DatosActaInstalacion",
    "DatosCarta",
    "DatosComodato",
    "DatosContrato",
    "DatosPapel",
    "DatosSolicitud",
    "DatosTerminos",
    "Direccion",
    "Emision",
    "Equipo",
    "Facturacion",
    "Importe",
    "PapelEntregado",
    "Persona",
    "Servicio",
    "Solicitante",
    "Tercero",
    "Visita",
    "a_json",
    "de_json",
]
