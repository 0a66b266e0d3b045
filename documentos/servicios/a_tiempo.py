"""Step 10: whether the papers that a page needs are there; a worker makes them, never a page."""

from collections.abc import Sequence

from bluecom.pendientes.models import Pendiente
from documentos.models import Documento
from documentos.servicios.emision import PRODUCIR


def por_hacer(documentos: Sequence[Documento]) -> bool:
    """Whether one of these papers, or the annex of one, still has no file."""
    return bool(_debidos(documentos))


def apartado_de(documentos: Sequence[Documento]) -> Pendiente | None:
    """The first of these papers that nobody makes any more, with what failed."""
    claves = [f"{PRODUCIR}:{pk}" for pk in _debidos(documentos)]
    return Pendiente.objects.apartados().filter(clave__in=claves).order_by("pk").first()


def _debidos(documentos: Sequence[Documento]) -> list[int]:
    """Those without a file, each contract with the general conditions it names."""
    ids = [d.pk for d in documentos]
    ids += [d.datos["anexo"]["id"] for d in documentos if d.datos.get("anexo")]
    filas = Documento.objects.filter(pk__in=ids, archivo="").order_by("numero")
    return list(filas.values_list("pk", flat=True))
