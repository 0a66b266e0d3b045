"""The proof of a sale: log, papers, what the client sent and what went out, byte by byte."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import verificar
from bluecom.pendientes.models import CorreoSaliente
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
from solicitudes.retencion.borrado import Borrado, borrado_de


@dataclass(frozen=True)
class Pieza:
    """One stored file, its SHA-256 and what is wrong with it, if anything."""

    que: str
    sha256: str
    problema: str = ""
    borrado: str = ""
    """That the policy erased it, and when: it is not altered, it is gone as it had to."""


@dataclass(frozen=True)
class Expediente:
    """What was checked and what does not agree."""

    venta: int
    eventos: int
    piezas: list[Pieza]
    problemas: list[str]

    @property
    def borradas(self) -> list[Pieza]:
        """What the policy erased, by name; its hash is still here."""
        return [pieza for pieza in self.piezas if pieza.borrado]

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
    documentos, borrado = _documentos(venta), borrado_de(venta)
    piezas = [
        *(_papel(documento, borrado) for documento in documentos),
        *_archivos(venta, borrado),
        *_adjuntos(venta, borrado),
        *(_dosier(dosier, borrado) for dosier in venta.carpeta.dosieres.order_by("pk")),
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


def _papel(documento: Documento, borrado: Borrado) -> Pieza:
    if dicho := borrado.frase("papeles", documento.pk):
        return Pieza(_nombre(documento), documento.sha256, borrado=dicho)
    problema = _instantanea(documento)
    if documento.listo:
        problema = _leido(lambda: abrir(documento)) or problema
    return Pieza(_nombre(documento), documento.sha256, problema)


def _nombre(documento: Documento) -> str:
    return f"{documento}, versión {documento.version}"


def _instantanea(documento: Documento) -> str:
    """The frozen data give the huella that the paper has printed."""
    dice = huella(documento.datos, documento.plantilla_version)
    return "" if dice == documento.huella else "sus datos no son los que se emitieron."


def _archivos(venta: Venta, borrado: Borrado) -> Iterator[Pieza]:
    for archivo in venta.carpeta.archivos.prefetch_related("arreglos").order_by("pk"):
        yield from _archivo(archivo, borrado)


def _archivo(archivo: ArchivoRecibido, borrado: Borrado) -> list[Pieza]:
    que = f"{archivo.get_tipo_display()} recibido N.º {archivo.pk}"
    if dicho := borrado.frase("archivos", archivo.pk):
        return [Pieza(f"{que}, original y copias", archivo.sha256, borrado=dicho)]
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


def _adjuntos(venta: Venta, borrado: Borrado) -> Iterator[Pieza]:
    """What each e-mail of terms carried, as it was queued."""
    for correo in correos_de(venta):
        for adjunto in correo.adjuntos:
            yield _adjunto(correo, adjunto, borrado)


def _adjunto(correo: CorreoSaliente, adjunto: dict[str, str], borrado: Borrado) -> Pieza:
    que = f"adjunto del correo {correo.message_id}"
    if dicho := borrado.frase("correos", correo.pk):
        return Pieza(que, adjunto["sha256"], borrado=dicho)

    def leer() -> bytes:
        return almacen().leer(adjunto["ruta"], sha256=adjunto["sha256"])

    return Pieza(que, adjunto["sha256"], _leido(leer))


def _dosier(dosier: Dosier, borrado: Borrado) -> Pieza:
    que = f"Carpeta impresa N.º {dosier.pk}"
    if dicho := borrado.frase("carpetas_impresas", dosier.pk):
        return Pieza(que, dosier.sha256, borrado=dicho)
    return Pieza(que, dosier.sha256, _leido(lambda: leer_dosier(dosier)))


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
