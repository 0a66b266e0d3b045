"""Two locks of one number make wait for each other what has nothing to do with one another."""

import re
from collections import Counter
from pathlib import Path

RAIZ = Path(__file__).parents[1]
PAQUETES = ("bluecom", "cartera", "documentos", "indicadores", "solicitudes")
_CANDADO = re.compile(r"^_CANDADO = ([0-9_]+)$", re.MULTILINE)


def test_each_lock_has_a_number_of_its_own():
    modulos = (modulo for paquete in PAQUETES for modulo in (RAIZ / paquete).rglob("*.py"))
    numeros = Counter(int(n) for modulo in modulos for n in _CANDADO.findall(modulo.read_text()))

    assert len(numeros) > 8
    assert [n for n, veces in numeros.items() if veces > 1] == []
