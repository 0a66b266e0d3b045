"""One's notices for the page: those given together as one, what is open first."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Max, Q, When

from bluecom.cuentas.models import Usuario
from bluecom.pendientes.models import Aviso, AvisoQuerySet, Tema

ABIERTOS, SIN_LEER, CERRADOS, TODOS = "abiertos", "sin-leer", "cerrados", "todos"
ESTADOS = (
    (ABIERTOS, "Abiertos"),
    (SIN_LEER, "Sin leer"),
    (CERRADOS, "Terminados"),
    (TODOS, "Todos"),
)
POR_PAGINA = 30


@dataclass
class Grupo:
    """Notices given to this person at one instant about one kind of thing; often just one."""

    clave: str
    avisos: list[Aviso] = field(default_factory=list)
    con_tecla: bool = False

    @property
    def primero(self) -> Aviso:
        return self.avisos[0]

    @property
    def varios(self) -> bool:
        return len(self.avisos) > 1

    @property
    def sin_leer(self) -> int:
        return sum(uno.leido_en is None and uno.cerrado_en is None for uno in self.avisos)

    @property
    def abiertos(self) -> int:
        return sum(uno.cerrado_en is None for uno in self.avisos)

    @property
    def creado_en(self) -> datetime:
        return self.primero.creado_en


@dataclass(frozen=True)
class Elegido:
    """What the address asks to see."""

    estado: str = ABIERTOS
    tema: str = ""

    @classmethod
    def leido(cls, estado: str | None, tema: str | None) -> "Elegido":
        """What cannot be read is as if it had not been asked."""
        return cls(
            estado if estado in dict(ESTADOS) else ABIERTOS, tema if tema in Tema.values else ""
        )

    def de(self, usuario: Usuario) -> AvisoQuerySet:
        avisos: AvisoQuerySet = Aviso.objects.filter(usuario=usuario)
        if self.tema:
            avisos = avisos.filter(tema=self.tema)
        if self.estado == ABIERTOS:
            return avisos.abiertos()
        if self.estado == SIN_LEER:
            return avisos.sin_leer()
        return avisos.filter(cerrado_en__isnull=False) if self.estado == CERRADOS else avisos

    @property
    def parametros(self) -> str:
        tema = f"&tema={self.tema}" if self.tema else ""
        return f"estado={self.estado}{tema}"


def pagina_de(
    usuario: Usuario, elegido: Elegido, numero: str | None
) -> "tuple[Page[str], list[Grupo]]":
    """One page and its groups, in three reads whatever they hold."""
    mios = elegido.de(usuario)
    claves = (
        mios.order_by()
        .values("grupo")
        .annotate(ultimo=Max("creado_en"), quedan=Count("pk", filter=Q(cerrado_en=None)))
        .annotate(terminado=Case(When(quedan__gt=0, then=0), default=1))
        .order_by("terminado", "-ultimo", "grupo")
        .values_list("grupo", flat=True)
    )
    pagina = Paginator(claves, POR_PAGINA).get_page(numero)
    grupos = {clave: Grupo(clave) for clave in pagina}
    for aviso in mios.filter(grupo__in=grupos).order_by("-creado_en", "pk"):
        grupos[aviso.grupo].avisos.append(aviso)
    primero = next((grupo for grupo in grupos.values() if grupo.sin_leer), None)
    if primero is not None:
        primero.con_tecla = True  # the key that marks it read, again and again
    return pagina, list(grupos.values())


def por_tema(usuario: Usuario) -> list[tuple[str, str, int]]:
    """How many are open of each matter, as the page shows them: code, words, number."""
    cuentas = dict(
        Aviso.objects.abiertos()
        .filter(usuario=usuario)
        .order_by()
        .values_list("tema")
        .annotate(n=Count("grupo", distinct=True))
    )
    return [(codigo, nombre, cuentas.get(codigo, 0)) for codigo, nombre in Tema.choices]
