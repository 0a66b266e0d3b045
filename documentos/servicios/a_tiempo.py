"""Step 10: whether the papers that a page needs are there; a worker makes them, never a page."""

from collections.abc import Sequence

from documentos.models import Documento


def por_hacer(documentos: Sequence[Documento]) -> bool:
    """Whether one of these papers, or the annex of one, still has no file."""
    return bool(_debidos(documentos))


def _debidos(documentos: Sequence[Documento]) -> list[int]:
    """Those without a file, each contract with the general conditions it names."""
    ids = [d.pk for d in documentos]
    ids += [d.datos["anexo"]["id"] for d in documentos if d.datos.get("anexo")]
    filas = Documento.objects.filter(pk__in=ids, archivo="").order_by("numero")
    return list(filas.values_list("pk", flat=True))
