"""The QR of each page, as an SVG image that needs no network."""

import base64
import io

import segno


def qr_data(url: str) -> str:
    """``data:`` URL of the QR of a public address; the same bytes every time."""
    salida = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        salida, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True
    )
    return "data:image/svg+xml;base64," + base64.b64encode(salida.getvalue()).decode()
