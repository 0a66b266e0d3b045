"""The proof of a sale: log, papers, what the client sent and what went out, byte by byte."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import verificar
from documentos.almacen import almacen
from documentos.errores import ArchivoAlterado
from documentos.models import ArchivoRecibido, Arreglo, Documento, Dosier, Tanda
from documentos.papel.huella import huella
from documentos.servicios import abrir, ejemplar, leer_copia, leer_original
from documentos.servicios.dosier import leer_dosier
from documentos.servicios.lectura import anexo_aparte
from documentos.tipos import TipoDocumento
from solicitudes.expediente.cotejo import cotejar
from solicitudes.models import Venta
from solicitudes.papeles.datos.cierre import actas_de, correos_de, papeles_de


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


def verificar_expediente(venta_id: int, *, pdf: bytes | None = None) -> Expediente:
    """Check the log's chain, every stored byte, and both against the closing file.

    ``pdf`` is a file that somebody brings: it must be one that was served of this sale, a paper,
    its dossier or a batch that holds it, byte by byte.
    """
    venta = Venta.objects.select_related("carpeta").get(pk=venta_id)
    venta.ahora = venta.tomada_en
    documentos = _documentos(venta)
    piezas = [
        *map(_papel, documentos),
        *_archivos(venta),
        *_adjuntos(venta),
        *map(_dosier, venta.carpeta.dosieres.order_by("pk")),
    ]
    if pdf is not None:
        piezas.append(_traido(pdf, venta, documentos, piezas))
    return Expediente(
        venta=venta.pk,
        eventos=Evento.objects.filter(cadena=venta.cadena).count(),
        piezas=piezas,
        problemas=[
            *verificar(venta.cadena),
            *(f"{p.que}: {p.problema}" for p in piezas if p.problema),
            *cotejar(venta),
        ],
    )


def _documentos(venta: Venta) -> list[Documento]:
    """Every paper, the actas that listed the folder, and the closing file."""
    actas = [papel for fila in actas_de(venta) if (papel := fila.papel) is not None]
    cierres = Documento.objects.filter(carpeta=venta.carpeta, tipo=TipoDocumento.EXPEDIENTE)
    return [*papeles_de(venta), *actas, *cierres.order_by("numero")]


def _papel(documento: Documento) -> Pieza:
    problema = _instantanea(documento)
    if documento.listo:
        problema = _leido(lambda: abrir(documento)) or problema
    return Pieza(f"{documento}, versión {documento.version}", documento.sha256, problema)


def _instantanea(documento: Documento) -> str:
    """The frozen data give the huella that the paper has printed."""
    dice = huella(documento.datos, documento.plantilla_version)
    return "" if dice == documento.huella else "sus datos no son los que se emitieron."


def _archivos(venta: Venta) -> Iterator[Pieza]:
    for archivo in venta.carpeta.archivos.prefetch_related("arreglos").order_by("pk"):
        yield from _archivo(archivo)


def _archivo(archivo: ArchivoRecibido) -> list[Pieza]:
    que = f"{archivo.get_tipo_display()} recibido N.º {archivo.pk}"
    return [
        Pieza(f"{que}, original", archivo.sha256, _leido(lambda: leer_original(archivo))),
        Pieza(f"{que}, copia", archivo.sha256_copia, _leido(lambda: leer_copia(archivo))),
        *(
            _arreglo(que, arreglo)
            for arreglo in archivo.arreglos.all()
            if arreglo.copia != archivo.copia
        ),
    ]


def _arreglo(que: str, arreglo: Arreglo) -> Pieza:
    """A copy that was seen before: whole, or turned and cut otherwise."""

    def leer() -> bytes:
        return almacen().leer(arreglo.copia, sha256=arreglo.sha256_copia)

    return Pieza(f"{que}, copia {arreglo}", arreglo.sha256_copia, _leido(leer))


def _adjuntos(venta: Venta) -> Iterator[Pieza]:
    """What each e-mail of terms carried, as it was queued."""
    for correo in correos_de(venta):
        for adjunto in correo.adjuntos:
            yield _adjunto(correo.message_id, adjunto)


def _adjunto(message_id: str, adjunto: dict[str, str]) -> Pieza:
    def leer() -> bytes:
        return almacen().leer(adjunto["ruta"], sha256=adjunto["sha256"])

    return Pieza(f"adjunto del correo {message_id}", adjunto["sha256"], _leido(leer))


def _dosier(dosier: Dosier) -> Pieza:
    return Pieza(
        f"Carpeta impresa N.º {dosier.pk}", dosier.sha256, _leido(lambda: leer_dosier(dosier))
    )


def _traido(pdf: bytes, venta: Venta, documentos: list[Documento], piezas: list[Pieza]) -> Pieza:
    resumen = sha256(pdf).hexdigest()
    conocidos = {p.sha256: p.que for p in piezas if p.sha256}
    tandas = Tanda.objects.filter(sha256=resumen, partes__carpeta=venta.carpeta)
    conocidos |= {t.sha256: f"{t}, que trae esta carpeta" for t in tandas}
    if resumen not in conocidos:
        conocidos |= {_servido(d): str(d) for d in documentos if d.listo and anexo_aparte(d)}
    if resumen in conocidos:
        return Pieza(f"el archivo traído es {conocidos[resumen]}", resumen)
    return Pieza("el archivo traído", resumen, "no es ninguno de los que salieron de esta venta.")


def _servido(contrato: Documento) -> str:
    """SHA-256 of a contract of before, which is put together with its annex when it is served."""
    try:
        return sha256(ejemplar(contrato)).hexdigest()
    except ArchivoAlterado:
        return ""


def _leido(leer: Callable[[], bytes]) -> str:
    """What reading the file complains of; nothing when it is the one that was stored."""
    try:
        leer()
    except ArchivoAlterado as error:
        return str(error)
    return ""
