"""Steps 1–4 seen from the client: portfolio, client, place in the queue, call."""

from cartera.models.avance import AvanceDelDia
from cartera.models.cartera import Cartera
from cartera.models.central import LlamadaDeCentral, RegistroCDR
from cartera.models.cliente import Cliente, NoLlamar, TelefonoCliente
from cartera.models.contacto import ASIGNABLES, ContactoCartera, Desenlace, Papel, Situacion
from cartera.models.conteo import Conteo
from cartera.models.dicho import ImpedimentoDicho, VueltaPorArchivo
from cartera.models.extension import Extension
from cartera.models.horario import HorarioDeLlamada
from cartera.models.llamada import Llamada, Proposito
from cartera.models.marcada import Marcada
from cartera.models.rellamada import Rellamada
from cartera.models.resultado import DetalleLlamada, QueSigue, ResultadoLlamada
from cartera.models.union import UnionDeClientes
from cartera.models.zona import CapacidadZona

__all__ = [
    "ASIGNABLES",
    "AvanceDelDia",
    "CapacidadZona",
    "Cartera",
    "Cliente",
    "ContactoCartera",
    "Conteo",
    "Desenlace",
    "DetalleLlamada",
    "Extension",
    "HorarioDeLlamada",
    "ImpedimentoDicho",
    "Llamada",
    "LlamadaDeCentral",
    "Marcada",
    "NoLlamar",
    "Papel",
    "Proposito",
    "QueSigue",
    "RegistroCDR",
    "Rellamada",
    "ResultadoLlamada",
    "Situacion",
    "TelefonoCliente",
    "UnionDeClientes",
    "VueltaPorArchivo",
]
