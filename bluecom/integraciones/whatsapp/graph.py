"""One question to the Graph API over HTTP, with an end in time and a limit of size for its answer.

``http.client`` and not a library: it is two verbs, and each way of failing has to be told apart by
whether the question had left.
"""

import http.client
import json
import secrets
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.whatsapp.puerto import NoSeSabe

RESPUESTA_MAXIMA = 1024 * 1024
_ERRORES = (OSError, http.client.HTTPException)


@dataclass(frozen=True)
class Formulario:
    """One file with its fields, as a browser would post it."""

    campos: Mapping[str, str]
    contenido: bytes
    nombre: str
    mime: str

    def cuerpo(self) -> tuple[str, bytes]:
        """Its type and its bytes; no line of the file is taken for the border."""
        borde = secrets.token_hex(16)
        partes = [
            f'--{borde}\r\nContent-Disposition: form-data; name="{campo}"\r\n\r\n{dicho}\r\n'
            for campo, dicho in self.campos.items()
        ]
        partes.append(
            f'--{borde}\r\nContent-Disposition: form-data; name="file"; '
            f'filename="{self.nombre}"\r\nContent-Type: {self.mime}\r\n\r\n'
        )
        cierre = f"\r\n--{borde}--\r\n".encode()
        tipo = f"multipart/form-data; boundary={borde}"
        return tipo, "".join(partes).encode() + self.contenido + cierre


@dataclass(frozen=True)
class Respuesta:
    """``dicho`` is empty when the body is no JSON."""

    codigo: int
    cuerpo: bytes

    @property
    def dicho(self) -> dict[str, Any]:
        try:
            leido = json.loads(self.cuerpo)
        except ValueError:
            return {}
        return leido if isinstance(leido, dict) else {}


def pedir(
    url: str,
    *,
    token: str,
    segundos: float,
    maximo: int = RESPUESTA_MAXIMA,
    cuerpo: Mapping[str, Any] | None = None,
    formulario: Formulario | None = None,
) -> Respuesta:
    """GET, or POST of ``cuerpo`` or of ``formulario``.

    Raises ``SistemaNoResponde`` when it was not asked, or only asked to read; ``NoSeSabe`` when
    what was posted may have been taken in.
    """
    conexion, ruta = _conectar(url, segundos)
    cabeceras = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    se_envia = cuerpo is not None or formulario is not None
    try:
        try:
            if se_envia:
                tipo, dicho = formulario.cuerpo() if formulario else _en_json(cuerpo)
                conexion.request("POST", ruta, dicho, {**cabeceras, "Content-Type": tipo})
            else:
                conexion.request("GET", ruta, headers=cabeceras)
            respuesta = conexion.getresponse()
            leido = respuesta.read(maximo + 1)
        except _ERRORES as error:
            raise _cortado(error, se_envio=se_envia) from None
    finally:
        conexion.close()
    if len(leido) > maximo:
        if se_envia:
            raise NoSeSabe("contesta demasiado")
        raise SistemaNoResponde(f"manda más de {maximo} bytes", reintentable=False)
    return Respuesta(respuesta.status, leido)


def _en_json(cuerpo: Mapping[str, Any] | None) -> tuple[str, bytes]:
    return "application/json", json.dumps(cuerpo).encode()


def _conectar(url: str, segundos: float) -> tuple[http.client.HTTPConnection, str]:
    """Reached before anything is asked: what fails here was not sent."""
    partes = urlsplit(url)
    conexion: http.client.HTTPConnection
    if partes.scheme == "https":
        seguro = ssl.create_default_context()
        conexion = http.client.HTTPSConnection(
            partes.hostname or "", partes.port, timeout=segundos, context=seguro
        )
    else:
        conexion = http.client.HTTPConnection(partes.hostname or "", partes.port, timeout=segundos)
    try:
        conexion.connect()
    except _ERRORES as error:
        conexion.close()
        raise SistemaNoResponde(
            f"no se llega a él ({type(error).__name__})", reintentable=True
        ) from None
    return conexion, f"{partes.path or '/'}{'?' + partes.query if partes.query else ''}"


def _cortado(error: BaseException, *, se_envio: bool) -> Exception:
    palabras = f"se cortó ({type(error).__name__})"
    return NoSeSabe(palabras) if se_envio else SistemaNoResponde(palabras, reintentable=True)
