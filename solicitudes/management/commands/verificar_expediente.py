"""``manage.py verificar_expediente VENTA [--pdf RUTA] [--json]``: is the proof of a sale intact?"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from solicitudes.expediente.comprobar import Expediente, verificar_expediente
from solicitudes.models import Venta


class Command(BaseCommand):
    """Check log, papers, files and closing file; exits 1 when something was altered."""

    help = "Comprueba la bitácora, los papeles y los archivos recibidos de una venta."

    def add_arguments(self, parser: CommandParser) -> None:
        """The sale, a paper that somebody brings, and whether a program reads the answer."""
        parser.add_argument("venta", type=int)
        parser.add_argument("--pdf", type=Path, help="un PDF que dice ser de esta venta")
        parser.add_argument("--json", action="store_true", dest="en_json")

    def handle(self, *args: Any, **opciones: Any) -> None:
        """Print every piece with its SHA-256, then the verdict."""
        try:
            expediente = verificar_expediente(opciones["venta"], pdf=_leer(opciones["pdf"]))
        except Venta.DoesNotExist:
            raise CommandError(f"No existe la venta {opciones['venta']}.") from None
        if opciones["en_json"]:
            self.stdout.write(json.dumps(expediente.como_dict(), ensure_ascii=False, indent=2))
        else:
            self._contar(expediente)
        if not expediente.integro:
            cuantas = len(expediente.problemas)
            dicho = "1 alteración" if cuantas == 1 else f"{cuantas} alteraciones"
            raise CommandError(f"El expediente tiene {dicho}.")

    def _contar(self, expediente: Expediente) -> None:
        self.stdout.write(f"Venta {expediente.venta}: {expediente.eventos} eventos.")
        for pieza in expediente.piezas:
            estado = (
                pieza.problema
                or pieza.borrado
                or (pieza.sha256 and "íntegro")
                or "todavía sin archivo"
            )
            self.stdout.write(f"  {pieza.sha256 or '—':<64}  {pieza.que}: {estado}")
        for problema in expediente.problemas:
            self.stdout.write(f"  ALTERADO  {problema}")
        if expediente.integro:
            self.stdout.write(f"El expediente está íntegro{_sin(len(expediente.borradas))}.")


def _sin(borradas: int) -> str:
    return f"; la política de retención borró {borradas} de sus piezas" if borradas else ""


def _leer(ruta: Path | None) -> bytes | None:
    if ruta is None:
        return None
    try:
        return ruta.read_bytes()
    except OSError:
        raise CommandError(f"No se puede leer {ruta}: escriba la ruta de un PDF.") from None
