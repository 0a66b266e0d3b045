"""Files of Gestión de Red, and what is done with them."""

import io
from datetime import timedelta

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.planillas.de_una_vez import hacer_de_una_vez
from bluecom.planillas.models import Corrida
from solicitudes.canales.instalacion.planilla import TIPO
from solicitudes.models import Venta
from tests.solicitudes.factories import AHORA

DESPUES = AHORA + timedelta(hours=1)
TITULOS = (
    "N° SOLICITUD", "CONTRATO", "C.I.", "PRODUCTO", "FECHA", "RESULTADO", "MOTIVO",
    "NUEVA FECHA", "TÉCNICO", "SERIE", "MAC",
)  # fmt: skip


def fila(venta: Venta | None = None, **dicho: str) -> dict[str, str]:
    """Installed today with the one piece of equipment of these tests, unless told."""
    base = {
        "N° SOLICITUD": (venta.numero_smartflex or "") if venta else "",
        "FECHA": "23/11/2026",
        "RESULTADO": "INSTALADA",
        "TÉCNICO": "Luis Vargas",
        "SERIE": f"RED{venta.pk}" if venta else "RED0",
        "MAC": "00-1a-2b-3c-4d-5e",
    }
    return base | {clave.replace("_", " "): valor for clave, valor in dicho.items()}


def fallida(venta: Venta | None = None, **dicho: str) -> dict[str, str]:
    return fila(
        venta, **{"RESULTADO": "NO INSTALADA", "MOTIVO": "AUSENTE", "SERIE": "", "MAC": ""} | dicho
    )


def archivo(*filas: dict[str, str]) -> bytes:
    renglones = [";".join(TITULOS), *(";".join(f.get(t, "") for t in TITULOS) for f in filas)]
    return "\r\n".join(renglones).encode("cp1252")


def traer(contenido: bytes, usuario: Usuario, *, simular: bool = False) -> Corrida:
    return hacer_de_una_vez(
        io.BytesIO(contenido),
        tipo=TIPO,
        nombre="Visitas",
        nombre_del_archivo="red.csv",
        acto=Acto(usuario, DESPUES),
        simular=simular,
    )


def clases(corrida: Corrida) -> list[str]:
    return list(corrida.renglones.order_by("linea").values_list("clase", flat=True))


def motivos(corrida: Corrida) -> list[str]:
    return list(corrida.renglones.order_by("linea").values_list("motivo", flat=True))
