"""Reports of Smartflex, and what is done with them."""

import io
from datetime import date, datetime

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.planillas.de_una_vez import importar
from bluecom.planillas.models import Corrida
from indicadores.models import ReporteSmartflex
from indicadores.smartflex import TIPO
from solicitudes.models import Venta
from tests.solicitudes.canales.instalacion.archivos import DESPUES

TITULOS = ("N° SOLICITUD", "CÓDIGO CLIENTE", "C.I.", "PRODUCTO", "ESTADO", "FECHA")


def fila(venta: Venta | None = None, **dicho: str) -> dict[str, str]:
    """What Smartflex would say of this sale."""
    base = {"N° SOLICITUD": "800001", "FECHA": "23/11/2026", "ESTADO": "REGISTRADA"}
    if venta is not None:
        base |= {
            "N° SOLICITUD": venta.numero_smartflex or "",
            "CÓDIGO CLIENTE": venta.contacto.cliente.codigo or "",
            "C.I.": str(venta.ci),
            "PRODUCTO": "INTERNET FTTH GPON",
        }
    return base | dicho


def reporte(*filas: dict[str, str], titulos: tuple[str, ...] = TITULOS) -> bytes:
    renglones = [";".join(titulos), *(";".join(f.get(t, "") for t in titulos) for f in filas)]
    return "\r\n".join(renglones).encode("cp1252")


def traer(
    contenido: bytes, usuario: Usuario, *, simular: bool = False, ahora: datetime = DESPUES
) -> Corrida:
    informe = importar(
        io.BytesIO(contenido),
        tipo=TIPO,
        nombre="Reporte",
        nombre_del_archivo="smartflex.csv",
        acto=Acto(usuario, ahora),
        simular=simular,
        de_prueba=usuario.de_prueba,
    )
    return informe.corrida


def reporte_con(*solicitudes: tuple[str, date], usuario: Usuario) -> ReporteSmartflex:
    """A report with these numbers and days, without a file that is walked."""
    corrida = Corrida.objects.create(
        tipo=TIPO, archivo="smartflex.csv", pedida_por=usuario, pedida_en=DESPUES
    )
    uno: ReporteSmartflex = ReporteSmartflex.objects.create(
        corrida=corrida,
        desde=min(fecha for _, fecha in solicitudes),
        hasta=max(fecha for _, fecha in solicitudes),
        cargado_en=DESPUES,
    )
    for linea, (numero, fecha) in enumerate(solicitudes, start=2):
        uno.solicitudes.create(linea=linea, numero=numero, fecha=fecha)
    return uno
