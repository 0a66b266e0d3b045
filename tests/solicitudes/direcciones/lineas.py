"""The seven lines of Annex 1, cut out of the annex itself."""

import re
from pathlib import Path

ANEXO_1 = (Path(__file__).parents[2] / "datos" / "anexo1.txt").read_text(encoding="utf-8")


def lineas() -> list[str]:
    """Lines 1 to 5; the second of case 5 is broken over two paragraphs in its cell."""
    texto = re.sub(r"</?p>", " ", ANEXO_1)
    sueltas = [re.search(rf"(?m)^{n}\t(.+)$", texto)[1].strip() for n in "1234"]
    quinto = " ".join(re.search(r"(?m)^5\t(.+)$", texto)[1].split())
    primera, segunda = re.search(r"PARQUES: (25 DE.+73\.{5}) (QUILLA.+)$", quinto).groups()
    return [*sueltas, primera, segunda]


def linea_rural() -> tuple[str, str]:
    """Case 6: the line, and the example it gives for the observations."""
    texto = re.sub(r"</?p>", " ", ANEXO_1)
    linea = re.search(r"(INNOMINADA.+?) \(OJO", texto)[1]
    return linea, re.search(r"EJEMPLO: (.+?)\s*$", texto.strip())[1]
