"""Which column is which, whatever its order, accents and name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bluecom.bolivia.texto import sin_acentos_mayusculas
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.fuente import Tabla
from bluecom.planillas.registro import Registro, exigir_legible, rechazo_de, sobra_o_falta

_NO_ALFANUMERICO = re.compile(r"[^A-Z0-9]")
_NUMERO = re.compile(r"\bN(?:[º°]|RO\.?|ÚMERO|UMERO)\s*(?:DE\s+)?")
_REGISTROS_HASTA_EL_ENCABEZADO = 15
Formatos = Mapping[str, Mapping[str, str]]
"""What people said of formats that were not recognised: ``{huella: {clave del título: campo}}``."""


@dataclass(frozen=True)
class Campo:
    """Something that a file may say of each record; ``sinonimos`` as ``clave_de`` writes them."""

    clave: str
    nombre: str
    sinonimos: str = ""


@dataclass(frozen=True)
class Exigencia:
    """One of these fields has to be there; ``nombre`` is how a person is told that none is."""

    nombre: str
    campos: frozenset[str]


@dataclass(frozen=True)
class Campos:
    """All that a kind of file may say, and what it cannot do without."""

    todos: tuple[Campo, ...]
    exige: tuple[Exigencia, ...]

    def de_la_clave(self, clave: str) -> str:
        """The field that has this title; empty when none has."""
        return next((c.clave for c in self.todos if clave in c.sinonimos.split()), "")

    def faltantes(self, tiene: Iterable[str]) -> list[str]:
        """What is missing, in words."""
        hay = set(tiene)
        return [exigencia.nombre for exigencia in self.exige if not exigencia.campos & hay]


class Columnas:
    """The place of each field in a row."""

    def __init__(
        self, encabezado: Registro, tabla: Tabla, campos: Campos, formatos: Formatos
    ) -> None:
        self.encabezado, self.tabla, self.campos = encabezado, tabla, campos
        self.linea = encabezado.linea
        self.titulos = [titulo.strip() for titulo in encabezado.celdas]
        self.claves = [clave_de(titulo) for titulo in self.titulos]
        self.huella = huella_de(self.titulos)
        dicho = formatos.get(self.huella, {})
        self.indice: dict[str, int] = {}
        for i, clave in enumerate(self.claves):
            if campo := dicho.get(clave, "" if dicho else campos.de_la_clave(clave)):
                self.indice.setdefault(campo, i)

    def __len__(self) -> int:
        return len(self.titulos)

    @property
    def necesarias(self) -> int:
        """How many cells a row has at least: the header's last ones may have no title."""
        return max((i + 1 for i, titulo in enumerate(self.titulos) if titulo), default=0)

    def faltantes(self) -> list[str]:
        return self.campos.faltantes(self.indice)

    def rechazo_de(self, registro: Registro) -> str:
        """Why a record cannot be read as a row under this header, empty when it can."""
        mal = rechazo_de(registro, self.indice.values())
        return mal or sobra_o_falta(registro, len(self), self.necesarias)

    def es_encabezado(self, celdas: Sequence[str]) -> bool:
        """Whether a row repeats the header."""
        if any(celdas[len(self) :]):
            return False
        llenas = 0
        for i, celda in enumerate(celdas[: len(self)]):
            if celda and not celda.isspace():
                if clave_de(celda) != self.claves[i]:
                    return False
                llenas += 1
        return llenas >= min(3, _anchas(self))


def encontrar(
    tablas: Sequence[Tabla], campos: Campos, formatos: Formatos | None = None
) -> Columnas:
    """The header of a file and how to cut it, complete or not. Raises ``PlanillaRechazada``."""
    candidatas = [c for tabla in tablas for c in _posibles(tabla, campos, formatos or {})]
    if not candidatas:
        raise PlanillaRechazada("El archivo está vacío: elija otro.")
    mejor = max(candidatas, key=lambda c: (not c.faltantes(), len(c.indice), _anchas(c), -c.linea))
    exigir_legible(mejor.encabezado)
    return mejor


def exigir_completas(columnas: Columnas) -> None:
    """Raises ``PlanillaRechazada`` with what is missing and what there is."""
    if faltan := columnas.faltantes():
        trae = ", ".join(t for t in columnas.titulos if t)[:200]
        raise PlanillaRechazada(
            f"Al archivo le faltan columnas: {'; '.join(faltan)}. La primera línea trae: {trae}."
        )


def se_puede_preguntar(columnas: Columnas) -> bool:
    """Whether a person could say which column is which: there are enough of them."""
    titulos = {titulo for titulo in columnas.titulos if titulo}
    return len(titulos) >= len(columnas.campos.exige)


def clave_de(titulo: str) -> str:
    titulo = _NUMERO.sub("NRO", titulo.strip().upper())
    return _NO_ALFANUMERICO.sub("", sin_acentos_mayusculas(titulo))


def huella_de(titulos: Sequence[str]) -> str:
    """What two files of one format share: their titles in order."""
    return sha256("\0".join(map(clave_de, titulos)).encode()).hexdigest()


def _anchas(columnas: Columnas) -> int:
    return sum(1 for titulo in columnas.titulos if titulo)


def _posibles(tabla: Tabla, campos: Campos, formatos: Formatos) -> list[Columnas]:
    candidatas: list[Columnas] = []
    for registro in tabla.registros():
        if any(c.strip() for c in registro.celdas):
            candidatas.append(Columnas(registro, tabla, campos, formatos))
        if len(candidatas) >= _REGISTROS_HASTA_EL_ENCABEZADO:
            break
    return candidatas
