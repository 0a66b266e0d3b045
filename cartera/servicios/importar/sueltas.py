"""Write the rows that touch nothing else: a statement for clients, contacts and telephones."""

from django.db import connection, models

from cartera.models import Cartera, Cliente, ContactoCartera, TelefonoCliente
from cartera.servicios.importar.antesala import DEL_CLIENTE, DEL_CONTACTO, TABLA

SUELTAS = "resultado = '' AND NOT toca"
_LISTA = "coalesce(string_to_array(nullif({}, ''), E'\\x1f'), '{{}}')"


def escribir_sueltas(cartera: Cartera) -> None:
    """Each has the ids that its row was given."""
    cliente = {campo: campo for campo in DEL_CLIENTE} | {"id": "cliente_id"}
    cliente["de_prueba"] = "true" if cartera.de_prueba else "false"
    contacto = {campo: campo for campo in DEL_CONTACTO if campo != "numero"} | {
        "id": "contacto_id",
        "cartera_id": str(cartera.pk),
        "cliente_id": "cliente_id",
        "orden": "linea",
        "linea": "numero",
        "servicios_actuales": _LISTA.format("servicios_actuales"),
        "servicios_requeridos": _LISTA.format("servicios_requeridos"),
    }
    _insertar(Cliente, cliente)
    _insertar(ContactoCartera, contacto)
    with connection.cursor() as cursor:
        cursor.execute(_TELEFONOS)


def _insertar(modelo: type[models.Model], valores: dict[str, str]) -> None:
    """Columns that the file says nothing of have what the model gives by itself."""
    columnas, dichos, propios = [], [], []
    for campo in modelo._meta.concrete_fields:
        columnas.append(campo.column)
        if campo.column in valores:
            dichos.append(valores[campo.column])
        else:
            dichos.append(f"%s::{campo.db_type(connection)}")
            propios.append(campo.get_db_prep_save(campo.get_default(), connection))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {modelo._meta.db_table} ({', '.join(map(str, columnas))}) "  # noqa: S608  constants
            f"SELECT {', '.join(dichos)} FROM {TABLA} WHERE {SUELTAS} ORDER BY linea",
            propios,
        )


_T = TelefonoCliente
_TELEFONOS = f"""
INSERT INTO {_T._meta.db_table} (cliente_id, numero, tipo, calificacion)
SELECT cliente_id, numero, CASE WHEN numero ~ '^[+]591[2-4][0-9]{{7}}$' THEN '{_T.Tipo.FIJO}'
    ELSE '{_T.Tipo.CELULAR}' END, '{_T.Calificacion.SIN_CALIFICAR}'
FROM (SELECT cliente_id, linea, unnest(string_to_array(telefonos, E'\\x1f')) AS numero
      FROM {TABLA} WHERE {SUELTAS}) n ORDER BY linea
"""  # noqa: S608  constants
