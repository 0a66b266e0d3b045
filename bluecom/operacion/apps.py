"""Health, signs of life, backup and restore."""

from django.apps import AppConfig


class OperacionConfig(AppConfig):
    """Has Celery's processes check the configuration and give signs of life."""

    name = "bluecom.operacion"
    label = "operacion"
    verbose_name = "Operación"

    def ready(self) -> None:
        from celery.signals import beat_init, celeryd_init, worker_ready, worker_shutdown

        from bluecom.operacion import bitacora, buzon  # noqa: F401  registration is the import
        from bluecom.operacion.configuracion import terminar_si_no_sirve
        from bluecom.operacion.latidos import empezar_trabajador, terminar_trabajador

        for comienzo in (celeryd_init, beat_init):
            comienzo.connect(terminar_si_no_sirve, weak=False, dispatch_uid="configuracion")
        worker_ready.connect(empezar_trabajador, weak=False, dispatch_uid="latidos")
        worker_shutdown.connect(terminar_trabajador, weak=False, dispatch_uid="latidos")
