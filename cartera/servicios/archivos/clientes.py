"""Whose a row is, by whatever it says of a client: code, C.I. or NIT, line (2.1)."""

from collections.abc import Mapping

from django.db import connection

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import leer_nit
from bluecom.bolivia.telefonos import leer_linea
from bluecom.planillas.celdas import sin_decimales
from bluecom.planillas.encabezado import Exigencia
from cartera.servicios.archivos.antesala import marcar
from cartera.servicios.importar.cedula import leer_cedula
from cartera.servicios.importar.columnas import CAMPOS

QUE_DICEN = tuple(
    campo
    for campo in CAMPOS.todos
    if campo.clave in ("codigo", "identidad", "nit", "complemento", "linea")
)
ALGUNO = Exigencia(
    "CÓDIGO CLIENTE, C.I./NIT o TELÉFONO FIJO", frozenset({"codigo", "identidad", "nit", "linea"})
)
PROPIAS = {
    "codigo": "text",
    "ci_numero": "text",
    "ci_complemento": "text",
    "nit": "text",
    "numero": "text",
}
CALCULADAS = {
    "cliente_id": "bigint",
    "por_codigo": "boolean",
    "por_documento": "boolean",
}


def leer_cliente(crudo: Mapping[str, str]) -> dict[str, str | None]:
    """What a row says of its client. Raises ``DatoInvalido``."""
    dicho: dict[str, str | None] = dict.fromkeys(PROPIAS, "")
    dicho["codigo"] = sin_decimales(crudo.get("codigo", ""))[:20]
    documento = sin_decimales(crudo.get("identidad", ""))
    nit = sin_decimales(crudo.get("nit", ""))
    if documento:
        dicho |= _documento(documento, crudo.get("complemento", "").upper())
    if nit:
        dicho["nit"] = leer_nit(nit)
    if linea := sin_decimales(crudo.get("linea", "")):
        dicho["numero"] = leer_linea(linea)[0]
    if not any(dicho.values()):
        raise DatoInvalido("No dice de qué cliente es: ni código, ni C.I./NIT, ni línea.")
    return dicho


def _documento(texto: str, complemento: str) -> dict[str, str | None]:
    """A number of one column may be a person's or a company's: it is looked for as both."""
    nit = texto if texto.isdigit() and 5 <= len(texto) <= 15 and not complemento else ""
    try:
        ci, _ = leer_cedula(f"{texto}-{complemento}" if complemento else texto)
    except DatoInvalido:
        if not nit:
            raise
        return {"nit": nit}
    return {"ci_numero": ci.numero, "ci_complemento": ci.complemento, "nit": nit}


def hallar_clientes(tabla: str, *, de_prueba: bool) -> None:
    """Fill ``cliente_id`` where all that a row says leads to one client, and refuse the rest.

    Who was joined is found by what was said of either record.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HALLAR.format(t=tabla), {"de_prueba": de_prueba})
    marcar(
        tabla,
        "cartera_cliente c",
        f"c.id = f.cliente_id AND {_DICE_OTRO}",
        resultado="'conflictos'",
        clase="'conflicto'",
        motivo="'El cliente de esta fila tiene otro código o documento en la cartera: revíselo.'",
        cliente_id="NULL",
    )


def refusar_ajenas(tabla: str, motivo: str) -> None:
    """Rows of nobody of the portfolio: COMTECO has more clients than are called."""
    marcar(
        tabla,
        "",
        "f.cliente_id IS NULL",
        resultado="'ajenas'",
        clase="'ajena'",
        motivo=f"'{motivo}'",
    )


_DICE_OTRO = """(
    (f.codigo <> '' AND NOT f.por_codigo AND c.codigo NOT IN ('', f.codigo))
    OR (NOT f.por_documento AND (
        (f.ci_numero <> '' AND c.ci_numero <> '' AND c.tipo = 'PERSONA')
        OR (f.nit <> '' AND c.nit <> '' AND c.tipo = 'EMPRESA'))))"""
_UNIDOS = """SELECT f.linea, u.cliente_id, '{clave}'
    FROM cartera_uniondeclientes u
    JOIN cartera_cliente c ON c.id = u.cliente_id AND c.de_prueba = %(de_prueba)s,
    jsonb_each(u.datos) d JOIN {{t}} f ON {es}"""
_HALLAR = f"""
WITH hoy AS (
    SELECT f.linea, c.id AS cliente_id, 'codigo' AS clave FROM {{t}} f
        JOIN cartera_cliente c ON c.codigo = f.codigo AND c.de_prueba = %(de_prueba)s
        WHERE f.codigo <> ''
    UNION
    SELECT f.linea, c.id, 'documento' FROM {{t}} f
        JOIN cartera_cliente c ON c.tipo = 'PERSONA' AND c.ci_numero = f.ci_numero
            AND c.ci_complemento = f.ci_complemento AND c.de_prueba = %(de_prueba)s
        WHERE f.ci_numero <> ''
    UNION
    SELECT f.linea, c.id, 'documento' FROM {{t}} f
        JOIN cartera_cliente c ON c.tipo = 'EMPRESA' AND c.nit = f.nit
            AND c.de_prueba = %(de_prueba)s
        WHERE f.nit <> ''
    UNION
    SELECT f.linea, c.cliente_id, 'linea' FROM {{t}} f
        JOIN cartera_contactocartera c ON c.linea = f.numero
        JOIN cartera_cartera k ON k.id = c.cartera_id AND k.de_prueba = %(de_prueba)s
        WHERE f.numero <> ''
), antes AS (
    {_UNIDOS.format(clave="codigo", es="f.codigo = d.value ->> 'codigo' AND f.codigo <> ''")}
    UNION
    {
    _UNIDOS.format(
        clave="documento",
        es="f.ci_numero <> '' AND f.ci_numero = d.value ->> 'ci_numero' "
        "AND f.ci_complemento = d.value ->> 'ci_complemento'",
    )
}
    UNION
    {_UNIDOS.format(clave="documento", es="f.nit <> '' AND f.nit = d.value ->> 'nit'")}
), pares AS (
    SELECT * FROM hoy
    UNION
    SELECT a.* FROM antes a (linea, cliente_id, clave)
        WHERE NOT EXISTS (SELECT FROM hoy WHERE hoy.linea = a.linea AND hoy.clave = a.clave)
), claves AS (
    SELECT linea, count(DISTINCT clave) AS n, bool_or(clave = 'codigo') AS por_codigo,
        bool_or(clave = 'documento') AS por_documento
    FROM pares GROUP BY linea
), quienes AS (
    SELECT p.linea, p.cliente_id FROM pares p JOIN claves c USING (linea)
    GROUP BY p.linea, p.cliente_id, c.n HAVING count(DISTINCT p.clave) = c.n
), cuantos AS (
    SELECT c.linea, c.por_codigo, c.por_documento, count(q.cliente_id) AS n,
        min(q.cliente_id) AS cliente_id
    FROM claves c LEFT JOIN quienes q USING (linea)
    GROUP BY c.linea, c.por_codigo, c.por_documento
)
UPDATE {{t}} f SET por_codigo = c.por_codigo, por_documento = c.por_documento,
    cliente_id = CASE WHEN c.n = 1 THEN c.cliente_id END,
    resultado = CASE WHEN c.n = 1 THEN '' ELSE 'conflictos' END,
    clase = CASE WHEN c.n = 1 THEN f.clase ELSE 'conflicto' END,
    motivo = CASE c.n WHEN 1 THEN '' WHEN 0
        THEN 'Lo que dice la fila es de clientes distintos: revise código, C.I. y línea.'
        ELSE 'Es de ' || c.n || ' clientes de la cartera: escriba el código o el C.I.' END
FROM cuantos c WHERE c.linea = f.linea AND f.resultado = ''
"""  # noqa: S608  constants of the kind
