"""The rows of whom is stored: of a portfolio that comes each month, nearly all (1.1).

A row that touches no other one of the file, and of what is stored one client alone, who is in this
portfolio with that line, means the same at any place of the file when it says the same name,
document and code, or leaves them blank, and no new telephone. All of those are told by one
statement, and what they change by two; whatever is otherwise is decided by its turn
(``conciliar``).
"""

from django.db import connection

from cartera.models import Cartera, Cliente, ContactoCartera
from cartera.servicios.importar.antesala import (
    DEL_CLIENTE,
    LISTA,
    SOLO_LO_GUARDADO,
    TABLA,
)
from cartera.servicios.importar.informe import Clase

_LISTAS = ("servicios_actuales", "servicios_requeridos")
_OPCIONALES = ("fecha_alta", "prioridad")
"""Blank they are nothing."""
_CAMBIAN = {
    "c": ("ci_expedido", "correo"),
    "k": (
        "direccion", "zona", "gabinete", "observacion", "tecnologia", *_LISTAS, *_OPCIONALES,
    ),
}  # fmt: skip
"""What a row may say otherwise of the client and of his place, in the order in which it is told."""
_DE_SIEMPRE = [
    columna for columna in DEL_CLIENTE if columna not in ("tipo", "clave_busqueda", *_CAMBIAN["c"])
]


def _dicho(columna: str) -> str:
    """What a row says of it, as it is stored; null when it says nothing."""
    if columna in _LISTAS:
        return f"nullif({LISTA.format(f'f.{columna}')}, '{{}}')::varchar[]"
    return f"f.{columna}" if columna in _OPCIONALES else f"nullif(f.{columna}, '')"


def _cambia(de: str, columna: str) -> str:
    dicho = _dicho(columna)
    return f"({dicho} IS NOT NULL AND {dicho} IS DISTINCT FROM {de}.{columna})"


_LO_QUE_CAMBIA = ", ".join(
    f"CASE WHEN {_cambia(de, columna)} THEN '{columna.replace('_', ' ')}' END"
    for de, columnas in _CAMBIAN.items()
    for columna in columnas
)
_LO_MISMO = " AND ".join(f"f.{columna} IN ('', c.{columna})" for columna in _DE_SIEMPRE)
_CRUCES = f"""
    SELECT f.linea, c.id AS cliente FROM {TABLA} f JOIN cartera_cliente c
        ON c.de_prueba = %(de_prueba)s AND c.tipo = 'PERSONA' AND c.ci_numero <> ''
        AND c.ci_numero = f.ci_numero AND c.ci_complemento = f.ci_complemento
        WHERE f.toca > 0 AND f.tipo = 'PERSONA'
    UNION
    SELECT f.linea, c.id FROM {TABLA} f JOIN cartera_cliente c
        ON c.de_prueba = %(de_prueba)s AND c.tipo = 'EMPRESA' AND c.nit <> '' AND c.nit = f.nit
        WHERE f.toca > 0 AND f.tipo = 'EMPRESA'
    UNION
    SELECT f.linea, c.id FROM {TABLA} f JOIN cartera_cliente c
        ON c.de_prueba = %(de_prueba)s AND c.codigo <> '' AND c.codigo = f.codigo
        WHERE f.toca > 0
    UNION
    SELECT f.linea, k.cliente_id FROM {TABLA} f JOIN cartera_contactocartera k
        ON k.linea = f.numero
        JOIN cartera_cartera w ON w.id = k.cartera_id AND w.de_prueba = %(de_prueba)s
        WHERE f.toca > 0
"""  # noqa: S608  constants
_DECIR = f"""
WITH cruces AS MATERIALIZED ({_CRUCES}),
solas AS (SELECT linea, min(cliente) AS cliente FROM cruces GROUP BY linea HAVING count(*) = 1),
suyas AS (SELECT cliente FROM cruces GROUP BY cliente HAVING count(*) = 1),
dichas AS (
    SELECT f.linea, c.id AS cliente, k.id AS contacto, concat_ws(', ', {_LO_QUE_CAMBIA}) AS cambia
    FROM {TABLA} f JOIN solas USING (linea) JOIN suyas USING (cliente)
        JOIN cartera_cliente c ON c.id = solas.cliente
        JOIN cartera_contactocartera k ON k.cliente_id = c.id AND k.cartera_id = %(cartera)s
    WHERE f.toca = {SOLO_LO_GUARDADO} AND f.tipo = c.tipo
        AND f.numero = k.linea AND f.linea_marcada = k.linea_marcada AND k.es_elegible
        AND {_LO_MISMO}
        AND NOT EXISTS (SELECT FROM unnest(string_to_array(f.telefonos, E'\\x1f')) n WHERE n
            NOT IN (SELECT t.numero FROM cartera_telefonocliente t WHERE t.cliente_id = c.id))
        AND NOT EXISTS (SELECT FROM cartera_nollamar v
            WHERE v.cliente_id = c.id AND v.anulado_en IS NULL)
)
UPDATE {TABLA} f SET toca = 0, cliente_id = d.cliente, contacto_id = d.contacto,
    resultado = CASE d.cambia WHEN '' THEN 'sin_cambios' ELSE 'actualizadas' END,
    clase = CASE WHEN d.cambia <> '' THEN '{Clase.ADVERTENCIA}'
        WHEN f.clase = '{Clase.NUEVA}' THEN '{Clase.SIN_CAMBIOS}' ELSE f.clase END,
    motivo = CASE d.cambia WHEN '' THEN f.motivo
        ELSE rtrim('Ya estaba cargado; se actualiza: ' || d.cambia || '. ' || f.motivo) END
FROM dichas d WHERE d.linea = f.linea AND (d.cambia = ''
    OR NOT EXISTS (SELECT FROM cartera_uniondeclientes u WHERE u.cliente_id = d.cliente))
"""  # noqa: S608  constants
"""Of who was joined, a person decided what is said: what changes him is decided by its turn."""


def apartar_las_conocidas(cartera: Cartera) -> int:
    """How many there are: told to bring nothing, or what they change, and decided no more."""
    with connection.cursor() as cursor:
        # what was loaded a moment ago has no statistics yet: loops over it would never end
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(_DECIR, {"de_prueba": cartera.de_prueba, "cartera": cartera.pk})
        cuantas = int(cursor.rowcount)
        cursor.execute("SET LOCAL enable_nestloop = on")
    return cuantas


def actualizar_las_conocidas() -> None:
    """Write what those say otherwise; a blank erases nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_actualizar(Cliente._meta.db_table, "c", "cliente_id"))
        cursor.execute(_actualizar(ContactoCartera._meta.db_table, "k", "contacto_id"))


def _actualizar(tabla: str, de: str, llave: str) -> str:
    valores = ", ".join(f"{c} = coalesce({_dicho(c)}, {de}.{c})" for c in _CAMBIAN[de])
    alguno = " OR ".join(_cambia(de, columna) for columna in _CAMBIAN[de])
    return (
        f"UPDATE {tabla} {de} SET {valores} FROM {TABLA} f "  # noqa: S608  constants
        f"WHERE f.resultado = 'actualizadas' AND {de}.id = f.{llave} AND ({alguno})"
    )
