from celery import shared_task

from bluecom.cuentas.sesiones import SessionStore


@shared_task(ignore_result=True)
def olvidar_sesiones() -> None:
    """Delete the rows of sessions that ended by themselves."""
    SessionStore.clear_expired()
