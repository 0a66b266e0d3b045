"""Step 10: whether the papers that a page needs are there; a worker makes them, never a page."""

from collections.abc import Iterable, Sequence

from bluecom.pendientes.models import Pendiente, Situacion
from documentos.models import Documento
from documentos.servicios.emision import PRODUCIR


def por_hacer(documentos: Sequence[Documento]) -> bool:
    """Whether one of these papers, or the annex of one, still has no file."""
    return bool(_debidos(documentos))


def debido_de(documentos: Sequence[Documento], clave: str = "") -> Pendiente | None:
    """What is still owed for these papers, or the row of that ``clave``: first what failed.

    Set aside, nobody makes it any more; otherwise ``ultimo_error`` says what it waits for.
    """
    claves = [f"{PRODUCIR}:{pk}" for pk in _debidos(documentos)] + ([clave] if clave else [])
    filas = Pendiente.objects.filter(clave__in=claves).exclude(situacion=Situacion.HECHO)
    return filas.order_by("situacion", "-ultimo_error", "pk").first()


def apartado_de(documentos: Sequence[Documento]) -> Pendiente | None:
    """The first of these papers that nobody makes any more, with what failed."""
    debido = debido_de(documentos)
    return debido if debido and debido.situacion == Situacion.APARTADO else None


def apartados_de(documentos: Iterable[Documento]) -> dict[int, Pendiente]:
    """Of these papers, each that nobody makes any more: its id, and the row that says why."""
    claves = {f"{PRODUCIR}:{documento.pk}": documento.pk for documento in documentos}
    if not claves:
        return {}
    filas = Pendiente.objects.filter(clave__in=list(claves), situacion=Situacion.APARTADO)
    return {claves[fila.clave]: fila for fila in filas}


def _debidos(documentos: Sequence[Documento]) -> list[int]:
    """Those without a file, each contract with the general conditions it names."""
    ids = [d.pk for d in documentos]
    ids += [d.datos["anexo"]["id"] for d in documentos if d.datos.get("anexo")]
    filas = Documento.objects.filter(pk__in=ids, archivo="").order_by("numero")
    return list(filas.values_list("pk", flat=True))
