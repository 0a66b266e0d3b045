"""III.2 from the command line: owe the reports that are due, as beat does every few minutes."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ
from indicadores.informe.deuda import deber_informes, meses_por_informar


class Command(BaseCommand):
    help = (
        "Debe el informe de cada mes terminado que no lo tiene; el trabajador lo hace y lo envía."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ahora", help="Otro instante, por ejemplo 2026-12-01T06:00 (La Paz).")
        parser.add_argument("--simular", action="store_true", help="Solo dice qué meses debería.")

    def handle(self, *args: Any, **options: Any) -> None:
        ahora = _instante(options["ahora"])
        if ahora > timezone.now() and not options["simular"]:
            raise CommandError("Ese instante no ha llegado: añada --simular.")
        if options["simular"]:
            meses = meses_por_informar(ahora=ahora)
        else:
            meses = [informe.mes for informe in deber_informes(ahora=ahora)]
        self.stdout.write("\n".join(meses) if meses else "Ningún informe por deber.")


def _instante(texto: str | None) -> datetime:
    if not texto:
        return timezone.now()
    try:
        instante = datetime.fromisoformat(texto)
    except ValueError:
        raise CommandError(f"«{texto}» no es un instante: escriba 2026-12-01T06:00.") from None
    return instante if instante.tzinfo else instante.replace(tzinfo=LA_PAZ)
