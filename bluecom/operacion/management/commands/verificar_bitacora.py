"""Read the whole log back and say what was altered."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from bluecom.bitacora.models import Ancla, Evento
from bluecom.operacion.bitacora import revisar_la_bitacora


class Command(BaseCommand):
    help = "Comprueba cada cadena de eventos y cada ancla; termina con 1 si algo fue alterado."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        problemas = list(revisar_la_bitacora())
        ancla = Ancla.objects.order_by("-dia").first()
        eventos = Evento.objects.count()
        if options["json"]:
            dicho = {"eventos": eventos, "ancla": str(ancla or ""), "problemas": problemas}
            self.stdout.write(json.dumps(dicho, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(problemas or ["La bitácora está entera."]))
            self.stdout.write(f"Eventos: {eventos}. Última ancla: {ancla or 'ninguna'}.")
        if problemas:
            raise SystemExit(1)
