"""Wake a worker: the broker carries no more than that, and nobody waits for it."""

import logging
import time

from celery import current_app
from django.db import connection, transaction

BARRER = "bluecom.pendientes.tasks.barrer"
PAUSA = 5.0
"""Seconds for which a broker that failed is not asked again: the sweep finds the rows."""
registro = logging.getLogger(__name__)
_callar_hasta = 0.0


def despertar() -> None:
    """Tell a worker that something is owed.

    A broker that is down or frozen costs half a second, once, and is logged.
    """
    global _callar_hasta
    if time.monotonic() < _callar_hasta:
        return
    try:
        current_app.send_task(BARRER, ignore_result=True, retry=False)
    except Exception as error:  # the broker's client raises its own and the socket's errors
        _callar_hasta = time.monotonic() + PAUSA
        registro.warning("El corredor de tareas no responde: %s", type(error).__name__)


def despertar_al_confirmar() -> None:
    """Wake a worker once this transaction is committed: once, however much it owes."""
    if not any(funcion is despertar for _, funcion, *_ in connection.run_on_commit):
        transaction.on_commit(despertar, robust=True)
