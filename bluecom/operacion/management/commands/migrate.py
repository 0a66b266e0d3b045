"""Django's ``migrate``, without drawing what no operation touches."""

from typing import Any

from django.core.management.commands import migrate

from bluecom.operacion.migraciones import dibujar_solo_lo_que_cambia


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with dibujar_solo_lo_que_cambia():
            super().handle(*args, **options)
