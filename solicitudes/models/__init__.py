"""The tables of a sale, one file per part of the procedure."""

from solicitudes.models.borrador import Borrador
from solicitudes.models.calles import CalleAprendida
from solicitudes.models.catalogo import (
    Campania,
    CicloFacturacion,
    Componente,
    CondicionComercial,
    EstructuraProducto,
    Motivo,
    Plan,
    Producto,
    RamaGuion,
    Subcategoria,
    Suplementario,
    Tecnologia,
)
from solicitudes.models.entrega import CarpetaEntregada, Entrega
from solicitudes.models.glosa import AprobacionGlosa, PlantillaGlosa
from solicitudes.models.instalacion import DiferenciaDeInstalacion, Instalacion, Visita
from solicitudes.models.listas import ListaDeControl
from solicitudes.models.pasos import (
    Detalle,
    Documentacion,
    FichaLlamada,
    Glosa,
    Oferta,
    Registro,
    Verificacion,
)
from solicitudes.models.remision import Ejemplar, Remision, RenglonRemitido
from solicitudes.models.revision import (
    DiferenciaDeRevision,
    EnRevision,
    Marca,
    Observacion,
    Propuesta,
    Revision,
    SegundaRevision,
)
from solicitudes.models.smartflex import CampoSmartflex
from solicitudes.models.trato import Mensaje, Nota, Razon, Reasignacion, Seguimiento, Tarea
from solicitudes.models.venta import Constancia, Venta

__all__ = [
    "AprobacionGlosa",
    "Borrador",
    "CalleAprendida",
    "Campania",
    "CampoSmartflex",
    "CarpetaEntregada",
    "CicloFacturacion",
    "Componente",
    "CondicionComercial",
    "Constancia",
    "Detalle",
    "DiferenciaDeInstalacion",
    "DiferenciaDeRevision",
    "Documentacion",
    "Ejemplar",
    "EnRevision",
    "Entrega",
    "EstructuraProducto",
    "FichaLlamada",
    "Glosa",
    "Instalacion",
    "ListaDeControl",
    "Marca",
    "Mensaje",
    "Motivo",
    "Nota",
    "Observacion",
    "Oferta",
    "Plan",
    "PlantillaGlosa",
    "Producto",
    "Propuesta",
    "RamaGuion",
    "Razon",
    "Reasignacion",
    "Registro",
    "Remision",
    "RenglonRemitido",
    "Revision",
    "Seguimiento",
    "SegundaRevision",
    "Subcategoria",
    "Suplementario",
    "Tarea",
    "Tecnologia",
    "Venta",
    "Verificacion",
    "Visita",
]
