"""What the commands that bring a file share: who brings it, and the report that its page gives."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.planillas.de_una_vez import hacer_de_una_vez
from bluecom.planillas.models import Corrida


class ComandoDeArchivo(BaseCommand):
    """``ARCHIVO --como USUARIO [--simular] [--json]``; ``roles`` are those who may bring it."""

    tipo: ClassVar[str]
    que_es: ClassVar[str]
    roles: ClassVar[tuple[Rol, ...]]
    conteos: ClassVar[tuple[str, ...]]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archivo", type=Path)
        parser.add_argument("--como", required=True, help="Nombre de usuario de quien lo trae.")
        parser.add_argument("--simular", action="store_true", help="No escribe nada.")
        parser.add_argument("--json", action="store_true", help="Un solo objeto JSON.")

    def handle(self, *args: Any, **opciones: Any) -> None:
        acto = Acto(self._persona(opciones["como"]), timezone.now())
        try:
            with opciones["archivo"].open("rb") as archivo:
                corrida = self._traer(archivo, acto, opciones)
        except OSError:
            raise CommandError(f"No se puede leer {opciones['archivo']}.", returncode=2) from None
        self._decir(corrida, opciones)

    def _persona(self, nombre: str) -> Usuario:
        persona = Usuario.objects.filter(username=nombre, is_active=True).first()
        if persona is None or not persona.tiene_rol(*self.roles):
            pueden = ", ".join(str(rol.label) for rol in self.roles)
            raise CommandError(f"«{nombre}» no trae estos archivos: elija a alguien de {pueden}.")
        return persona

    def _traer(self, archivo: BinaryIO, acto: Acto, opciones: dict[str, Any]) -> Corrida:
        try:
            return hacer_de_una_vez(
                archivo,
                tipo=self.tipo,
                nombre=self.que_es,
                nombre_del_archivo=opciones["archivo"].name,
                acto=acto,
                simular=opciones["simular"],
            )
        except DatoInvalido as error:
            if opciones["json"]:
                self.stdout.write(json.dumps({"errores": [str(error)]}, ensure_ascii=False))
            raise CommandError(str(error), returncode=1) from None

    def _decir(self, corrida: Corrida, opciones: dict[str, Any]) -> None:
        cuentas = {conteo: corrida.conteos.get(conteo, 0) for conteo in ("leidas", *self.conteos)}
        filas = corrida.renglones.iterator()
        if opciones["json"]:
            dichas = [{"linea": f.linea, "clase": f.clase, "motivo": f.motivo} for f in filas]
            self.stdout.write(json.dumps(cuentas | {"filas": dichas}, ensure_ascii=False))
            return
        if opciones["simular"]:
            self.stdout.write("Simulación: no se escribió nada.")
        for conteo, cuantas in cuentas.items():
            self.stdout.write(f"{conteo.replace('_', ' ')}: {cuantas}")
        for fila in filas:
            if fila.motivo:
                self.stdout.write(f"  línea {fila.linea}: {fila.clase}. {fila.motivo}")
