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
from solicitudes.models.conversacion import (
    Adjunto,
    Identidad,
    Interlocutor,
    RespuestaPreparada,
    SucesoDeMensaje,
)
from solicitudes.models.custodia import Tenencia
from solicitudes.models.enlace import EnlaceDeCliente
from solicitudes.models.entrega import CarpetaEntregada, Entrega, Marca, Recepcion
from solicitudes.models.glosa import AprobacionGlosa, PlantillaGlosa
from solicitudes.models.instalacion import (
    DiferenciaDeInstalacion,
    Instalacion,
    Rectificacion,
    RetiroDeVisita,
    Visita,
)
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
from solicitudes.models.prorroga import ProrrogaDeCI
from solicitudes.models.remision import Ejemplar, Remision, RenglonRemitido
from solicitudes.models.retencion import Olvido, Retencion
from solicitudes.models.revision import (
    DiferenciaDeRevision,
    EnRevision,
    MarcaDeRevision,
    Observacion,
    Propuesta,
    Revision,
    SegundaRevision,
)
from solicitudes.models.smartflex import CampoSmartflex
from solicitudes.models.terminos import EnvioDeTerminos
from solicitudes.models.texto_de_terminos import TextoDeTerminos
from solicitudes.models.trato import LlamadaDeVenta, Mensaje, Nota, Razon, Reasignacion, Tarea
from solicitudes.models.venta import Venta
from solicitudes.reglas.constancia import Constancia

__all__ = [
    "Adjunto",
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
    "EnlaceDeCliente",
    "Entrega",
    "EnvioDeTerminos",
    "EstructuraProducto",
    "FichaLlamada",
    "Glosa",
    "Identidad",
    "Instalacion",
    "Interlocutor",
    "ListaDeControl",
    "LlamadaDeVenta",
    "Marca",
    "MarcaDeRevision",
    "Mensaje",
    "Motivo",
    "Nota",
    "Observacion",
    "Oferta",
    "Olvido",
    "Plan",
    "PlantillaGlosa",
    "Producto",
    "Propuesta",
    "ProrrogaDeCI",
    "RamaGuion",
    "Razon",
    "Reasignacion",
    "Recepcion",
    "Rectificacion",
    "Registro",
    "Remision",
    "RenglonRemitido",
    "RespuestaPreparada",
    "Retencion",
    "RetiroDeVisita",
    "Revision",
    "SegundaRevision",
    "Subcategoria",
    "SucesoDeMensaje",
    "Suplementario",
    "Tarea",
    "Tecnologia",
    "Tenencia",
    "TextoDeTerminos",
    "Venta",
    "Verificacion",
    "Visita",
]
