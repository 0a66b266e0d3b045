"""Read a paper back, exactly as issued, and leave a trace of who did."""

from datetime import datetime

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.models import Usuario
from documentos.almacen import almacen
from documentos.errores import DocumentoPendiente
from documentos.models import ArchivoRecibido, Documento, Reimpresion, VistaArchivo


def abrir(documento: Documento) -> bytes:
    """The stored file; raises ``ArchivoAlterado`` when a single byte is not the same."""
    if not documento.listo:
        raise DocumentoPendiente(f"{documento} todavía se está preparando.")
    return almacen().leer(documento.archivo, sha256=documento.sha256)


def ejemplar(documento: Documento) -> bytes:
    """The paper as people print it: the contract comes with its general conditions."""
    from documentos.papel.ensamble import con_anexo

    anexo = anexo_de(documento)
    return con_anexo(abrir(documento), abrir(anexo), documento) if anexo else abrir(documento)


def anexo_de(documento: Documento) -> Documento | None:
    """The general conditions that a contract names, or ``None``."""
    anexo = documento.datos.get("anexo")
    return Documento.objects.get(pk=anexo["id"]) if anexo else None


def registrar_vista(
    carpeta_id: int,
    *,
    que: str,
    usuario: Usuario,
    ahora: datetime,
    archivo: ArchivoRecibido | None = None,
) -> VistaArchivo:
    """Who saw a photo, the letter or the dossier: one row for each view."""
    return VistaArchivo.objects.create(
        carpeta_id=carpeta_id, que=que, usuario=usuario, visto_en=ahora, archivo=archivo
    )


def reimprimir(documento: Documento, *, usuario: Usuario, ahora: datetime, motivo: str) -> bytes:
    """The same file again, with its reason in the log ("atasco")."""
    if not motivo.strip():
        raise DatoInvalido("Escriba el motivo de la reimpresión, por ejemplo «atasco».")
    contenido = ejemplar(documento)
    Reimpresion.objects.create(
        documento=documento, usuario=usuario, motivo=motivo.strip()[:200], cuando=ahora
    )
    return contenido
