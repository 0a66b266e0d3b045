"""A portfolio of two thousand rows with every fault that files of COMTECO have had, and others."""

from tests.cartera.factories import filas_csv

CUANTAS = 2000
CADA = 100
"""Each fault comes once in so many rows."""


def fila(n: int, **cambios: str) -> dict[str, str]:
    """The row of one client, as clean as they come."""
    return {
        "CODIGO": f"K{n}", "CI": str(6_000_000 + n), "NOMBRE": f"Íñigo {n}",
        "TELEFONO": str(4_300_000 + n), "CELULAR": str(70_000_000 + n), "SERVICIO": "FIJO",
        "ALTA": "27/03/2010", "CORREO": f"ana{n}@correo.example", "NOTA": "",
    } | cambios  # fmt: skip


def _celdas(n: int) -> dict[int, tuple[str, dict[str, str]]]:
    """By the place after row ``n``: how the row is read, and what is in its cells."""
    return {
        2: ("rechazada", {"TELEFONO": "123"}),
        5: ("conflicto_linea", {"TELEFONO": str(4_300_000 + n + 4)}),
        8: ("conflicto_codigo", {"CODIGO": f"K{n + 7}"}),
        11: ("misma_persona", {"CI": str(6_000_000 + n + 10)}),
        14: ("no_elegible", {"SERVICIO": "FIJO + INTERNET"}),
        17: ("rechazada", {"NOMBRE": "A\x00na"}),
        20: ("rechazada", {"NOMBRE": ""}),
        23: ("rechazada", {"CI": "12.34"}),
        26: ("advertencia", {"CELULAR": "7/1"}),
        29: ("omitida", dict.fromkeys(fila(n), "")),
        32: ("advertencia", {"CODIGO": "", "CI": ""}),
        35: ("rechazada", {"NOMBRE": "MuÃ±oz"}),
        38: ("rechazada", {"NOMBRE": "PE¥ARANDA"}),
        41: ("normalizada", {"CI": f"{6_000_000 + n + 41} CBBA"}),
        44: ("normalizada", {"CI": f"LPZ {6_000_000 + n + 44}"}),
        47: ("normalizada", {"CI": f"{6_000_000 + n + 47:,}".replace(",", ".")}),
        50: ("advertencia", {"CI": f"{6_000_000 + n + 50} Marte"}),
        53: ("nueva", {"ALTA": "1/2/08"}),
        56: ("advertencia", {"ALTA": "31/02/2010"}),
        59: ("rechazada", {"NOMBRE": "A" * 3000}),
        62: ("rechazada", {"NOMBRE": "A" * 81}),
        65: ("rechazada", {"NOTA": "A\x07a"}),
        68: ("normalizada", {"CORREO": f"ANA{n}@Correo.example"}),
        71: ("nueva", {"TELEFONO": f"={4_300_000 + n + 71}"}),
        74: ("advertencia", {"SERVICIO": "GAS"}),
    }


_TROCADAS = {
    77: ("rechazada", lambda renglon: renglon + ";sobra"),
    80: ("rechazada", lambda renglon: renglon.rsplit(";", 3)[0]),
    83: ("rechazada", lambda renglon: renglon.replace("Íñigo", '"Íñigo', 1)),
    86: ("rechazada", lambda renglon: renglon + '"' + "uno\r\n" * 30 + '"'),
    89: ("omitida", lambda renglon: "TOTAL;1;;;;;;;"),
    92: ("omitida", lambda renglon: ";".join(fila(0))),
}
"""What is wrong in the row as a whole."""


def sucia() -> tuple[bytes, list[str]]:
    """The file, and how each of its records is read, in their order."""
    filas = [fila(n) for n in range(CUANTAS)]
    clases = ["nueva"] * CUANTAS
    for n in range(0, CUANTAS, CADA):
        for lugar, (clase, cambios) in _celdas(n).items():
            filas[n + lugar] |= cambios
            clases[n + lugar] = clase
    renglones = filas_csv(*filas).decode("cp1252").split("\r\n")[:-1]
    for n in range(0, CUANTAS, CADA):
        for lugar, (clase, trocar) in _TROCADAS.items():
            renglones[n + lugar + 1] = trocar(renglones[n + lugar + 1])
            clases[n + lugar] = clase
    repetidas = renglones[1 + 1995 : 1 + 2000]
    return "\r\n".join([*renglones, *repetidas, ""]).encode("cp1252"), clases + ["duplicada"] * 5
