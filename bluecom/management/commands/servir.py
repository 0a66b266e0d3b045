"""``make run``: the whole system by one command, stopped by Ctrl-C."""

import io
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from bluecom import embebido
from bluecom.cuentas.models import Rol, Usuario
from bluecom.embebido import carpetas, puerto
from bluecom.embebido.supervisor import Supervisor
from bluecom.management.demo import USUARIOS


class Command(BaseCommand):
    help = "Prepara la base y sirve la web, las tareas y el reloj; Ctrl-C lo detiene todo."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        supervisor = Supervisor(carpetas.crear_privada(Path(settings.CARPETA_DATOS) / "registros"))
        supervisor.escuchar_senales()
        try:
            self._preparar()
            self._lanzar(supervisor)
            if supervisor.esperar_hasta(_responde, 90):
                self._anunciar(supervisor)
                supervisor.vigilar()
        except embebido.ErrorEmbebido as error:
            raise CommandError(str(error)) from None
        finally:
            self._detener(supervisor)

    def _preparar(self) -> None:
        self.stdout.write("Preparando la base de datos…")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.EMBEBIDO and _base_vacia():
            self.stdout.write("Cargando la demostración…")
            call_command("demo", stdout=io.StringIO())

    def _lanzar(self, supervisor: Supervisor) -> None:
        direccion = f"{puerto.direccion()}:{puerto.elegido()}"
        gthread = "--worker-class gthread --workers 2 --threads 8".split()
        gthread += "--access-logfile - --no-control-socket".split()
        supervisor.lanzar("web", "gunicorn", "bluecom.wsgi", "--bind", direccion, *gthread)
        celery = ["celery", "-A", "bluecom.celery"]
        comun = ["--loglevel", "WARNING"]
        supervisor.lanzar("tareas", *celery, "worker", "--concurrency", "2", *comun)
        agenda = str(Path(settings.CARPETA_DATOS) / "agenda")
        supervisor.lanzar("reloj", *celery, "beat", "--pidfile=", "--schedule", agenda, *comun)

    def _anunciar(self, supervisor: Supervisor) -> None:
        self.stdout.write(f"\nBluecom está en marcha: {settings.URL_PUBLICA}/\n")
        if settings.EMBEBIDO:
            self.stdout.write(_tabla_de_usuarios())
            self.stdout.write(f"Correos salientes: {Path(settings.CARPETA_DATOS) / 'correo'}")
        self.stdout.write(f"Registros: {supervisor.registros}\nCtrl-C para detener.")
        self.stdout.flush()

    def _detener(self, supervisor: Supervisor) -> None:
        self.stdout.write("Deteniendo…")
        supervisor.detener()
        if settings.EMBEBIDO:
            connections.close_all()
            embebido.detener(Path(settings.CARPETA_DATOS))
        self.stdout.write("Detenido.")


def _responde() -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{puerto.elegido()}/", timeout=5):
            return True
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False


def _base_vacia() -> bool:
    """Nobody to log in as: the people of ``recorrido`` are for tests only."""
    return not Usuario.objects.exclude(rol=Rol.SISTEMA).filter(de_prueba=False).exists()


def _tabla_de_usuarios() -> str:
    filas = [f"  {u:<12} {clave:<18} {rol.label}" for u, (clave, rol, *_) in USUARIOS.items()]
    return "\n".join(["\nUsuarios de demostración (usuario, contraseña, rol):", *filas, ""])
