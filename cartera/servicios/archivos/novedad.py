"""Which rows say something new: once in the file, and not older than what is known already."""

from collections.abc import Sequence

from django.db import connection

from bluecom.planillas.models import Corrida
from bluecom.planillas.tipos import Entrada
from cartera.models import CapacidadZona, ImpedimentoDicho
from cartera.servicios.archivos.antesala import marcar

Dicho = ImpedimentoDicho | CapacidadZona
_CORRIDAS = Corrida._meta.db_table
_SIN_CAMBIOS = {"resultado": "'sin_cambios'", "clase": "'sin_cambios'", "motivo": "''"}
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


def asentar_dichos(
    tabla: str, modelo: type[Dicho], valores: dict[str, str], entrada: Entrada
) -> None:
    """Keep what each row says, and tell apart what was known: stored as it is, or overtaken.

    What another file says too is kept as well: it holds when that file is undone. The same bytes
    again say nothing. ``valores``: what a row says of each column of the fact, as SQL.
    """
    corrida = entrada.corrida
    _separar_las_de_los_mismos_bytes(tabla, modelo, valores, corrida)
    if not entrada.simular:
        _guardar(tabla, modelo, valores, corrida)
    _separar_sabidas(tabla, modelo, valores, corrida)


def cuantos_dice_otro(modelo: type[Dicho], corrida: Corrida) -> int:
    """Of its facts that nobody used, those that another file says too: undone, they hold still."""
    hechos = modelo._meta.db_table
    suyos = {columna: f"f.{columna}" for columna in (*modelo.DE_QUE, *modelo.QUE_DICE)}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {hechos} f WHERE f.corrida_id = %s AND f.usado_en IS NULL "  # noqa: S608  constants of the kind
            f"AND EXISTS (SELECT FROM {hechos} h WHERE {_es_de_lo_mismo(modelo, suyos)} "
            f"AND h.dicho_en = f.dicho_en AND {_dice_lo_mismo(modelo, suyos)} "
            "AND h.corrida_id <> f.corrida_id)",
            [corrida.pk],
        )
        return int(cursor.fetchone()[0])


def _separar_las_de_los_mismos_bytes(
    tabla: str, modelo: type[Dicho], valores: dict[str, str], corrida: Corrida
) -> None:
    marcar(
        tabla,
        "",
        f"EXISTS (SELECT FROM {modelo._meta.db_table} h "
        f"JOIN {_CORRIDAS} otra ON otra.id = h.corrida_id "
        f"JOIN {_CORRIDAS} esta ON esta.id = {corrida.pk} AND esta.sha256 = otra.sha256 "
        f"WHERE {_es_de_lo_mismo(modelo, valores)} AND h.dicho_en = f.dicho_en "
        f"AND {_dice_lo_mismo(modelo, valores)})",
        **_SIN_CAMBIOS,
    )


def _guardar(tabla: str, modelo: type[Dicho], valores: dict[str, str], corrida: Corrida) -> None:
    """The rows become facts, and each of the table is told the id of its own."""
    columnas = {"linea": "linea", "dicho_en": "dicho_en", "corrida_id": "%s"} | valores
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH hechos AS (INSERT INTO {modelo._meta.db_table} ({', '.join(columnas)}) "  # noqa: S608  constants of the kind
            f"SELECT {', '.join(columnas.values())} FROM {tabla} f WHERE resultado = '' "
            f"ORDER BY linea RETURNING id, linea) "
            f"UPDATE {tabla} f SET hecho_id = hechos.id FROM hechos WHERE hechos.linea = f.linea",
            [corrida.pk],
        )


def _separar_sabidas(
    tabla: str, modelo: type[Dicho], valores: dict[str, str], corrida: Corrida
) -> None:
    """Against what the other files said: nothing has changed, or something newer is known."""
    de_lo_mismo = f"{_es_de_lo_mismo(modelo, valores)} AND h.corrida_id <> {corrida.pk}"
    guardados = modelo._meta.db_table
    marcar(
        tabla,
        f"(SELECT f.linea FROM {tabla} f CROSS JOIN LATERAL (SELECT * FROM {guardados} h "  # noqa: S608  constants of the kind
        f"WHERE {de_lo_mismo} AND h.dicho_en = f.dicho_en "
        "ORDER BY h.corrida_id DESC, h.id DESC LIMIT 1) h "
        f"WHERE f.resultado = '' AND {_dice_lo_mismo(modelo, valores)}) g",
        "g.linea = f.linea",
        **_SIN_CAMBIOS,
    )
    marcar(
        tabla,
        f"(SELECT f.linea, max(h.dicho_en) AS ultimo FROM {tabla} f JOIN {guardados} h "  # noqa: S608  constants of the kind
        f"ON {de_lo_mismo} GROUP BY f.linea) g",
        "g.linea = f.linea AND g.ultimo > f.dicho_en",
        resultado="'anteriores'",
        clase="'anterior'",
        motivo=f"'Ya se sabe algo más nuevo, del ' || {DIA.format('g.ultimo')} || '.'",
    )


def _es_de_lo_mismo(modelo: type[Dicho], valores: dict[str, str]) -> str:
    return " AND ".join(f"h.{columna} = {valores[columna]}" for columna in modelo.DE_QUE)


def _dice_lo_mismo(modelo: type[Dicho], valores: dict[str, str]) -> str:
    return " AND ".join(
        f"h.{columna} IS NOT DISTINCT FROM {valores[columna]}" for columna in modelo.QUE_DICE
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
