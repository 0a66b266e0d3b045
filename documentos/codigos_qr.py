"""The codes in a photo of a paper (11) or of a C.I. (6); called in the opener's process only."""

import zxingcpp
from PIL import Image

_SOLO_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


def leer_qr(imagen: Image.Image) -> list[str]:
    """What each QR in sight says, the largest first; empty when none can be read."""
    return _dichos(zxingcpp.read_barcodes(imagen.convert("L"), formats=_SOLO_QR))


def leer_qr_de_paso(imagen: Image.Image) -> list[str]:
    """The same in half of the time, of a photo that was asked to fill the picture: by one of its
    colours, and without the trials that help a code seen from afar.
    """
    halladas = zxingcpp.read_barcodes(
        imagen.getchannel("G"),
        formats=_SOLO_QR,
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
    )
    return _dichos(halladas)


def _dichos(halladas: list[zxingcpp.Barcode]) -> list[str]:
    return [hallada.text for hallada in sorted(halladas, key=_lado, reverse=True) if hallada.text]


def _lado(hallada: zxingcpp.Barcode) -> int:
    esquinas = hallada.position
    return abs(int(esquinas.bottom_right.x) - int(esquinas.top_left.x))
