"""The opener that runs apart: a client's file comes in by a pipe, its clean copy goes out.

Started by ``documentos.recibidos``; knows no Django, no key, and writes no file.
"""

import json
import resource
import sys

from PIL import Image

from bluecom.aparte.bucle import Negado, atender, sin_senales
from bluecom.aparte.protocolo import PROHIBIDO
from documentos.cartas import leer_carta
from documentos.errores import ArchivoRechazado
from documentos.imagenes import a_jpeg, con_algo_que_ver, leer_foto, reducida


def responder(encargo: bytes) -> bytes:
    """The size of the file as two numbers on a line, then its copy; refusals are sentences.

    Of a photo whose codes are asked for, a list of what they say.
    """
    cabecera, _, contenido = encargo.partition(b"\n")
    mime, que, solo_codigos = json.loads(cabecera)
    try:
        if solo_codigos:
            from documentos.codigos_qr import leer_qr

            foto, _ = leer_foto(contenido, mime, que)
            return json.dumps(leer_qr(foto)).encode()
        imagen, medidas = _leer(contenido, mime, que)
        copia = a_jpeg(con_algo_que_ver(reducida(imagen), que))
    except ArchivoRechazado as rechazo:
        raise Negado(PROHIBIDO, str(rechazo)) from None
    return json.dumps(medidas).encode() + b"\n" + copia


def _leer(contenido: bytes, mime: str, que: str) -> tuple[Image.Image, tuple[int, int]]:
    if mime == "application/pdf":
        carta = leer_carta(contenido)
        return carta, carta.size
    return leer_foto(contenido, mime, que)


def main() -> None:
    """Serve the pipe."""
    sin_senales()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    salida = sys.stdout.buffer
    sys.stdout = sys.stderr
    atender(sys.stdin.buffer, salida, responder)


if __name__ == "__main__":
    main()
