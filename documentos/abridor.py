"""The opener that runs apart: a client's file comes in by a pipe, its clean copy goes out.

Started by ``documentos.recibidos``; knows no Django, no key, and writes no file.
"""

import json
import resource
import sys

from PIL import Image

from bluecom.aparte.bucle import Negado, atender, sin_senales
from bluecom.aparte.protocolo import PROHIBIDO
from documentos.arreglos import arreglado
from documentos.cartas import leer_carta
from documentos.errores import ArchivoRechazado
from documentos.imagenes import a_jpeg, arreglada, leer_foto, reducida
from documentos.medidas import Vista, huella, medir, un_solo_tono

NADA_QUE_VER = "En la imagen ({que}) no se ve nada, es toda de un color: pida al cliente una foto."


def responder(encargo: bytes) -> bytes:
    """What was found on a line of JSON, then the clean copy; refusals are sentences.

    One decode serves the copy, the measures and what the photo looks like. ``giro`` and
    ``recorte``: which part of the original the copy shows, and how (``documentos.arreglos``).
    Of a photo whose codes alone are asked for, a list of what they say; ``con_codigos``: they too.
    """
    cabecera, _, contenido = encargo.partition(b"\n")
    mime, que, giro, recorte, solo_codigos, con_codigos = json.loads(cabecera)
    try:
        entera, medidas = _leer(contenido, mime, que)
        if solo_codigos:
            from documentos.codigos_qr import leer_qr

            return json.dumps(leer_qr(entera)).encode()
        codigos = _codigos(entera) if con_codigos else []
    except ArchivoRechazado as rechazo:
        raise Negado(PROHIBIDO, str(rechazo)) from None
    imagen = arreglada(reducida(entera), giro, recorte)
    vista, eran = Vista.de(imagen), arreglado(medidas, giro, recorte)
    if un_solo_tono(vista):
        raise Negado(PROHIBIDO, NADA_QUE_VER.format(que=que))
    hallado = {
        "medidas": eran,
        "medido": medir(vista, eran),
        "huella": huella(vista),
        "codigos": codigos,
    }
    return json.dumps(hallado).encode() + b"\n" + a_jpeg(imagen)


def _codigos(imagen: Image.Image) -> list[str]:
    from documentos.codigos_qr import leer_qr_de_paso

    return leer_qr_de_paso(imagen)


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
