"""The reader of letters that runs apart: a photo comes in by a pipe, its lines go out.

Only where the extra ``ocr`` is installed. Started by ``documentos.letras``; knows no Django, no
key, and writes no file.
"""

import json
import resource
import sys
from typing import Any

from bluecom.aparte.bucle import Negado, atender, sin_senales
from bluecom.aparte.protocolo import PROHIBIDO
from documentos.errores import ArchivoRechazado
from documentos.imagenes import arreglada, leer_foto, reducida

_AJUSTES = {
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def responder(encargo: bytes, motor: Any) -> bytes:
    """The lines of the photo as people see it, from top to bottom, as a list of JSON."""
    cabecera, _, contenido = encargo.partition(b"\n")
    mime, que, giro, recorte, *_ = json.loads(cabecera)
    try:
        entera, _ = leer_foto(contenido, mime, que)
    except ArchivoRechazado as rechazo:
        raise Negado(PROHIBIDO, str(rechazo)) from None
    imagen = arreglada(reducida(entera), giro, recorte)
    hallado = motor(imagen)
    return json.dumps(list(hallado.txts or ())).encode()


def main() -> None:
    """Load the models, which the wheel brings, and serve the pipe."""
    from rapidocr import RapidOCR

    sin_senales()
    salida = sys.stdout.buffer
    sys.stdout = sys.stderr
    motor = RapidOCR(params=_AJUSTES)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    atender(sys.stdin.buffer, salida, lambda encargo: responder(encargo, motor))


if __name__ == "__main__":
    main()
