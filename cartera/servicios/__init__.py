"""What the sale and the screens may ask of the portfolio."""

from cartera.models import Desenlace
from cartera.servicios.archivos.uso import marcar_usados
from cartera.servicios.archivos.vueltas import Curado, volver_por_archivo
from cartera.servicios.cierre import (
    cerrar,
    cerrar_por_llamada,
    como_esta,
    pasar,
    reponer,
    retomar,
    soltar,
)
from cartera.servicios.cola import renovar_reserva, tomar_rellamada, tomar_siguiente
from cartera.servicios.espera import volver_a_la_cola
from cartera.servicios.extensiones import dar_extension, terminar_extension
from cartera.servicios.importar import importar_cartera
from cartera.servicios.llamadas import (
    anotar_en_la_llamada,
    anotar_que_llamo,
    deshacer_llamada,
    registrar_llamada,
)
from cartera.servicios.no_llamar import levantar_no_llamar
from cartera.servicios.practica import abrir_practica, cerrar_practica
from cartera.servicios.quien_llama import (
    lugares_de,
    por_que_no_se_lo_atiende,
    tomar_a_quien_llama,
)
from cartera.servicios.rellamadas import anular_rellamada, pasar_rellamada, reprogramar
from cartera.servicios.tomar_este import por_que_no, tomar_este
from cartera.servicios.unir import unir

__all__ = [
    "Curado",
    "Desenlace",
    "abrir_practica",
    "anotar_en_la_llamada",
    "anotar_que_llamo",
    "anular_rellamada",
    "cerrar",
    "cerrar_por_llamada",
    "cerrar_practica",
    "como_esta",
    "dar_extension",
    "deshacer_llamada",
    "importar_cartera",
    "levantar_no_llamar",
    "lugares_de",
    "marcar_usados",
    "pasar",
    "pasar_rellamada",
    "por_que_no",
    "por_que_no_se_lo_atiende",
    "registrar_llamada",
    "renovar_reserva",
    "reponer",
    "reprogramar",
    "retomar",
    "soltar",
    "terminar_extension",
    "tomar_a_quien_llama",
    "tomar_este",
    "tomar_rellamada",
    "tomar_siguiente",
    "unir",
    "volver_a_la_cola",
    "volver_por_archivo",
]
