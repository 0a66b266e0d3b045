"""The rows that say again what is stored: of a portfolio that comes each month, nearly all (1.1).

A row that touches no other one of the file, and of what is stored one client alone, who is in this
portfolio with that line, brings nothing when each of its cells is blank or what is known. Told by
one statement; whatever is otherwise is decided by its turn (``conciliar``).
"""

from django.db import connection

from cartera.models import Cartera
from cartera.servicios.importar.antesala import (
    DEL_CLIENTE,
    DEL_CONTACTO,
    LISTA,
    SOLO_LO_GUARDADO,
    TABLA,
)
from cartera.servicios.importar.informe import Clase

_LISTAS = ("servicios_actuales", "servicios_requeridos")
_OPCIONALES = ("fecha_alta", "prioridad")
"""Blank they are nothing."""
_APARTE = {"tipo", "clave_busqueda", "numero", "linea_marcada", *_LISTAS, *_OPCIONALES}
_NADA_NUEVO = " AND ".join(
    [f"f.{columna} IN ('', c.{columna})" for columna in DEL_CLIENTE if columna not in _APARTE]
    + [f"f.{columna} IN ('', k.{columna})" for columna in DEL_CONTACTO if columna not in _APARTE]
    + [f"{LISTA.format(f'f.{columna}')} IN ('{{}}', k.{columna}::text[])" for columna in _LISTAS]
    + [f"(f.{columna} IS NULL OR f.{columna} = k.{columna})" for columna in _OPCIONALES]
)
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
suyas AS (SELECT cliente FROM cruces GROUP BY cliente HAVING count(*) = 1)
UPDATE {TABLA} f SET toca = 0, resultado = 'sin_cambios', contacto_id = k.id,
    clase = CASE WHEN f.clase = '{Clase.NUEVA}' THEN '{Clase.SIN_CAMBIOS}' ELSE f.clase END
FROM solas JOIN suyas USING (cliente) JOIN cartera_cliente c ON c.id = solas.cliente
    JOIN cartera_contactocartera k ON k.cliente_id = c.id AND k.cartera_id = %(cartera)s
WHERE f.linea = solas.linea AND f.toca = {SOLO_LO_GUARDADO} AND f.tipo = c.tipo
    AND f.numero = k.linea AND f.linea_marcada = k.linea_marcada AND k.es_elegible
    AND {_NADA_NUEVO}
    AND NOT EXISTS (SELECT FROM unnest(string_to_array(f.telefonos, E'\\x1f')) n
        WHERE n NOT IN (SELECT t.numero FROM cartera_telefonocliente t WHERE t.cliente_id = c.id))
    AND NOT EXISTS (SELECT FROM cartera_nollamar v
        WHERE v.cliente_id = c.id AND v.anulado_en IS NULL)
"""  # noqa: S608  constants


def apartar_las_iguales(cartera: Cartera) -> int:
    """How many bring nothing: they are told so and decided no more."""
    with connection.cursor() as cursor:
        cursor.execute(_DECIR, {"de_prueba": cartera.de_prueba, "cartera": cartera.pk})
        return int(cursor.rowcount)
