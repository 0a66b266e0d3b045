"""Small files that take for ever, or all the memory there is, from who opens them carelessly."""

import io
import zlib

from PIL import Image

from tests.documentos.imagenes import a_bytes


def pdf_de_trazos(cuantos: int = 2_000_000) -> bytes:
    """The same line, millions of times: under 90 KB, and each one is an object in memory."""
    return _pdf(b"0 0 m 595 842 l S\n" * cuantos)


def pdf_sin_fin() -> bytes:
    """A page painted a thousand times over, each of its dots worked out by a long program."""
    programa = b"{" + b"2 copy mul sin " * 60 + b"pop " * 60 + b"pop dup dup}"
    funcion = _flujo(b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]", programa)
    sombra = (
        b"<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1 0 1]"
        b"/Matrix[595 0 0 842 0 0]/Function 5 0 R>>"
    )
    return _pdf(b"/S sh\n" * 1000, recursos=b"/Shading<</S 6 0 R>>", mas=(funcion, sombra))


def jpeg_sin_fin() -> bytes:
    """A progressive photo whose last pass over all the dots comes again thousands of times."""
    imagen = Image.effect_noise((3000, 3000), 8).convert("RGB")
    salida = io.BytesIO()
    imagen.save(salida, "JPEG", progressive=True, quality=20)
    contenido = salida.getvalue()
    ultimo = contenido.rindex(b"\xff\xda")
    vacio = contenido[ultimo : ultimo + 10] + b"\x00" * 64
    return contenido[:-2] + vacio * 15_000 + b"\xff\xd9"


def webp_animado() -> bytes:
    """Two hundred frames in one file."""
    cuadros = [Image.new("RGB", (400, 300), (n, n, 0)) for n in range(200)]
    salida = io.BytesIO()
    cuadros[0].save(salida, "WEBP", save_all=True, append_images=cuadros[1:])
    return salida.getvalue()


def heic_inventado() -> bytes:
    """It says that it is HEIC; the rest is noise."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(range(256)) * 400


def png_mentiroso() -> bytes:
    """A header of 4000 by 4000 dots over the data of a small picture."""
    chica = bytearray(a_bytes(Image.new("RGB", (300, 300)), "PNG"))
    chica[16:24] = (4000).to_bytes(4, "big") * 2
    chica[29:33] = zlib.crc32(chica[12:29]).to_bytes(4, "big")
    return bytes(chica)


def _pdf(contenido: bytes, *, recursos: bytes = b"", mas: tuple[bytes, ...] = ()) -> bytes:
    objetos = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>"
        % recursos,
        _flujo(b"/Filter/FlateDecode", zlib.compress(contenido, 9)),
        *mas,
    ]
    salida, lugares = b"%PDF-1.7\n", []
    for n, objeto in enumerate(objetos, start=1):
        lugares.append(len(salida))
        salida += b"%d 0 obj\n" % n + objeto + b"\nendobj\n"
    tabla = b"".join(b"%010d 00000 n \n" % lugar for lugar in lugares)
    cuantos, donde = len(objetos) + 1, len(salida)
    return salida + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (cuantos, tabla, cuantos, donde)
    )


def _flujo(entradas: bytes, datos: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entradas, len(datos), datos)
