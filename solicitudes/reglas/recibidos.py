"""Step 6: which files a sale asks for, and what is against those that came; pure questions."""

from collections.abc import Iterable

from documentos.models import ArchivoRecibido
from documentos.models.carpeta import que_falta, requeridos, tipos_que_faltan
from documentos.tipos import ADMITEN_PDF, TipoArchivo
from solicitudes.reglas.venta import Venta

DE_TERCERO = (TipoArchivo.FIRMANTE_ANVERSO, TipoArchivo.FIRMANTE_REVERSO, TipoArchivo.PODER)
"""Who signs for the holder sends a C.I. of his own, and what gives him the power to."""
DE_EMPRESA = (TipoArchivo.PODER,)
"""The C.I. of the step is the representative's already."""
_CON_EL_ANVERSO = (TipoArchivo.CI_DIGITAL, TipoArchivo.CI_DIGITAL_2)
_CON_LA_CARTA = DE_TERCERO
PDF = "application/pdf"


def del_firmante(venta: Venta) -> tuple[TipoArchivo, ...]:
    """What is asked besides when somebody signs for the holder."""
    if venta.cliente.es_empresa:
        return DE_EMPRESA
    oferta = venta.oferta_actual
    return () if oferta is None or oferta.es_titular else DE_TERCERO


def tipos_de(venta: Venta) -> list[str]:
    """The places of its files, in their order."""
    return [*requeridos(), *del_firmante(venta)]


def faltan_entre(venta: Venta, hay: Iterable[str]) -> list[str]:
    """Names of what is still to come, when these kinds of file are there."""
    return que_falta(hay, ademas=del_firmante(venta))


def archivos_que_faltan(venta: Venta) -> list[str]:
    """The same of its folder."""
    return faltan_entre(venta, [archivo.tipo for archivo in _vigentes(venta)])


def lugar_vacio(venta: Venta, mime: str) -> str:
    """Where the next file goes by itself; the tray when no place that admits it is empty."""
    hay = [archivo.tipo for archivo in _vigentes(venta)]
    for tipo in tipos_que_faltan(hay, ademas=del_firmante(venta)):
        if mime != PDF or tipo in ADMITEN_PDF:
            return tipo
    return TipoArchivo.SIN_ORDENAR


def como_se_mira(tipo: str) -> str:
    """By which of the three files of 6.2 the items of 6.3 look at such a file."""
    if tipo in _CON_EL_ANVERSO:
        return TipoArchivo.CI_ANVERSO
    return TipoArchivo.CARTA if tipo in _CON_LA_CARTA else tipo


def fotos_en_contra(venta: Venta) -> list[str]:
    """What the coach has against each file that nobody accepted."""
    return [razon for archivo in _vigentes(venta) if (razon := archivo.por_aceptar)]


def _vigentes(venta: Venta) -> list[ArchivoRecibido]:
    return [archivo for archivo in venta.carpeta.archivos.all() if archivo.sustituido_en is None]
