"""What the sale and the screens may ask of the portfolio."""

from cartera.models import Desenlace
from cartera.servicios.cierre import cerrar, cerrar_por_llamada, pasar, retomar, soltar
from cartera.servicios.cola import (
    renovar_reserva,
    reservar_para_otra,
    tomar_siguiente,
)
from cartera.servicios.importar import InformeImportacion, importar_cartera
from cartera.servicios.llamadas import deshacer_llamada, registrar_llamada
from cartera.servicios.pedido import (
    confirmar_importacion,
    desistir_importacion,
    linea_alcanzada,
    pedir_importacion,
)
from cartera.servicios.por_corregir import filas_por_corregir
from cartera.servicios.tomar_este import por_que_no, tomar_este

__all__ = [
    "Desenlace",
    "InformeImportacion",
    "cerrar",
    "cerrar_por_llamada",
    "confirmar_importacion",
    "deshacer_llamada",
    "desistir_importacion",
    "filas_por_corregir",
    "importar_cartera",
    "linea_alcanzada",
    "pasar",
    "pedir_importacion",
    "por_que_no",
    "registrar_llamada",
    "renovar_reserva",
    "reservar_para_otra",
    "retomar",
    "soltar",
    "tomar_este",
    "tomar_siguiente",
]
