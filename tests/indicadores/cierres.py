"""A month that ended, and its signature."""

from datetime import datetime

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from indicadores.cierre.servicio import cerrar, pedir_reapertura, reabrir
from indicadores.models import Cierre
from tests.factories_cuentas import UsuarioFactory

MES = "2026-11"
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
TERMINADO = datetime(2026, 12, 2, 9, 0, tzinfo=LA_PAZ)
SIN_ARCHIVOS = {
    "cdr": "La central se cambió y no guarda nada de noviembre.",
    "reporte": "COMTECO no entrega el reporte de este mes.",
}


def de(rol: Rol, ahora: datetime = TERMINADO) -> Acto:
    return Acto(UsuarioFactory(rol=rol), ahora)


def cerrado(mes: str = MES, **con: object) -> Cierre:
    """Signed by a Jefe de Ventas, without the files that nobody brought."""
    datos = {"dispensas": SIN_ARCHIVOS, **con}
    if "acto" not in datos:
        datos["acto"] = de(Rol.JEFE_VENTAS)
    return cerrar(mes, **datos)


def reabierto(cierre: Cierre) -> Cierre:
    """Asked by one jefe and confirmed by the other."""
    pedir_reapertura(cierre.pk, razon="Llegó el CDR que faltaba.", acto=de(Rol.JEFE_VENTAS))
    return reabrir(cierre.pk, acto=de(Rol.JEFE_SERVICIO))
