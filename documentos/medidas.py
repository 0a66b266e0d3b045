"""What the coach measures of a photo, from its one decoded image; in the opener's process only.

Whole numbers, each of one thing that a person sees; ``documentos.reparos`` says from where on
they are a fault, and ``tests/documentos/muestrario`` how often that is wrong.
"""

from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter, ImageStat

LADO = 1000
"""A letter that cannot be read at this size cannot be read on the paper of the folder."""
CHICO = 200
RUIDO = 10
"""A step between two neighbours of so few levels may be the grain of the sensor."""
_SIN_GRANO = [paso if paso > RUIDO else 0 for paso in range(256)]
POCO = 0.4
"""Levels of change in each dot, on the average: less is a part where nothing is written."""
APARTE = 28
"""Levels by which the paper differs from the table it lies on, in some colour."""
JUSTO = 1.1
"""What is a tenth larger is as good as the size that was asked for."""
MOTAS = 3
"""Out of 255: what a speck or two leave in a row."""
UN_SOLO_TONO = 0.5
"""Standard deviation of the most varied of the three colours."""
QUEMADO = 250
BLANCO = 240


class Vista(NamedTuple):
    """A photo with a tiny copy of itself, made once for all questions that need no more."""

    entera: Image.Image
    chica: Image.Image

    @classmethod
    def de(cls, imagen: Image.Image) -> "Vista":
        return cls(imagen, _menor(imagen, max(imagen.size) / CHICO))

    def gris(self, *, medio: bool) -> Image.Image:
        """As large as a letter has to be read at; the middle alone, or all of it."""
        ancho, alto = self.entera.size
        caja = (ancho * 2 // 10, alto * 3 // 10, ancho * 8 // 10, alto * 7 // 10)
        parte = self.entera.crop(caja) if medio else self.entera
        return _menor(parte.convert("L"), max(self.entera.size) / LADO)


def medir(vista: Vista, medidas: tuple[int, int]) -> dict[str, int]:
    """Dots of the paper's long side, part of the picture that it is, sharpness, light, glare.

    The four others are hundredths. ``medidas``: of the photo as it came, before it was reduced.
    """
    ancho, alto = _papel(vista.chica)
    gris = vista.chica.convert("L")
    return {
        "medida": round(max(ancho * medidas[0], alto * medidas[1])),
        "encuadre": round(100 * ancho * alto),
        "nitidez": round(100 * _nitidez(vista)),
        "luz": round(100 * _percentil(gris, 0.95) / 255),
        "reflejo": round(100 * _reflejo(gris)),
    }


def huella(vista: Vista) -> str:
    """What the photo looks like, as 16 and 64 hexadecimal digits (``documentos.parecido``)."""
    gris = vista.chica.convert("L").filter(ImageFilter.BoxBlur(1))
    return f"{_pendientes(gris, 8):016x}{_pendientes(gris, 16):064x}"


def un_solo_tono(vista: Vista) -> bool:
    """Whether nothing can be seen: a blank page that was scanned has more than one."""
    return max(ImageStat.Stat(vista.chica).stddev) < UN_SOLO_TONO


def _menor(imagen: Image.Image, veces: float) -> Image.Image:
    """So many times smaller; by whole numbers first, which costs next to nothing."""
    enteras = int(veces)
    menor = imagen.reduce(enteras) if enteras > 1 else imagen
    resto = veces / max(enteras, 1)
    if resto <= JUSTO:
        return menor
    medidas = [max(round(lado / resto), 1) for lado in menor.size]
    return menor.resize((medidas[0], medidas[1]), Image.Resampling.BOX)


def _pendientes(gris: Image.Image, lado: int) -> int:
    """A bit for each dot of a tiny picture: whether the one to its right is brighter."""
    puntos = gris.resize((lado + 1, lado), Image.Resampling.BOX).tobytes()
    bits = 0
    for fila in range(0, lado * (lado + 1), lado + 1):
        for x in range(fila, fila + lado):
            bits = bits << 1 | (puntos[x] < puntos[x + 1])
    return bits


def _papel(chica: Image.Image) -> tuple[float, float]:
    """Which parts of width and height what lies on the table takes.

    The table is what most of the picture's border shows; where the paper goes beyond it, the
    border is paper and what is printed on it stands for it.
    """
    borde = ImageChops.invert(_hueco(chica.size))
    mesa = tuple(ImageStat.Stat(chica, borde).median)
    aparte = ImageChops.difference(chica, Image.new("RGB", chica.size, mesa))
    mayor = ImageChops.lighter(ImageChops.lighter(*aparte.split()[:2]), aparte.getchannel(2))
    mancha = mayor.point(lambda t: 255 * (t > APARTE))
    return _alcance(mancha, (mancha.width, 1)), _alcance(mancha, (1, mancha.height))


def _alcance(mancha: Image.Image, renglon: tuple[int, int]) -> float:
    """From the first to the last row (or column) that holds some dots, over all of them."""
    suma = mancha.resize(renglon, Image.Resampling.BOX).point(lambda t: 255 * (t > MOTAS))
    caja = suma.getbbox()
    return max(caja[2] - caja[0], caja[3] - caja[1]) / max(renglon) if caja else 1.0


def _hueco(medidas: tuple[int, int]) -> Image.Image:
    """White but for a border of a thirtieth."""
    grueso = max(max(medidas) // 30, 1)
    hueco = Image.new("L", medidas)
    dentro = (max(medidas[0] - 2 * grueso, 1), max(medidas[1] - 2 * grueso, 1))
    hueco.paste(255, (grueso, grueso, grueso + dentro[0], grueso + dentro[1]))
    return hueco


def _nitidez(vista: Vista) -> float:
    """How much of what changes from dot to dot is lost when the picture is blurred once more.

    A sharp edge loses most of itself, a blurred one has nothing to lose (the measure of Crete
    et al., 2007); along the worse of both directions, since a hand moves in one. The middle
    answers for the whole where there is something written in it.
    """
    perdido = _perdido_en(vista.gris(medio=True), POCO)
    return perdido if perdido is not None else _perdido_en(vista.gris(medio=False), 0) or 0.0


def _perdido_en(gris: Image.Image, poco: float) -> float | None:
    """``None`` where no more than so little changes."""
    partes = []
    for radio, paso in (((4, 0), (1, 0)), ((0, 4), (0, 1))):
        propios = _pasos(gris, paso).point(_SIN_GRANO)
        borrosos = _pasos(gris.filter(ImageFilter.BoxBlur(radio)), paso)
        total = ImageStat.Stat(propios).sum[0]
        if total <= poco * gris.width * gris.height:
            return None
        partes.append(ImageStat.Stat(ImageChops.subtract(propios, borrosos)).sum[0] / total)
    return min(partes)


def _pasos(gris: Image.Image, paso: tuple[int, int]) -> Image.Image:
    """The difference between each dot and its neighbour, without those that have none."""
    dentro = (1, 1, gris.width, gris.height)
    return ImageChops.difference(gris, ImageChops.offset(gris, *paso)).crop(dentro)


def _percentil(gris: Image.Image, parte: float) -> int:
    """The level that so many of the dots do not exceed."""
    tonos = gris.histogram()
    quedan = parte * sum(tonos)
    for nivel, cuantos in enumerate(tonos):
        quedan -= cuantos
        if quedan <= 0:
            return nivel
    return 255


def _reflejo(chica: Image.Image) -> float:
    """The part that is burnt white, of a paper that is not white all over."""
    if _percentil(chica, 0.75) >= BLANCO:
        return 0.0
    tonos = chica.filter(ImageFilter.MinFilter(3)).histogram()
    return sum(tonos[QUEMADO:]) / sum(tonos)
