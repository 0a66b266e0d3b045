"""``manage.py recontar_carteras``: every contact counted again, against what is kept."""

from typing import Any

from django.core.management.base import BaseCommand

from cartera.servicios.conteos import recontar


class Command(BaseCommand):
    help = "Cuenta de nuevo los clientes de las carteras y corrige los conteos guardados."

    def handle(self, *args: Any, **opciones: Any) -> None:
        distintos = recontar()
        corregidos = "1 conteo" if distintos == 1 else f"{distintos} conteos"
        self.stdout.write(f"Corregido: {corregidos}." if distintos else "Los conteos están bien.")
