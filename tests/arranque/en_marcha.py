"""A real ``manage.py servir`` and what its tests ask of it."""

import http.client
import os
import socket
import subprocess
import sys
import uuid
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from bluecom.embebido import carpetas, postgresql
from tests.apoyo.esperar import esperar_a

_CORREO = """
WITH correo AS (
    INSERT INTO pendientes_correosaliente
        (clave, para, asunto, texto, adjuntos, message_id, estado, sigue, creado_en, error)
    VALUES (%(clave)s, 'a@b.example', 'Prueba', 'Hola', '[]', %(clave)s, 'EN_COLA', '', now(), '')
    RETURNING id)
INSERT INTO pendientes_pendiente
    (tipo, clave, objeto_id, datos, situacion, intentos, arriendos_perdidos,
     creado_en, proximo_en, ultimo_error)
SELECT 'correo:enviar', %(clave)s, id, '{}', 'DEBIDO', 0, 0, now(), now(), '' FROM correo
"""


@dataclass
class EnMarcha:
    """The process, its address and what it says."""

    datos: Path
    entorno: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.puerto = _puerto_libre()
        self.salida = self.datos / "salida.txt"
        with self.salida.open("wb") as archivo:
            self.proceso = subprocess.Popen(
                [sys.executable, "manage.py", "servir"],
                env=os.environ | self.entorno | {"PUERTO": str(self.puerto)},
                cwd=carpetas.PROYECTO,
                stdout=archivo,
                stderr=archivo,
            )

    def esperar(self) -> str:
        """Wait until it says that it runs; return what it said."""
        return esperar_a(self._anunciado, 600)  # the demo draws its papers

    def _anunciado(self) -> str:
        texto = self.salida.read_text()
        assert self.proceso.poll() is None, texto
        return texto if "Ctrl-C para detener" in texto else ""

    def dicho(self) -> str:
        return self.salida.read_text()

    def pedir(self, ruta: str, **cabeceras: str) -> http.client.HTTPResponse:
        """Return the answer, its body in ``cuerpo``."""
        conexion = http.client.HTTPConnection("127.0.0.1", self.puerto, timeout=10)
        with closing(conexion):
            conexion.request("GET", ruta, headers=cabeceras)
            respuesta = conexion.getresponse()
            respuesta.cuerpo = respuesta.read()  # type: ignore[attr-defined]
            return respuesta

    def atiende(self) -> bool:
        """Whether the web answers and finds its database and Redis well."""
        try:
            return self.pedir("/salud/").status == 200
        except (OSError, http.client.HTTPException):
            return False

    def deber_correo(self) -> str:
        """Owe a mail; return its name."""
        clave = f"<{uuid.uuid4()}@example>"
        with psycopg.connect(postgresql.de_la_carpeta(self.datos).url()) as conexion:
            conexion.execute(_CORREO, {"clave": clave})
        return clave

    def llego(self, clave: str) -> bool:
        """Whether it is in the sink: base, beat, Redis, worker and sink did their part."""
        correos = (self.datos / "correo").glob("*.eml")
        return any(clave in correo.read_text() for correo in correos)

    def hijo(self, que: str) -> int:
        """Return the process of ours whose command line holds that."""
        hijos = Path(f"/proc/{self.proceso.pid}/task/{self.proceso.pid}/children").read_text()
        for pid in map(int, hijos.split()):
            orden = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
            if all(palabra in orden for palabra in que.split()):
                return pid
        raise AssertionError(f"No hay ningún hijo «{que}».")

    def detener(self) -> int:
        if self.proceso.poll() is None:
            self.proceso.terminate()
        return self.proceso.wait(60)


def _puerto_libre() -> int:
    with socket.socket() as prueba:
        prueba.bind(("127.0.0.1", 0))
        return int(prueba.getsockname()[1])
