"""``manage.py purgar [--de-veras]``: erase what has had its time, counted first."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from bluecom.retencion.purga import Cuenta, por_purgar, purgar, retenidas


class Command(BaseCommand):
    """Without ``--de-veras`` it only says how many of each copy it would erase."""

    help = (
        "Borra las copias de datos personales cuyo plazo terminó; sin --de-veras solo las cuenta."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether it is meant."""
        parser.add_argument("--de-veras", action="store_true", help="borrar, y no solo contar")

    def handle(self, *args: Any, **opciones: Any) -> None:
        """Print each copy with its count, and what is held back."""
        ahora = timezone.now()
        de_veras = opciones["de_veras"]
        self._decir(purgar(ahora=ahora) if de_veras else por_purgar(ahora=ahora))
        for retenida in retenidas(ahora=ahora):
            self.stdout.write(f"{retenida.cuantas:>8}  retenidas: {retenida.que}")
        if not de_veras:
            self.stdout.write("No se borró nada. Para borrarlo: manage.py purgar --de-veras")
        elif por_purgar(ahora=ahora):
            self.stdout.write("No fue todo de una vez: repita la orden para seguir.")

    def _decir(self, cuentas: list[Cuenta]) -> None:
        for cuenta in cuentas:
            self.stdout.write(f"{cuenta.cuantas:>8}  {cuenta.que}")
        if not cuentas:
            self.stdout.write("Nada cumplió su plazo.")
