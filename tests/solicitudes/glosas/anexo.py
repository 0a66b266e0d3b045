"""The 21 texts of Annex 2, cut out of the annex itself."""

from pathlib import Path

ANEXO_2 = (Path(__file__).parents[2] / "datos" / "anexo2.txt").read_text(encoding="utf-8")


def textos() -> list[tuple[str, str]]:
    """Pairs (heading, text): a row without heading belongs to the product above it."""
    filas: list[tuple[str, str]] = []
    for renglon in ANEXO_2.splitlines():
        titulo, tabulador, texto = renglon.partition("\t")
        if tabulador and texto:
            filas.append((titulo or filas[-1][0], texto))
    return filas
