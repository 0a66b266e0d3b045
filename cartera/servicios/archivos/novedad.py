"""Which rows say something new: once in the file, and not older than what is known already."""

from collections.abc import Sequence

from django.db import connection

from cartera.servicios.archivos.antesala import marcar

DIA = "to_char({} AT TIME ZONE 'America/La_Paz', 'DD/MM/YYYY')"


def separar_repetidas(tabla: str, clave: Sequence[str], valor: str, de_quien: str) -> None:
    """Of several rows of one thing the newest counts; two that deny each other, neither.

    ``valor``: what may not differ, as SQL; ``de_quien``: how the thing is called.
    """
    _dejar_las_mas_nuevas(tabla, clave, de_quien)
    juntas = ", ".join(clave)
    iguales = _iguales(clave)
    marcar(
        tabla,
        f"(SELECT {juntas} FROM {tabla} WHERE resultado = '' "  # noqa: S608  constants of the kind
        f"GROUP BY {juntas} HAVING count(DISTINCT {valor}) > 1) g",
        iguales,
        resultado="'conflictos'",
        clase="'conflicto'",
        motivo=f"'Dos filas del mismo día dicen cosas distintas {de_quien}: deje la correcta.'",
    )
    marcar(
        tabla,
        f"(SELECT {juntas}, min(linea) AS primera FROM {tabla} WHERE resultado = '' "  # noqa: S608  constants of the kind
        f"GROUP BY {juntas}) g",
        f"{iguales} AND f.linea > g.primera",
        resultado="'repetidas'",
        clase="'repetida'",
        motivo="'Dice lo mismo que la línea ' || g.primera || '.'",
    )


def separar_sabidas(tabla: str, guardados: str, mismo: str, igual: str) -> None:
    """What is stored already, word for word, and what something newer has overtaken.

    ``guardados``: the table of the facts, as ``h``; ``mismo`` and ``igual``: that one of them is
    of the same thing, and says the same.
    """
    marcar(
        tabla,
        "",
        f"EXISTS (SELECT FROM {guardados} h WHERE {mismo} AND h.dicho_en = f.dicho_en AND {igual})",
        resultado="'sin_cambios'",
        clase="'sin_cambios'",
        motivo="''",
    )
    marcar(
        tabla,
        f"(SELECT f.linea, max(h.dicho_en) AS ultimo FROM {tabla} f JOIN {guardados} h "  # noqa: S608  constants of the kind
        f"ON {mismo} GROUP BY f.linea) g",
        "g.linea = f.linea AND g.ultimo > f.dicho_en",
        resultado="'anteriores'",
        clase="'anterior'",
        motivo=f"'Ya se sabe algo más nuevo, del ' || {DIA.format('g.ultimo')} || '.'",
    )


def insertar(tabla: str, guardados: str, valores: dict[str, str], corrida_id: int) -> None:
    """The new rows become facts, each with the id that its row was given."""
    comunes = {"linea": "linea", "dicho_en": "dicho_en", "corrida_id": "%s"}
    columnas = comunes | valores
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {guardados} ({', '.join(columnas)}) "  # noqa: S608  constants of the kind
            f"SELECT {', '.join(columnas.values())} FROM {tabla} "
            "WHERE resultado = '' ORDER BY linea",
            [corrida_id],
        )


def _dejar_las_mas_nuevas(tabla: str, clave: Sequence[str], de_quien: str) -> None:
    sin_fecha = [columna for columna in clave if columna != "dicho_en"]
    juntas = ", ".join(sin_fecha)
    marcar(
        tabla,
        f"(SELECT {juntas}, max(dicho_en) AS ultimo FROM {tabla} WHERE resultado = '' "  # noqa: S608  constants of the kind
        f"GROUP BY {juntas}) g",
        f"{_iguales(sin_fecha)} AND f.dicho_en < g.ultimo",
        resultado="'anteriores'",
        clase="'anterior'",
        motivo=f"'Otra fila de este archivo dice algo más nuevo {de_quien}.'",
    )


def _iguales(clave: Sequence[str]) -> str:
    return " AND ".join(f"f.{columna} IS NOT DISTINCT FROM g.{columna}" for columna in clave)
