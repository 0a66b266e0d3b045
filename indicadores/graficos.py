"""Pictures by numbers: coordinates of the trend and of the funnel; pure.

Whole numbers only: a template of a Spanish site would write 3,5 into an SVG.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicadores.cifras import Cifra

ANCHO, ALTO = 640, 220
IZQUIERDA, DERECHA, ARRIBA, ABAJO = 44, 64, 18, 34
ALTO_TEXTO = 14
CON_TODO_DICHO = 8
"""Up to as many months each mark has its words; of more, those that one looks for."""
ALTO_HORAS = 140


@dataclass(frozen=True)
class Mes:
    """One column: its words, its name in an address, and whether it was signed."""

    corto: str
    clave: str = ""
    cerrado: bool = False


@dataclass(frozen=True)
class Marca:
    """One value of a series, where it is drawn and what is written beside it.

    ``abierta``: of a month that nobody signed, and may still be another.
    """

    x: int
    y: int
    y_texto: int
    texto: str
    abierta: bool = False


@dataclass(frozen=True)
class Puerta:
    """The strip of one month, which leads to it; ``dicho``: what one hears of it."""

    x: int
    ancho: int
    clave: str
    dicho: str


@dataclass(frozen=True)
class Serie:
    """A line; a month without data breaks it."""

    codigo: str
    nombre: str
    tramos: list[str]
    marcas: list[Marca]


@dataclass(frozen=True)
class Nivel:
    """A horizontal line of the scale."""

    y: int
    texto: str


@dataclass(frozen=True)
class Tendencia:
    """Everything the partial draws; ``desc`` says it in words."""

    ancho: int
    alto: int
    izquierda: int
    derecha: int
    base: int
    niveles: list[Nivel]
    meta: Nivel
    meses: list[Marca]
    puertas: list[Puerta]
    series: list[Serie]
    desc: str

    @property
    def hay_datos(self) -> bool:
        return any(serie.marcas for serie in self.series)


def dibujar_tendencia(
    meses: Sequence[Mes], series: Sequence[tuple[str, Sequence[Cifra]]], parametro: int
) -> Tendencia:
    """Each series has one Cifra for each of ``meses``."""
    techo = _techo(series)
    xs = _columnas(len(meses))
    dibujadas = [
        _serie(nombre, cifras, meses, xs, techo, sobre=i == len(series) - 1)
        for i, (nombre, cifras) in enumerate(series)
    ]
    _separar(dibujadas)
    return Tendencia(
        ancho=ANCHO,
        alto=ALTO,
        izquierda=IZQUIERDA,
        derecha=ANCHO - DERECHA,
        base=_y(0, techo),
        niveles=_niveles(techo),
        meta=Nivel(_y(parametro * 100, techo), f"{parametro} %"),
        meses=_bajo_el_eje(meses, xs),
        puertas=_puertas(meses, series, xs),
        series=dibujadas,
        desc=_en_palabras(meses, series),
    )


@dataclass(frozen=True)
class Barra:
    """One hour: how high its calls and, of them, the effective ones are drawn."""

    hora: int
    x: int
    ancho: int
    y: int
    alto: int
    y_efectivas: int
    alto_efectivas: int
    hechas: int
    efectivas: int


@dataclass(frozen=True)
class Horas:
    """The day by the hour; ``desc`` says it in words."""

    ancho: int
    alto: int
    base: int
    barras: list[Barra]
    desc: str


def dibujar_horas(cuentas: Sequence[tuple[int, int, int]]) -> Horas:
    """``(hour, calls, effective)`` of each hour in order; the highest reaches the top."""
    base, util = ALTO_HORAS - ABAJO, ALTO_HORAS - ABAJO - ARRIBA
    techo = max([hechas for _, hechas, _ in cuentas] or [0]) or 1
    paso = ANCHO // max(len(cuentas), 6)
    barras = [
        Barra(
            hora=hora,
            x=n * paso + paso // 6,
            ancho=paso * 2 // 3,
            y=base - util * hechas // techo,
            alto=util * hechas // techo,
            y_efectivas=base - util * efectivas // techo,
            alto_efectivas=util * efectivas // techo,
            hechas=hechas,
            efectivas=efectivas,
        )
        for n, (hora, hechas, efectivas) in enumerate(cuentas)
    ]
    dichas = ", ".join(f"a las {h} {n} llamadas, {e} efectivas" for h, n, e in cuentas)
    return Horas(ANCHO, ALTO_HORAS, base, barras, f"Llamadas por hora: {dichas or 'ninguna'}.")


def ancho_de(n: int, total: int, completo: int = 1000) -> int:
    """A bar's width, never over its track; one is always visible."""
    if n <= 0 or total <= 0:
        return 0
    return max(completo // 100, min(completo, completo * n // total))


def _serie(
    nombre: str,
    cifras: Sequence[Cifra],
    meses: Sequence[Mes],
    xs: list[int],
    techo: int,
    *,
    sobre: bool,
) -> Serie:
    marcas: list[Marca | None] = []
    dichas = _con_palabras(cifras)
    for i, (x, cifra, mes) in enumerate(zip(xs, cifras, meses, strict=True)):
        if cifra.d == 0:
            marcas.append(None)
            continue
        y = _y(min(10_000 * cifra.n // cifra.d, techo), techo)
        y_texto = y - 8 if sobre or y > ALTO - ABAJO - 20 else y + 17
        texto = cifra.texto.replace(" ", "\u00a0") if i in dichas else ""
        marcas.append(Marca(x, y, max(11, y_texto), texto, abierta=not mes.cerrado))
    return Serie(cifras[0].codigo, nombre, _tramos(marcas), [m for m in marcas if m])


def _con_palabras(cifras: Sequence[Cifra]) -> set[int]:
    """Which marks are written out: of many, the last, the lowest and the highest."""
    con_datos = [i for i, cifra in enumerate(cifras) if cifra.d]
    if len(cifras) <= CON_TODO_DICHO or not con_datos:
        return set(con_datos)
    valores = {i: 10_000 * cifras[i].n // cifras[i].d for i in con_datos}
    return {con_datos[-1], min(con_datos, key=valores.__getitem__),
            max(con_datos, key=valores.__getitem__)}  # fmt: skip


def _bajo_el_eje(meses: Sequence[Mes], xs: list[int]) -> list[Marca]:
    """As many words as there is room for, counted from the newest."""
    cada = -(-len(meses) // CON_TODO_DICHO)
    ultimo = len(meses) - 1
    return [
        Marca(x, ALTO - 12, 0, mes.corto)
        for i, (x, mes) in enumerate(zip(xs, meses, strict=True))
        if (ultimo - i) % cada == 0
    ]


def _puertas(
    meses: Sequence[Mes], series: Sequence[tuple[str, Sequence[Cifra]]], xs: list[int]
) -> list[Puerta]:
    ancho = (ANCHO - IZQUIERDA - DERECHA) // len(meses)
    return [
        Puerta(
            x - ancho // 2,
            ancho,
            mes.clave,
            f"{mes.corto}, {'cerrado' if mes.cerrado else 'provisional'}: "
            + ", ".join(f"{nombre} {cifras[i].texto}" for nombre, cifras in series),
        )
        for i, (x, mes) in enumerate(zip(xs, meses, strict=True))
        if mes.clave
    ]


def _separar(series: list[Serie]) -> None:
    """Two words at the same place: equal ones are written once, others one above the other."""
    escritas: list[Marca] = []
    for serie in series:
        for i, marca in enumerate(serie.marcas):
            if not marca.texto:
                continue
            for otra in escritas:
                if otra.x == marca.x and abs(otra.y_texto - marca.y_texto) < ALTO_TEXTO:
                    igual = otra.texto == marca.texto
                    arriba = replace(marca, y_texto=otra.y_texto - ALTO_TEXTO)
                    marca = replace(marca, texto="") if igual else arriba  # noqa: PLW2901
            serie.marcas[i] = marca
            escritas.append(marca)


def _tramos(marcas: list[Marca | None]) -> list[str]:
    """Polyline points of each unbroken stretch."""
    tramos: list[list[str]] = [[]]
    for marca in marcas:
        if marca is None:
            tramos.append([])
        else:
            tramos[-1].append(f"{marca.x},{marca.y}")
    return [" ".join(tramo) for tramo in tramos if len(tramo) > 1]


def _techo(series: Sequence[tuple[str, Sequence[Cifra]]]) -> int:
    """The top of the scale in hundredths of a percent: 100 %, or the next hundred above it."""
    valores = [10_000 * c.n // c.d for _, cifras in series for c in cifras if c.d]
    return -(-max([10_000, *valores]) // 10_000) * 10_000


def _niveles(techo: int) -> list[Nivel]:
    """Four steps, whatever the top."""
    return [
        Nivel(_y(valor, techo), f"{valor // 100} %") for valor in range(0, techo + 1, techo // 4)
    ]


def _columnas(cuantas: int) -> list[int]:
    util = ANCHO - IZQUIERDA - DERECHA
    return [IZQUIERDA + util * (2 * i + 1) // (2 * cuantas) for i in range(cuantas)]


def _y(centesimas: int, techo: int) -> int:
    return ALTO - ABAJO - (ALTO - ABAJO - ARRIBA) * centesimas // techo


def _en_palabras(meses: Sequence[Mes], series: Sequence[tuple[str, Sequence[Cifra]]]) -> str:
    frases = []
    for nombre, cifras in series:
        valores = ", ".join(f"{m.corto} {c.texto}" for m, c in zip(meses, cifras, strict=True))
        frases.append(f"{nombre}: {valores}.")
    return " ".join(frases)
