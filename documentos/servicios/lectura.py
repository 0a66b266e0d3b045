"""Read a paper back, exactly as issued, and leave a trace of who did."""

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from documentos.almacen import almacen
from documentos.errores import DocumentoPendiente
from documentos.models import ArchivoRecibido, Documento, Reimpresion, VistaArchivo
from documentos.papel.ensamble import Impreso, con_anexo


def abrir(documento: Documento) -> bytes:
    """The stored file; raises ``ArchivoAlterado`` when a single byte is not the same."""
    if not documento.listo:
        raise DocumentoPendiente(f"{documento} todavía se está preparando.")
    return almacen().leer(documento.archivo, sha256=documento.sha256)


def ejemplar(documento: Documento) -> bytes:
    """The paper as people print it: the stored file, byte by byte.

    Contracts made while the annex was still kept apart are put together again, each time alike.
    """
    anexo = anexo_aparte(documento)
    if anexo is None:
        return abrir(documento)
    return con_anexo(impreso_de(documento, abrir(documento), anexo))


def impreso_de(
    documento: Documento,
    pdf: bytes,
    anexo: Documento | None,
    ejemplares: tuple[str, ...] = ("ORIGINAL",),
) -> Impreso:
    """A paper to put together with its annex, and the specimens of it that are wanted."""
    return Impreso(
        pdf=pdf,
        numero=documento.numero,
        url=documento.datos.get("url", ""),
        titulo=str(documento),
        anexo=abrir(anexo) if anexo else None,
        ejemplares=ejemplares,
    )


def anexo_aparte(documento: Documento) -> Documento | None:
    """The general conditions of a contract whose own file lacks them, or ``None``."""
    return None if documento.con_anexo else anexo_de(documento)


def anexo_de(documento: Documento) -> Documento | None:
    """The general conditions that a contract names, or ``None``."""
    anexo = documento.datos.get("anexo")
    return Documento.objects.get(pk=anexo["id"]) if anexo else None


def registrar_vista(
    carpeta_id: int, *, que: str, acto: Acto, archivo: ArchivoRecibido | None = None
) -> VistaArchivo:
    """Who saw a photo, the letter, a paper or the dossier: one row for each view."""
    return VistaArchivo.objects.create(
        carpeta_id=carpeta_id, que=que, usuario=acto.usuario, visto_en=acto.ahora, archivo=archivo
    )


def reimprimir(documento: Documento, *, acto: Acto, motivo: str) -> bytes:
    """The same file again, with its reason in the log ("atasco")."""
    dicho = limpiar(motivo)[:200]
    if not dicho:
        raise DatoInvalido("Escriba el motivo de la reimpresión, por ejemplo «atasco».")
    contenido = ejemplar(documento)
    Reimpresion.objects.create(
        documento=documento, usuario=acto.usuario, motivo=dicho, cuando=acto.ahora
    )
    return contenido
