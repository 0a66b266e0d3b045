"""What the pages say of each kind of file, and who may bring one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bluecom.cuentas.models import Rol, Usuario
from bluecom.planillas.models import Corrida


class Conteo(NamedTuple):
    """One of the counts of a run: its key in ``Corrida.conteos``, its word and what it means."""

    clave: str
    titulo: str
    nota: str


class Insignia(NamedTuple):
    """How a class of rows is shown; ``codigo`` is one of ``bluecom.interfaz.estados``."""

    texto: str
    codigo: str


class Destino(NamedTuple):
    """Where one goes on to once a file is loaded."""

    verbo: str
    url: str


@dataclass(frozen=True)
class PideNombre:
    """A kind whose file fills something that has a name; ``conocidos``: those there are."""

    etiqueta: str
    ayuda: str
    falta: str
    conocidos: Callable[[Usuario], Collection[str]]


class PideAlcance(NamedTuple):
    """A kind whose rows are compared as far as a person says; the first of ``opciones`` if not."""

    etiqueta: str
    ayuda: str
    opciones: Sequence[tuple[str, str]]

    def dicho(self, corrida: Corrida) -> str:
        """As it was chosen for this run, in words."""
        return dict(self.opciones).get(corrida.alcance, self.opciones[0][1])


@dataclass(frozen=True)
class Cara:
    """The words of one kind; sentences are whole, since only the kind knows its nouns.

    ``clases``: the classes of rows that a person may want to look at, in their order;
    ``sin_corregir``: those of them in which nothing is to be put right.
    ``libros``: an .xlsx serves too; it does not where a spreadsheet rounds what the file holds.
    ``donde``: a sentence on what a run fills. ``hecho`` and ``deshecho``: what became of it.
    """

    tipo: str
    titulo: str
    que_es: str
    etiqueta: str
    de_donde: str
    verbo: str
    roles: Sequence[Rol]
    conteos: Sequence[Conteo]
    clases: Mapping[str, Insignia]
    que_archivo: Sequence[tuple[str, str]]
    vuelta: tuple[str, str]
    hecho: Callable[[Corrida], str]
    deshecho: Callable[[Corrida], str]
    al_deshacer: str
    icono: str = "upload"
    libros: bool = True
    sin_corregir: Sequence[str] = ()
    pide_nombre: PideNombre | None = None
    pide_alcance: PideAlcance | None = None
    donde: Callable[[Corrida], str] = field(default=lambda _: "")
    destino: Callable[[Corrida], Destino | None] = field(default=lambda _: None)

    @property
    def claves(self) -> list[str]:
        """What its kind counts: whatever is counted has a word."""
        return [conteo.clave for conteo in self.conteos]

    @property
    def por_corregir(self) -> list[str]:
        """The classes of rows that go into the file to be put right."""
        return [clase for clase in self.clases if clase not in self.sin_corregir]


_caras: dict[str, Cara] = {}


def mostrar(cara: Cara) -> None:
    """Give a kind its pages; called at start, once for each."""
    _caras[cara.tipo] = cara


def cara_de(corrida: Corrida) -> Cara:
    return _caras[corrida.tipo]


def cara_llamada(tipo: str) -> Cara | None:
    return _caras.get(tipo)


def caras_para(usuario: Usuario) -> list[Cara]:
    """What this person may bring."""
    return [cara for cara in _caras.values() if usuario.tiene_rol(*cara.roles)]
