"""From what a person typed or dictated to the best line of Annex 1 (step 8.1)."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from solicitudes.direcciones.analisis import analizar
from solicitudes.direcciones.redaccion import redactar
from solicitudes.direcciones.reparto import Repartidor
from solicitudes.direcciones.texto import canonica, sin_puntos_finales
from solicitudes.direcciones.troceo import trocear
from solicitudes.direcciones.valores import (
    NUMERO_PROVISIONAL,
    SEPARADOR_OBSERVACIONES,
    Direccion,
    DireccionInvalida,
    ErrorDireccion,
)

_VUELTAS = 6


@dataclass(frozen=True)
class Propuesta:
    """What ``normalizar`` offers: two fields to confirm, and what to look at first."""

    linea: str
    observaciones: str = ""
    rural: bool = False
    numero_provisional: bool = False
    avisos: tuple[str, ...] = field(default=(), compare=False)
    errores: tuple[ErrorDireccion, ...] = field(default=(), compare=False)
    direccion: Direccion | None = field(default=None, compare=False)
    leida: Direccion | None = field(default=None, compare=False)
    """The fields of the line as far as they could be told apart, valid or not."""

    @property
    def valida(self) -> bool:
        """Whether the proposal already follows Annex 1."""
        return self.direccion is not None

    def formatear(self) -> str:
        """The line and, after the separator, the observations."""
        return _unir(self.linea, self.observaciones)


def normalizar(texto: str, *, observaciones: str = "", catalogo: Collection[str] = ()) -> Propuesta:
    """Propose the address of Annex 1 (8.1) that a person meant; never raises.

    What is valid stays as it is, and a proposal proposes itself. What the format has no
    place for goes to the observations; ``avisos`` names it, ``errores`` what is missing.
    """
    partida = _separar(canonica(texto if isinstance(texto, str) else ""), catalogo)
    aparte = sin_puntos_finales(canonica(observaciones if isinstance(observaciones, str) else ""))
    par = (partida[0], _juntar(partida[1], aparte))
    avisos: list[str] = []
    return _proponer(_hasta_que_no_cambie(par, catalogo, avisos), catalogo, avisos)


def _hasta_que_no_cambie(
    par: tuple[str, str], catalogo: Collection[str], avisos: list[str]
) -> tuple[str, str]:
    inicio = par
    for _ in range(_VUELTAS):
        if _valida(par, catalogo):
            return par
        nuevo = _una_vuelta(par, catalogo, avisos)
        if nuevo == par:
            return par
        par = nuevo
    return inicio


def _una_vuelta(
    par: tuple[str, str], catalogo: Collection[str], avisos: list[str]
) -> tuple[str, str]:
    reparto = Repartidor(trocear(par[0])).repartir()
    linea, nuevas = redactar(reparto)
    avisos += [a for a in reparto.avisos if a not in avisos]
    return _separar(_unir(linea, _juntar(nuevas, par[1])), catalogo)


def _valida(par: tuple[str, str], catalogo: Collection[str]) -> bool:
    return isinstance(_juzgar(par, catalogo), Direccion)


def _juzgar(par: tuple[str, str], catalogo: Collection[str]) -> Direccion | DireccionInvalida:
    try:
        return analizar(par[0], observaciones=par[1], rural=_rural(par[0]), catalogo=catalogo)
    except DireccionInvalida as invalida:
        return invalida


def _rural(linea: str) -> bool:
    palabras = linea.split()
    return "ZONA" in palabras and not {"ENTRE", "ESQUINA"} & set(palabras)


def _proponer(par: tuple[str, str], catalogo: Collection[str], avisos: list[str]) -> Propuesta:
    juicio = _juzgar(par, catalogo)
    valida = juicio if isinstance(juicio, Direccion) else None
    return Propuesta(
        linea=par[0],
        observaciones=par[1],
        rural=_rural(par[0]),
        numero_provisional=NUMERO_PROVISIONAL in par[1],
        avisos=tuple(avisos),
        errores=() if isinstance(juicio, Direccion) else tuple(juicio.errores),
        direccion=valida,
        leida=juicio if isinstance(juicio, Direccion) else juicio.leida,
    )


def _unir(linea: str, observaciones: str) -> str:
    return f"{linea}{SEPARADOR_OBSERVACIONES}{observaciones}" if observaciones else linea


def _separar(texto: str, catalogo: Collection[str] = ()) -> tuple[str, str]:
    """Split a canonical text at the annex's separator or at any OBS. that stands for it."""
    antes, _, despues = texto.partition(SEPARADOR_OBSERVACIONES.rstrip())
    par = (sin_puntos_finales(antes), sin_puntos_finales(canonica(despues)))
    palabras = antes.split()
    marcas = [i for i, p in enumerate(palabras) if p.strip(".,:;-()") in _MARCAS]
    if not marcas or _valida(par, catalogo):
        return par
    corte = marcas[0]
    linea, resto = " ".join(palabras[:corte]), " ".join(palabras[corte + 1 :])
    suelta = sin_puntos_finales(resto.strip(" ,;:-"))
    return sin_puntos_finales(linea), _juntar(suelta, par[1])


_MARCAS = frozenset({"OBSERVACIONES", "OBSERVACION", "OBS"})


def _juntar(nuevas: str, previas: str) -> str:
    if nuevas and re.search(rf"(?<!\w){re.escape(nuevas)}(?!\w)", previas):
        return previas
    return sin_puntos_finales(", ".join(t for t in (nuevas, previas) if t))
