"""``make run``: the whole system by one command, stopped by Ctrl-C."""

import http.client
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connections

from bluecom import embebido
from bluecom.cuentas.models import Rol, Usuario
from bluecom.embebido import carpetas, direcciones, entorno, errores, puerto
from bluecom.embebido.supervisor import Supervisor
from bluecom.management.demo import USUARIOS
from bluecom.operacion.configuracion import ETIQUETA

_MANAGE = str(settings.BASE_DIR / "manage.py")
_CONEXION_VIVA = {"CONN_MAX_AGE": "600", "PGAPPNAME": "web"}
"""Sixteen threads, a connection each: asked whether it lives before it is used again."""


class Command(BaseCommand):
    help = "Prepara la base y sirve la web, las tareas y el reloj; Ctrl-C lo detiene todo."
    requires_system_checks = [ETIQUETA]

    def handle(self, *args: Any, **options: Any) -> None:
        datos = Path(settings.CARPETA_DATOS)
        try:
            registros = carpetas.crear_privada(datos / "registros")
            supervisor = Supervisor(registros, self._decir, lambda: carpetas.turno(datos))
            supervisor.escuchar_senales()
            try:
                self._servir(supervisor, datos)
            finally:
                self._detener(supervisor, datos)
        except embebido.ErrorEmbebido as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(str(errores.no_se_escribe(error, datos))) from None

    def _servir(self, supervisor: Supervisor, datos: Path) -> None:
        if not self._preparar(supervisor):
            return
        if settings.EMBEBIDO:
            supervisor.servidores += entorno.servidores(datos)
        self._lanzar(supervisor, datos)
        if supervisor.esperar_hasta(_responde, 90):
            self._anunciar(supervisor, datos)
            supervisor.vigilar()

    def _preparar(self, supervisor: Supervisor) -> bool:
        """Bring tables, static files and, the first time, the demo; ``False`` if told to stop.

        The demo is another process: its papers would leave this one 110 MB larger for good.
        """
        self._decir("Preparando la base de datos…")
        try:
            call_command("migrate", interactive=False, verbosity=0)
        except OperationalError as error:
            raise embebido.ErrorEmbebido(f"La base de datos no se deja preparar: {error}") from None
        call_command("collectstatic", interactive=False, verbosity=0)
        vacia = settings.EMBEBIDO and _base_vacia()
        connections.close_all()
        if not vacia:
            return True
        self._decir("Cargando la demostración…")
        return supervisor.ejecutar("demo", _MANAGE, "demo")

    def _lanzar(self, supervisor: Supervisor, datos: Path) -> None:
        web = ["-m", "gunicorn", "--config", "python:bluecom.servidor_web", "bluecom.wsgi"]
        supervisor.lanzar("web", *web, "--bind", puerto.enlace(), **_CONEXION_VIVA)
        celery = ["-m", "celery", "-A", "bluecom.celery"]
        comun = ["--loglevel", "WARNING"]
        supervisor.lanzar("tareas", *celery, "worker", "--concurrency", "2", *comun)
        agenda = str(datos / "agenda")
        supervisor.lanzar("reloj", *celery, "beat", "--pidfile=", "--schedule", agenda, *comun)

    def _anunciar(self, supervisor: Supervisor, datos: Path) -> None:
        self._decir(f"\nBluecom está en marcha: {settings.URL_PUBLICA}/")
        otras = [f"{url}/" for url in puerto.urls() if url != settings.URL_PUBLICA]
        if otras:
            self._decir(f"También en: {'  '.join(otras)}")
        if settings.EMBEBIDO:
            self._decir(_tabla_de_usuarios())
            self._decir(f"Correos salientes: {datos / 'correo'}")
            for base in entorno.abandonadas(datos):
                self._decir(
                    f"En {base} queda la base de datos de otra carpeta que estuvo en {datos}. "
                    f"Si esa carpeta ya no existe, bórrela con: rm -r {base}"
                )
        self._decir(f"Registros: {supervisor.registros}\nCtrl-C para detener.")

    def _detener(self, supervisor: Supervisor, datos: Path) -> None:
        self._decir("Deteniendo…")
        supervisor.detener()
        if settings.EMBEBIDO:
            embebido.detener(datos)
        self._decir("Detenido.")

    def _decir(self, texto: str) -> None:
        self.stdout.write(texto)
        self.stdout.flush()


def _responde() -> bool:
    """Ask where it listens, without following the way to an https that only a proxy has."""
    conexion = http.client.HTTPConnection(direcciones.propia(), puerto.elegido(), timeout=5)
    try:
        conexion.request("GET", "/")
        return conexion.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        conexion.close()


def _base_vacia() -> bool:
    """Nobody to log in as: the people of ``recorrido`` are for tests only."""
    return not Usuario.objects.exclude(rol=Rol.SISTEMA).filter(de_prueba=False).exists()


def _tabla_de_usuarios() -> str:
    filas = [f"  {u:<12} {clave:<18} {rol.label}" for u, (clave, rol, *_) in USUARIOS.items()]
    return "\n".join(["\nUsuarios de demostración (usuario, contraseña, rol):", *filas, ""])
