"""Files of Gestión de Red, and what is done with them."""

import io
from datetime import timedelta

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.planillas.de_una_vez import importar
from bluecom.planillas.models import Corrida
from solicitudes.canales.instalacion.planilla import TIPO
from solicitudes.models import DiferenciaDeInstalacion, Venta
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
    informe = importar(
        io.BytesIO(contenido),
        tipo=TIPO,
        nombre="Visitas",
        nombre_del_archivo="red.csv",
        acto=Acto(usuario, DESPUES),
        simular=simular,
        de_prueba=usuario.de_prueba,
    )
    return informe.corrida


def diferencia_de(venta: Venta) -> DiferenciaDeInstalacion:
    """One that waits, without the file that it came from being walked."""
    corrida = Corrida.objects.create(
        tipo=TIPO, archivo="red.csv", pedida_por=venta.asesor, pedida_en=AHORA
    )
    una: DiferenciaDeInstalacion = DiferenciaDeInstalacion.objects.create(
        venta=venta,
        corrida=corrida,
        linea=2,
        registrado={"Series": "A1"},
        dicho={"Series": "B2"},
        parte={},
        abierta_en=AHORA,
    )
    return una


def clases(corrida: Corrida) -> list[str]:
    return list(corrida.renglones.order_by("linea").values_list("clase", flat=True))


def motivos(corrida: Corrida) -> list[str]:
    return list(corrida.renglones.order_by("linea").values_list("motivo", flat=True))
