"""The proof file of a sale: its log, its papers and what the client sent, byte by byte."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import verificar
from documentos.errores import ArchivoAlterado
from documentos.models import ArchivoRecibido, Documento
from documentos.servicios import abrir, leer_copia, leer_original
from solicitudes.models import Venta


@dataclass(frozen=True)
class Pieza:
    """One stored file, its SHA-256 and what is wrong with it, if anything."""

    que: str
    sha256: str
    problema: str = ""


@dataclass(frozen=True)
class Expediente:
    """What was checked and what does not agree."""

    venta: int
    eventos: int
    piezas: list[Pieza]
    problemas: list[str]

    @property
    def integro(self) -> bool:
        """Whether every event and every byte is the one that was written."""
        return not self.problemas

    def como_dict(self) -> dict[str, Any]:
        """For ``--json``."""
        return asdict(self) | {"integro": self.integro}


def verificar_expediente(venta_id: int) -> Expediente:
    """Check the log's chain, each paper issued and each file received, old versions included."""
    venta = Venta.objects.select_related("carpeta").get(pk=venta_id)
    piezas = [*_papeles(venta), *_archivos(venta)]
    rotos = verificar(venta.cadena)
    return Expediente(
        venta=venta.pk,
        eventos=Evento.objects.filter(cadena=venta.cadena).count(),
        piezas=piezas,
        problemas=[*rotos, *(f"{p.que}: {p.problema}" for p in piezas if p.problema)],
    )


def _papeles(venta: Venta) -> list[Pieza]:
    documentos = list(Documento.objects.filter(carpeta=venta.carpeta).order_by("numero"))
    anexos = {d.datos["anexo"]["id"] for d in documentos if d.datos.get("anexo")}
    documentos += list(Documento.objects.filter(pk__in=anexos).order_by("numero"))
    return [_papel(d) for d in documentos]


def _papel(documento: Documento) -> Pieza:
    que = f"{documento}, versión {documento.version}"
    if not documento.listo:
        return Pieza(que, "")
    return Pieza(que, documento.sha256, _leido(lambda: abrir(documento)))


def _archivos(venta: Venta) -> list[Pieza]:
    return [p for a in venta.carpeta.archivos.order_by("pk") for p in _archivo(a)]


def _archivo(archivo: ArchivoRecibido) -> list[Pieza]:
    que = f"{archivo.get_tipo_display()} recibido N.º {archivo.pk}"
    return [
        Pieza(f"{que}, original", archivo.sha256, _leido(lambda: leer_original(archivo))),
        Pieza(f"{que}, copia", archivo.sha256_copia, _leido(lambda: leer_copia(archivo))),
    ]


def _leido(leer: Callable[[], bytes]) -> str:
    """What reading the file complains of; nothing when it is the one that was stored."""
    try:
        leer()
    except ArchivoAlterado as error:
        return str(error)
    return ""
