"""The codes in a photo of a paper (11); called in the opener's process only."""

import zxingcpp
from PIL import Image

_SOLO_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


def leer_qr(imagen: Image.Image) -> list[str]:
    """What each QR in sight says, the largest first; empty when none can be read."""
    halladas = zxingcpp.read_barcodes(imagen.convert("L"), formats=_SOLO_QR)
    return [hallada.text for hallada in sorted(halladas, key=_lado, reverse=True) if hallada.text]


def _lado(hallada: zxingcpp.Barcode) -> int:
    esquinas = hallada.position
    return abs(int(esquinas.bottom_right.x) - int(esquinas.top_left.x))
