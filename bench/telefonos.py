"""Telephones as a portfolio brings them, against the library that knows every country."""

from collections.abc import Callable
from time import process_time

import phonenumbers

from bench.medida import Medida
from bluecom.bolivia.telefonos import leer_telefono

CUANTOS = {True: 20_000, False: 200_000}
LIMITE = 3.0
"""Microseconds for each, on the average."""


def medir(*, chico: bool) -> list[Medida]:
    """As they are typed: most are plain digits, some have Bolivia or signs in between."""
    escritos = [_escrito(n) for n in range(CUANTOS[chico])]
    nuestro, leidos = min(_micros(leer_telefono, escritos) for _ in range(3))
    pocos = escritos[:: max(len(escritos) // 5_000, 1)]
    biblioteca, segun_ella = _micros(_por_la_biblioteca, pocos)
    iguales = [leer_telefono(escrito) for escrito in pocos] == segun_ella
    notas = {
        "la biblioteca sola": f"{biblioteca:.1f} µs",
        "mismas respuestas": "sí" if iguales else "NO",
    }
    return [
        Medida(
            "un teléfono", nuestro, LIMITE, 1.0, "µs", notas, condiciones=iguales and bool(leidos)
        )
    ]


def _escrito(n: int) -> str:
    fijo, celular = f"44{200_000 + n % 90_000}", f"7{1_000_000 + n}"
    return (fijo, fijo[1:], celular, celular, f"+591 {celular}", f"(4) {fijo[1:4]}-{fijo[4:]}")[
        n % 6
    ]


def _por_la_biblioteca(escrito: str) -> str:
    cifras = "".join(c for c in escrito if c in "+0123456789")
    numero = phonenumbers.parse(f"4{cifras}" if len(cifras) == 7 else cifras, "BO")
    return str(phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164))


def _micros(leer: Callable[[str], str], escritos: list[str]) -> tuple[float, list[str]]:
    inicio = process_time()
    leidos = [leer(escrito) for escrito in escritos]
    return (process_time() - inicio) / len(escritos) * 1e6, leidos
