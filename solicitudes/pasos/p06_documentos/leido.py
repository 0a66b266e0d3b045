"""Step 6: what the photo of a C.I. says by itself, beside what is known: offered, never taken.

Of what its code is made nothing is supposed: one that holds no number, or several, is shown as it
is.
"""

from dataclasses import dataclass
from datetime import date

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import CI, leer_ci
from documentos.carnet import Letras, numeros_en
from documentos.models import ArchivoRecibido
from documentos.tipos import TipoArchivo
from solicitudes.models import Venta

DEL_TITULAR = (
    TipoArchivo.CI_ANVERSO,
    TipoArchivo.CI_REVERSO,
    TipoArchivo.CI_DIGITAL,
    TipoArchivo.CI_DIGITAL_2,
)
DIGITALES = DEL_TITULAR[2:]
_DE_QUIEN_FIRMA = (TipoArchivo.FIRMANTE_ANVERSO, TipoArchivo.FIRMANTE_REVERSO)
CAPTURA = 1.9
"""So many times as high as wide is what a telephone shows; no camera takes photos like that."""


@dataclass(frozen=True)
class Leido:
    """One thing that a photo says. ``otro``: why it is not what was expected; empty when it is."""

    frase: str
    otro: str = ""
    numero: str = ""
    entero: str = ""


@dataclass(frozen=True)
class Prellenado:
    """What the letters of the photos put into the fields that nobody filled yet."""

    ci: str = ""
    ci_vence: date | None = None
    ci_indefinido: bool = False
    digital_vence: date | None = None

    @property
    def campos(self) -> dict[str, object]:
        """Field → value, of what was read."""
        return {campo: valor for campo, valor in self.__dict__.items() if valor}


def leido_de(archivo: ArchivoRecibido, venta: Venta) -> list[Leido]:
    """Everything that it says, its codes first."""
    esperado = ci_de(archivo.tipo, venta)
    del_qr = [_del_codigo(codigo, esperado) for codigo in archivo.codigos]
    return [*del_qr, *_de_las_letras(archivo.letras, esperado)]


def ci_de(tipo: str, venta: Venta) -> CI | None:
    """The C.I. that such a photo should show, as far as it is known."""
    if tipo in DEL_TITULAR:
        return venta.ci_esperado
    oferta = venta.oferta_actual
    if tipo not in _DE_QUIEN_FIRMA or oferta is None:
        return None
    try:
        return leer_ci(oferta.solicitante_ci)
    except DatoInvalido:
        return None


def parece_captura(archivo: ArchivoRecibido) -> bool:
    """Whether what stands for a side of the card looks like the screen of a telephone."""
    de_la_tarjeta = archivo.tipo in (TipoArchivo.CI_ANVERSO, TipoArchivo.CI_REVERSO)
    return de_la_tarjeta and archivo.alto >= CAPTURA * archivo.ancho


def prellenado(archivos: list[ArchivoRecibido]) -> Prellenado:
    """What the holder's photos say, where they say one thing: of two a person decides."""
    suyos = [a for a in archivos if a.tipo in DEL_TITULAR and a.leido]
    letras = [a.letras for a in suyos]
    de_tarjeta = [a.letras for a in suyos if a.tipo not in DIGITALES]
    digitales = [a.letras for a in suyos if a.tipo in DIGITALES]
    dichos = {una.vence_el for una in de_tarjeta if una.vence_el}
    return Prellenado(
        ci=_un_ci([una.ci for una in letras if una.ci]),
        ci_vence=_uno(dichos),
        ci_indefinido=not dichos and any(una.indefinida for una in de_tarjeta),
        digital_vence=_uno({una.vence_el for una in digitales if una.vence_el}),
    )


def _uno(dichos: set[date]) -> date | None:
    return next(iter(dichos)) if len(dichos) == 1 else None


def _un_ci(dichos: list[CI]) -> str:
    """A side often lacks the complement: the fullest, when it is the number of all of them."""
    entero = max(dichos, key=lambda ci: ci.complemento, default=None)
    if entero is None or not all(es_el_mismo(ci, entero) for ci in dichos):
        return ""
    return str(entero)


def _del_codigo(codigo: str, esperado: CI | None) -> Leido:
    posibles = numeros_en(codigo)
    if esperado is not None and any(es_el_mismo(uno, esperado) for uno in posibles):
        return Leido(f"El QR dice el mismo número: {esperado.clave}.", entero=codigo)
    if len(posibles) != 1:
        return Leido(f"El QR dice: «{codigo}»")
    [suyo] = posibles
    return _comparado("El QR", suyo, esperado, codigo)


def _de_las_letras(letras: Letras, esperado: CI | None) -> list[Leido]:
    dichos = []
    if letras.ci is not None:
        dichos.append(_comparado("El programa", letras.ci, esperado, "", verbo="leyó"))
    if letras.vence_el or letras.indefinida:
        cual = f"{letras.vence_el:%d/%m/%Y}" if letras.vence_el else "vigencia indefinida"
        dichos.append(Leido(f"El programa leyó el vencimiento: {cual}. Compruébelo."))
    return dichos


def _comparado(
    quien: str, suyo: CI, esperado: CI | None, entero: str, *, verbo: str = "dice"
) -> Leido:
    if esperado is None:
        frase = f"{quien} {verbo} C.I. {suyo}. Compruébelo."
        return Leido(frase, numero=str(suyo), entero=entero)
    if es_el_mismo(suyo, esperado):
        return Leido(f"{quien} {verbo} el mismo número: {esperado.clave}.", entero=entero)
    otro = (
        f"{quien} {verbo} C.I. {suyo} y se esperaba {esperado}: mire si la foto es de otra "
        "persona o si el número se anotó mal."
    )
    return Leido("", otro=otro, numero=str(suyo), entero=entero)


def es_el_mismo(leido: CI, esperado: CI) -> bool:
    """A code often lacks the complement; a different one is somebody else."""
    return leido.numero == esperado.numero and leido.complemento in ("", esperado.complemento)
