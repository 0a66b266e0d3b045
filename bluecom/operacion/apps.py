"""Health, signs of life, backup and restore."""

from django.apps import AppConfig


class OperacionConfig(AppConfig):
    """Registers the checks of the configuration, and has Celery's processes ask for them."""

    name = "bluecom.operacion"
    label = "operacion"
    verbose_name = "Operación"

    def ready(self) -> None:
        from celery.signals import beat_init, celeryd_init

        from bluecom.operacion.configuracion import terminar_si_no_sirve

        for comienzo in (celeryd_init, beat_init):
            comienzo.connect(terminar_si_no_sirve, weak=False, dispatch_uid="configuracion")
