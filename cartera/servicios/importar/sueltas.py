"""Write rows that bring a client of their own: a statement for clients, contacts, telephones."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

from cartera.models import Cartera, Cliente, ContactoCartera, TelefonoCliente
from cartera.servicios.importar.antesala import DEL_CLIENTE, DEL_CONTACTO, ESTAS, LISTA, TABLA

_SUELTAS = "resultado = '' AND toca = 0"


def escribir_sueltas(cartera: Cartera) -> None:
    """All that touch nothing else; each has the ids that its row was given."""
    _escribir(cartera, _SUELTAS, [])


def escribir_estas(cartera: Cartera, lineas: Sequence[int]) -> None:
    """Those of these lines, decided beside the others and not let go yet."""
    if lineas:
        _escribir(cartera, ESTAS, [[*lineas]])


def _escribir(cartera: Cartera, donde: str, valores: list[Any]) -> None:
    cliente = {campo: campo for campo in DEL_CLIENTE} | {"id": "cliente_id"}
    cliente["de_prueba"] = "true" if cartera.de_prueba else "false"
    contacto = {campo: campo for campo in DEL_CONTACTO if campo != "numero"} | {
        "id": "contacto_id",
        "cartera_id": str(cartera.pk),
        "cliente_id": "cliente_id",
        "orden": "linea",
        "linea": "numero",
        "prioridad": "coalesce(prioridad, 0)",
        "servicios_actuales": LISTA.format("servicios_actuales"),
        "servicios_requeridos": LISTA.format("servicios_requeridos"),
    }
    _insertar(Cliente, cliente, donde, valores)
    _insertar(ContactoCartera, contacto, donde, valores)
    with connection.cursor() as cursor:
        cursor.execute(f"{_TELEFONOS} WHERE {donde}) n", valores)


def _insertar(
    modelo: type[models.Model], dichas: dict[str, str], donde: str, valores: list[Any]
) -> None:
    """Columns that the file says nothing of have what the model gives by itself."""
    columnas, dichos, propios = [], [], []
    for campo in modelo._meta.concrete_fields:
        columnas.append(campo.column)
        if campo.column in dichas:
            dichos.append(dichas[campo.column])
        else:
            dichos.append(f"%s::{campo.db_type(connection)}")
            propios.append(campo.get_db_prep_save(campo.get_default(), connection))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {modelo._meta.db_table} ({', '.join(map(str, columnas))}) "  # noqa: S608  constants
            f"SELECT {', '.join(dichos)} FROM {TABLA} WHERE {donde}",
            [*propios, *valores],
        )


_T = TelefonoCliente
_TELEFONOS = f"""
INSERT INTO {_T._meta.db_table} (cliente_id, numero, tipo, calificacion)
SELECT cliente_id, numero, CASE WHEN length(numero) = 12
    AND left(numero, 5) IN ('+5912', '+5913', '+5914') THEN '{_T.Tipo.FIJO}'
    ELSE '{_T.Tipo.CELULAR}' END, '{_T.Calificacion.SIN_CALIFICAR}'
FROM (SELECT cliente_id, unnest(string_to_array(telefonos, E'\\x1f')) AS numero FROM {TABLA}
"""  # noqa: S608  constants
