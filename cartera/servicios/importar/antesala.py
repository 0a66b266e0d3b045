"""The rows of a portfolio's file in a table of their own, and which of them touch another (1.1).

A row that shares no line, code nor person with another row of the file nor with anything stored
means what it says, whatever its place: all of those are written by a few statements. The others
are decided one by one, in the order of the file (``conciliar``).
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from django.db import connection, models

from bluecom.planillas import antesala
from bluecom.planillas.encabezado import Columnas
from bluecom.planillas.registro import Registro
from bluecom.planillas.tipos import Avance
from cartera.models import Cliente, ContactoCartera
from cartera.models.cliente import clave_del_nombre
from cartera.servicios.importar.fila import leer_fila, motivo_para_omitir
from cartera.servicios.importar.informe import CONTEO_DE, Clase
from cartera.servicios.importar.limpias import Limpias
from cartera.servicios.importar.valores import Fila

TABLA = "cartera_antesala"
SOLO_LO_GUARDADO, OTRA_FILA = 1, 2
"""What a row touches; nought is nothing. What has to be decided by its turn is in the second."""
ESTAS = "toca > 0 AND linea = ANY(%s)"
"""Of those that touch something, the ones of these lines."""
LISTA = "coalesce(string_to_array(nullif({}, ''), E'\\x1f'), '{{}}')"
DEL_CLIENTE = {
    "tipo": "varchar(7)",
    "codigo": "varchar(20)",
    "ci_numero": "varchar(10)",
    "ci_complemento": "varchar(2)",
    "ci_expedido": "varchar(2)",
    "nit": "varchar(15)",
    "nombres": "varchar(80)",
    "apellido_paterno": "varchar(60)",
    "apellido_materno": "varchar(60)",
    "razon_social": "varchar(120)",
    "correo": "varchar(254)",
    "clave_busqueda": "varchar(400)",
}
DEL_CONTACTO = {
    "prioridad": "smallint",
    "numero": "varchar(16)",
    "linea_marcada": "boolean",
    "direccion": "varchar(200)",
    "zona": "varchar(80)",
    "gabinete": "varchar(30)",
    "tecnologia": "varchar(12)",
    "servicios_actuales": "text",
    "servicios_requeridos": "text",
    "fecha_alta": "date",
    "observacion": "varchar(300)",
}
_PROPIAS = {"persona": "text", "elegible": "boolean", "telefonos": "text"}
_COPIADAS = [*antesala.DE_TODOS, *_PROPIAS, *DEL_CLIENTE, *DEL_CONTACTO]
_SEPARA = antesala.SEPARA_CELDAS
_SE_COMPARAN = ("linea", "resultado", "elegible", "numero", "codigo", "persona", "ci_numero", "nit")
_MUESTRA = 10
"""By 3,000 rows PostgreSQL knows well enough how to join them: more cost a small file a tenth."""
_LINEAS_POR_AVISO = 1000


def llenar(columnas: Columnas, avance: Avance, *, numerar: bool) -> None:
    """Copy the whole file. ``numerar`` gives each row the ids that it may come to use."""
    propios: dict[str, type[models.Model]] = {
        "cliente_id": Cliente,
        "contacto_id": ContactoCartera,
    }
    ids = {c: _numerado(modelo) if numerar else "bigint" for c, modelo in propios.items()}
    marcas = {"toca": "smallint NOT NULL DEFAULT 0"}
    antesala.crear(TABLA, _PROPIAS | DEL_CLIENTE | DEL_CONTACTO | ids | marcas)
    with connection.cursor() as cursor:  # made after rows changed, PostgreSQL would not use it yet
        cursor.execute(f"CREATE INDEX ON {TABLA} (linea) WHERE toca > 0")
    antesala.copiar(TABLA, _COPIADAS, _filas(columnas, avance))


def _numerado(modelo: type[models.Model]) -> str:
    """The next id of that table; its sequence is looked up once, not for each row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [modelo._meta.db_table])
        return f"bigint DEFAULT nextval('{cursor.fetchone()[0]}')"


def leer(registro: Registro, columnas: Columnas) -> Fila:
    """One record that is no blank, total nor repeated header."""
    rechazo = columnas.rechazo_de(registro)
    if rechazo:
        return Fila(registro.linea, registro.celdas, rechazos=[rechazo])
    return leer_fila(registro.linea, registro.celdas, columnas)


def marcar_las_que_tocan(*, de_prueba: bool) -> None:
    """Those not eligible too: their place in the file and in the store both matter."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL default_statistics_target = {_MUESTRA}")
        cursor.execute(f"ANALYZE {TABLA} ({', '.join(_SE_COMPARAN)})")
        cursor.execute(_MARCAR, {"de_prueba": de_prueba})


def soltar(lineas: Sequence[int]) -> None:
    """These were decided beside the others, and are as if they touched nothing."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLA} SET toca = 0 WHERE {ESTAS}", [[*lineas]])  # noqa: S608  constants


def _filas(columnas: Columnas, avance: Avance) -> Iterator[antesala.Valores]:
    limpias = Limpias(columnas)
    for registro in columnas.tabla.registros(len(columnas)):
        if registro.linea <= columnas.linea:
            continue
        if registro.linea % _LINEAS_POR_AVISO == 0:
            avance(registro.linea)
        yield limpias.leer(registro) or leer_renglon(registro, columnas)


def leer_renglon(registro: Registro, columnas: Columnas) -> list[str | None]:
    """One record as it is copied, whatever is in it."""
    omitida = motivo_para_omitir(registro.celdas, columnas)
    if omitida:
        return _decidida(registro, Clase.OMITIDA, omitida)
    fila = leer(registro, columnas)
    if fila.rechazos:
        return _decidida(registro, Clase.RECHAZADA, " ".join(fila.rechazos))
    cliente, contacto = fila.cliente, fila.contacto
    cliente["clave_busqueda"] = clave_del_nombre(cliente)
    alta = contacto.get("fecha_alta")
    return [
        str(registro.linea),
        antesala.celdas_juntas(registro.celdas),
        "",
        fila.clase.value,
        fila.motivo,
        None if fila.persona is None else _SEPARA.join(fila.persona),
        "t" if fila.elegible else "f",
        _SEPARA.join((fila.numero, *fila.telefonos)),
        *[cliente.get(campo, "") for campo in DEL_CLIENTE],
        str(contacto["prioridad"]) if "prioridad" in contacto else None,
        fila.numero,
        "t" if contacto["linea_marcada"] else "f",
        contacto["direccion"],
        contacto["zona"],
        contacto["gabinete"],
        contacto["tecnologia"],
        _SEPARA.join(contacto["servicios_actuales"]),
        _SEPARA.join(contacto["servicios_requeridos"]),
        alta.isoformat() if alta else None,
        contacto["observacion"],
    ]


def _decidida(registro: Registro, clase: Clase, motivo: str) -> list[str | None]:
    dicho = [CONTEO_DE[clase], clase.value, motivo]
    vacias: list[str | None] = [None] * (len(_COPIADAS) - len(antesala.DE_TODOS))
    return [*chain([str(registro.linea), antesala.celdas_juntas(registro.celdas)], dicho), *vacias]


_DE_ANTES = {
    campo: f"""SELECT dicho.value ->> '{campo}' FROM cartera_uniondeclientes u,
        jsonb_each(u.datos) dicho WHERE dicho.value ->> '{campo}' <> ''"""  # noqa: S608  constants
    for campo in ("codigo", "ci_numero", "nit")
}
"""What was said of either of two records that were joined."""
_MARCAR = f"""
UPDATE {TABLA} f SET toca = otras.toca FROM (SELECT linea, max(toca) AS toca FROM (
    SELECT linea, {OTRA_FILA} AS toca FROM {TABLA} WHERE resultado = '' AND NOT elegible
    UNION ALL
    SELECT linea, {OTRA_FILA} FROM {TABLA} WHERE numero IN (
        SELECT numero FROM {TABLA} WHERE resultado = '' GROUP BY numero HAVING count(*) > 1)
    UNION ALL
    SELECT linea, {OTRA_FILA} FROM {TABLA} WHERE codigo IN (
        SELECT codigo FROM {TABLA} WHERE codigo <> '' GROUP BY codigo HAVING count(*) > 1)
    UNION ALL
    SELECT linea, {OTRA_FILA} FROM {TABLA} WHERE persona IN (
        SELECT persona FROM {TABLA} WHERE persona IS NOT NULL GROUP BY persona HAVING count(*) > 1)
    UNION ALL
    SELECT linea, {OTRA_FILA} FROM {TABLA} WHERE codigo IN ({_DE_ANTES["codigo"]})
    UNION ALL
    SELECT linea, {OTRA_FILA} FROM {TABLA} WHERE ci_numero IN ({_DE_ANTES["ci_numero"]})
    UNION ALL
    SELECT linea, {OTRA_FILA} FROM {TABLA} WHERE nit IN ({_DE_ANTES["nit"]})
    UNION ALL
    SELECT f.linea, {OTRA_FILA} FROM {TABLA} f JOIN cartera_nollamar n ON n.numero = f.numero
        AND n.anulado_en IS NULL
    UNION ALL
    SELECT f.linea, {SOLO_LO_GUARDADO} FROM {TABLA} f JOIN cartera_cliente c
        ON c.de_prueba = %(de_prueba)s AND c.tipo = 'PERSONA' AND c.ci_numero <> ''
        AND c.ci_numero = f.ci_numero AND c.ci_complemento = f.ci_complemento
        WHERE f.tipo = 'PERSONA'
    UNION ALL
    SELECT f.linea, {SOLO_LO_GUARDADO} FROM {TABLA} f JOIN cartera_cliente c
        ON c.de_prueba = %(de_prueba)s AND c.tipo = 'EMPRESA' AND c.nit <> '' AND c.nit = f.nit
        WHERE f.tipo = 'EMPRESA'
    UNION ALL
    SELECT f.linea, {SOLO_LO_GUARDADO} FROM {TABLA} f JOIN cartera_cliente c
        ON c.de_prueba = %(de_prueba)s AND c.codigo <> '' AND c.codigo = f.codigo
    UNION ALL
    SELECT f.linea, {SOLO_LO_GUARDADO} FROM {TABLA} f JOIN cartera_contactocartera c
        ON c.linea = f.numero
        JOIN cartera_cartera k ON k.id = c.cartera_id AND k.de_prueba = %(de_prueba)s
) todas GROUP BY linea) otras WHERE otras.linea = f.linea AND f.resultado = ''
"""  # noqa: S608  constants
