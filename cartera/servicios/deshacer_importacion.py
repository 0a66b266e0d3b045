"""Take back a portfolio's file: what it made and nobody has worked since (1)."""

from django.db import connection, models

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.planillas.herencia import dejar_a_otros
from bluecom.planillas.models import Corrida, Renglon
from cartera.models import Cliente, ContactoCartera, Situacion, TelefonoCliente

_RENGLON = Renglon._meta.db_table
_CONTACTO = ContactoCartera._meta.db_table
_CLIENTE = Cliente._meta.db_table
_TELEFONO = TelefonoCliente._meta.db_table


def deshacer_importacion(corrida: Corrida, acto: Acto) -> dict[str, int]:
    """How many were taken out of the portfolio, and how many stay because somebody worked them.

    Whom another file brings too stays, by that one. What the file changed of known clients stays
    changed: a newer file says what is true now.
    """
    de_otros = dejar_a_otros(corrida)
    creados = corrida.renglones.filter(objeto_id__isnull=False).count()
    quitados = _ejecutar(_quitar_contactos(), corrida)
    _ejecutar(_quitar_telefonos(), corrida)
    _ejecutar(_quitar_clientes(), corrida)
    cuenta = {"deshechas": quitados, "quedan": creados - quitados}
    if de_otros:
        cuenta["de_otro"] = de_otros
    anotar(f"cartera:{corrida.objeto_id}", "deshacer_importacion", acto=acto, datos=cuenta)
    return cuenta


def _ejecutar(orden: str, corrida: Corrida) -> int:
    with connection.cursor() as cursor:
        cursor.execute(orden, [corrida.pk])
        return int(cursor.rowcount)


def _nadie_lo_nombra(modelo: type[models.Model], salvo: type[models.Model] | None = None) -> str:
    """No row of another table points at it: a sale, a call, a request not to be called."""
    tabla = modelo._meta.db_table
    dichos = [
        f"NOT EXISTS (SELECT FROM {lazo.related_model._meta.db_table} o "
        f"WHERE o.{lazo.field.column} = {tabla}.id)"
        for lazo in modelo._meta.related_objects
        if lazo.related_model is not salvo
    ]
    return " AND ".join(dichos)


def _quitar_contactos() -> str:
    return f"""
DELETE FROM {_CONTACTO} USING {_RENGLON} r
WHERE r.corrida_id = %s AND r.objeto_id = {_CONTACTO}.id
    AND {_CONTACTO}.situacion = '{Situacion.DISPONIBLE}' AND {_CONTACTO}.intentos = 0
    AND {_CONTACTO}.reservado_por_id IS NULL AND {_CONTACTO}.atendido_por_id IS NULL
    AND {_nadie_lo_nombra(ContactoCartera)}
"""  # noqa: S608  constants


def _quitar_telefonos() -> str:
    return f"""
DELETE FROM {_TELEFONO} USING {_RENGLON} r, {_CLIENTE}
WHERE r.corrida_id = %s AND r.objeto_id IS NOT NULL AND {_CLIENTE}.id = r.previo_id
    AND {_TELEFONO}.cliente_id = r.previo_id
    AND {_nadie_lo_nombra(Cliente, salvo=TelefonoCliente)}
"""  # noqa: S608  constants


def _quitar_clientes() -> str:
    return f"""
DELETE FROM {_CLIENTE} USING {_RENGLON} r
WHERE r.corrida_id = %s AND r.objeto_id IS NOT NULL AND {_CLIENTE}.id = r.previo_id
    AND {_nadie_lo_nombra(Cliente)}
"""  # noqa: S608  constants
