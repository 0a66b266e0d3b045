"""``manage.py vigilar_plazos``: the sweep of the deadlines, by hand (10.1, 11.1)."""

import json
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.plazos.barrido import barrer


class Command(BaseCommand):
    help = "Da los avisos de plazo que correspondan. Dos veces seguidas: la segunda, ninguno."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ahora", help="instante ISO; uno futuro solo con --simular")
        parser.add_argument("--simular", action="store_true", help="no escribe nada")
        parser.add_argument("--json", action="store_true", help="un solo objeto JSON")

    def handle(self, **opciones: Any) -> None:
        ahora = _instante(opciones["ahora"])
        if ahora > timezone.now() and not opciones["simular"]:
            raise CommandError("Un instante futuro solo se puede ver con --simular.")
        avisos = barrer(ahora=ahora, simular=opciones["simular"])
        if opciones["json"]:
            self.stdout.write(json.dumps({"avisos": avisos}, ensure_ascii=False))
            return
        self.stdout.write("\n".join(avisos) or "Ningún aviso nuevo.")


def _instante(texto: str | None) -> datetime:
    if not texto:
        return timezone.now()
    try:
        instante = datetime.fromisoformat(texto)
    except ValueError:
        raise CommandError(
            f"«{texto}» no es un instante: escríbalo como 2026-11-22T15:30."
        ) from None
    return instante if instante.tzinfo else instante.replace(tzinfo=LA_PAZ)
