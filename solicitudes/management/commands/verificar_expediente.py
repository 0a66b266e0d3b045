"""``manage.py verificar_expediente VENTA [--json]``: is the proof of a sale intact?"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from solicitudes.models import Venta
from solicitudes.servicios.expediente import Expediente, verificar_expediente


class Command(BaseCommand):
    """Check events, papers and received files; exits 1 when something was altered."""

    help = "Comprueba la bitácora, los papeles y los archivos recibidos de una venta."

    def add_arguments(self, parser: CommandParser) -> None:
        """The sale, and whether a program reads the answer."""
        parser.add_argument("venta", type=int)
        parser.add_argument("--json", action="store_true", dest="en_json")

    def handle(self, *args: Any, **opciones: Any) -> None:
        """Print every piece with its SHA-256, then the verdict."""
        try:
            expediente = verificar_expediente(opciones["venta"])
        except Venta.DoesNotExist:
            raise CommandError(f"No existe la venta {opciones['venta']}.") from None
        if opciones["en_json"]:
            self.stdout.write(json.dumps(expediente.como_dict(), ensure_ascii=False, indent=2))
        else:
            self._contar(expediente)
        if not expediente.integro:
            raise CommandError(f"El expediente tiene {len(expediente.problemas)} alteraciones.")

    def _contar(self, expediente: Expediente) -> None:
        self.stdout.write(f"Venta {expediente.venta}: {expediente.eventos} eventos.")
        for pieza in expediente.piezas:
            estado = pieza.problema or (pieza.sha256 and "íntegro") or "todavía sin archivo"
            self.stdout.write(f"  {pieza.sha256 or '—':<64}  {pieza.que}: {estado}")
        for problema in expediente.problemas:
            self.stdout.write(f"  ALTERADO  {problema}")
        if expediente.integro:
            self.stdout.write("El expediente está íntegro.")
