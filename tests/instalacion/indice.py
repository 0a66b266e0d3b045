"""A package index on 127.0.0.1 with a few tiny wheels, and a project that installs from it."""

import base64
import contextlib
import functools
import hashlib
import http.server
import io
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.instalacion.uv import PROYECTO


def rueda(nombre: str, version: str, *, etiqueta: str = "py3-none-any", **metadatos: str) -> bytes:
    """Return a wheel that holds one empty module; ``metadatos`` are lines of its METADATA."""
    carpeta = f"{nombre}-{version}.dist-info"
    lineas = [f"{clave.replace('_', '-')}: {valor}" for clave, valor in metadatos.items()]
    cabecera = ["Metadata-Version: 2.1", f"Name: {nombre}", f"Version: {version}", *lineas]
    partes = {
        f"{nombre}.py": "",
        f"{carpeta}/METADATA": "\n".join(cabecera) + "\n",
        f"{carpeta}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {etiqueta}\n",
    }
    partes[f"{carpeta}/RECORD"] = "".join(_registro(*parte) for parte in partes.items())
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as archivo:
        for camino, texto in partes.items():
            archivo.writestr(camino, texto)
    return salida.getvalue()


def _registro(camino: str, texto: str) -> str:
    resumen = base64.urlsafe_b64encode(hashlib.sha256(texto.encode()).digest()).rstrip(b"=")
    return f"{camino},sha256={resumen.decode()},{len(texto)}\n"


@dataclass
class Indice:
    """The simple pages of some wheels, served from a folder."""

    carpeta: Path
    url: str
    resumenes: dict[str, str] = field(default_factory=dict)

    def ofrecer(
        self, nombre: str, version: str, etiqueta: str = "py3-none-any", **datos: str
    ) -> None:
        """Publish a wheel; the last one of a release is the one that ``pin`` names."""
        contenido = rueda(nombre, version, etiqueta=etiqueta, **datos)
        pagina = self.carpeta / nombre
        pagina.mkdir(exist_ok=True)
        (pagina / f"{nombre}-{version}-{etiqueta}.whl").write_bytes(contenido)
        self.resumenes[f"{nombre}=={version}"] = hashlib.sha256(contenido).hexdigest()
        enlaces = [_enlace(publicada) for publicada in sorted(pagina.glob("*.whl"))]
        (pagina / "index.html").write_text("<!DOCTYPE html>" + "\n".join(enlaces))

    def pin(self, cual: str) -> str:
        return f"{cual} --hash=sha256:{self.resumenes[cual]}\n"


def _enlace(publicada: Path) -> str:
    resumen = hashlib.sha256(publicada.read_bytes()).hexdigest()
    return f'<a href="{publicada.name}#sha256={resumen}">{publicada.name}</a>'


class _Callado(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass


@contextlib.contextmanager
def sirviendo(carpeta: Path) -> Iterator[Indice]:
    atencion = functools.partial(_Callado, directory=str(carpeta))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), atencion) as servidor:
        threading.Thread(target=servidor.serve_forever, daemon=True).start()
        yield Indice(carpeta, f"http://127.0.0.1:{servidor.server_address[1]}/")
        servidor.shutdown()


@dataclass
class Proyecto:
    """A folder with our installation script and locks of its own."""

    carpeta: Path
    indice: str = "http://127.0.0.1:9/"

    @property
    def entorno(self) -> Path:
        return self.carpeta / ".venv"

    def escribir_lock(self, texto: str, lock: str = "embebido") -> None:
        (self.carpeta / "requirements" / f"{lock}.lock").write_text(texto)

    def suplantar(self, nombre: str, guion: str) -> None:
        """Put a program of that name before the machine's own."""
        programa = self.carpeta / "programas" / nombre
        programa.write_text(f"#!/bin/sh\n{guion}\n")
        programa.chmod(0o755)

    def preparar(self, *argumentos: str, **variables: str) -> tuple[int, str]:
        """Run the script as make does; return its status and all that it said."""
        guion = ["sh", "requirements/preparar.sh"]
        return self.ejecutar(*guion, *(argumentos or ["embebido"]), **variables)

    def ejecutar(self, *orden: str, **variables: str) -> tuple[int, str]:
        programas = [str(self.carpeta / "programas"), str(Path(sys.executable).parent)]
        entorno = {
            "PATH": ":".join([*programas, "/usr/bin", "/bin"]),
            "HOME": str(self.carpeta),
            "PIP_INDEX_URL": self.indice,
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_RETRIES": "1",
            "PIP_NO_CACHE_DIR": "1",
        }
        hecho = subprocess.run(
            orden,
            cwd=self.carpeta,
            env=entorno | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return hecho.returncode, hecho.stdout


def proyecto_en(carpeta: Path, indice: str = "http://127.0.0.1:9/") -> Proyecto:
    for parte in ("requirements", "programas"):
        (carpeta / parte).mkdir()
    shutil.copy(PROYECTO / "requirements" / "preparar.sh", carpeta / "requirements")
    return Proyecto(carpeta, indice)
