"""How far the clients taken in the month came, and why the others stopped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, Max, OuterRef, Q, Value, When

from bluecom.bitacora.models import Evento
from cartera.models import ResultadoLlamada
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from solicitudes.models import Motivo
from solicitudes.reglas.estados import Estado

E = Estado
ESCALERA: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    # paso, transición que lo alcanza, cómo se lee, estados en que se está después
    ("1", "tomar", "Tomadas", (E.TOMADA,)),
    ("2", "verificar_requisitos", "Verificadas", (E.VERIFICADA,)),
    ("3", "confirmar_capacidad", "Factibles", (E.FACTIBLE,)),
    ("4", "registrar_aceptacion", "Aceptadas", (E.ACEPTADA,)),
    ("5", "explicar", "Explicadas", (E.EXPLICADA,)),
    ("6", "validar_documentacion", "Documentadas", (E.DOCUMENTADA,)),
    ("7", "registrar", "Registradas a nivel cliente", (E.REGISTRADA,)),
    ("8", "detallar", "Detalladas", (E.DETALLADA,)),
    ("9", "glosar", "Glosadas: registradas en sistema", (E.GLOSADA,)),
    ("10", "imprimir", "Impresas", (E.IMPRESA,)),
    ("11", "recibir", "Entregadas", (E.ENTREGADA, E.OBSERVADA)),
    ("11.1", "aprobar", "Conformes", (E.CONFORME, E.INSTALADA)),
    ("11.2", "concluir", "Concluidas", (E.CONCLUIDA,)),
)
_ALTURA = {transicion: i for i, (_, transicion, _, _) in enumerate(ESCALERA)}
_AMBITOS = {"descartar": Motivo.DE_FIN, "anular": (Motivo.Ambito.ANULACION,)}
_PRIMERO: dict[str, str] = {
    E.TOMADA: Motivo.Ambito.IMPEDIMENTO,
    E.VERIFICADA: Motivo.Ambito.SIN_CAPACIDAD,
}
"""The check whose answer ends a taking there: reasons of two kinds may share a code."""


@dataclass(frozen=True)
class Perdida:
    """How many stopped at one rung for one reason, or by one outcome of the call."""

    transicion: str
    codigo: str
    nombre: str
    n: int
    filtro: str = "motivo"


@dataclass(frozen=True)
class Peldano:
    """One rung: how many reached it, who was lost right after it, who is still there."""

    paso: str
    transicion: str
    nombre: str
    estados: str
    n: int
    siguen: int
    perdidas: tuple[Perdida, ...]


def embudo(p: Periodo) -> list[Peldano]:
    """The cohort of the month, rung by rung; a correction never lowers what was reached."""
    llegaron, siguen = _llegaron(p)
    perdidas = _perdidas(p)
    return [
        Peldano(
            paso=paso,
            transicion=transicion,
            nombre=nombre,
            estados=",".join(estados),
            n=llegaron[i],
            siguen=siguen[i],
            perdidas=_del_peldano(estados, perdidas),
        )
        for i, (paso, transicion, nombre, estados) in enumerate(ESCALERA)
    ]


def _del_peldano(
    estados: Sequence[str], perdidas: Mapping[str, Sequence[Perdida]]
) -> tuple[Perdida, ...]:
    """Lost from any of its states for one reason: said once, as the list that it opens."""
    juntas: dict[tuple[str, str], Perdida] = {}
    for una in (una for estado in estados for una in perdidas.get(estado, ())):
        clave = una.filtro, una.codigo
        n = juntas[clave].n if clave in juntas else 0
        juntas[clave] = replace(una, n=n + una.n)
    return tuple(sorted(juntas.values(), key=lambda una: -una.n))


def desde_el_peldano(transicion: str) -> list[str]:
    """The transitions that prove that a sale reached this rung."""
    return [t for _, t, _, _ in ESCALERA[_ALTURA[transicion] :]]


def despues_del_peldano(transicion: str) -> list[str]:
    """Those that prove that it went further."""
    return [t for _, t, _, _ in ESCALERA[_ALTURA[transicion] + 1 :]]


def _llegaron(p: Periodo) -> tuple[list[int], list[int]]:
    """Of each rung, how many reached it, and how many of them neither went on nor ended."""
    altura = Case(
        *[When(tipo=tipo, then=Value(i)) for tipo, i in _ALTURA.items()],
        output_field=IntegerField(),
    )
    por_venta = (
        Evento.objects.filter(cadena__in=base.cadenas(base.tomadas(p)), tipo__in=_ALTURA)
        .order_by()
        .values("cadena")
        .annotate(altura=Max(altura))
    )
    fin = Evento.objects.filter(base.fin_en_pie(), cadena=OuterRef("cadena"))
    peldanos, ultimo = range(len(ESCALERA)), len(ESCALERA) - 1
    cuentas = por_venta.annotate(fin=Exists(fin)).aggregate(
        **{f"h{i}": Count("altura", filter=Q(altura__gte=i)) for i in peldanos},
        **{f"s{i}": Count("altura", filter=Q(altura=i, fin=False)) for i in range(ultimo)},
    )
    return [cuentas[f"h{i}"] for i in peldanos], [cuentas.get(f"s{i}", 0) for i in peldanos]


def _perdidas(p: Periodo) -> dict[str, list[Perdida]]:
    """Ends that were taken back lost nobody."""
    filas = list(
        Evento.objects.filter(cadena__in=base.cadenas(base.tomadas(p)))
        .filter(base.fin_en_pie())
        .order_by()
        .values("tipo", "datos__desde", "datos__motivo", "datos__resultado")
        .annotate(n=Count("pk"))
    )
    motivos = _motivos(f["datos__motivo"] for f in filas)
    resultados = ResultadoLlamada.objects.in_bulk([f["datos__resultado"] for f in filas])
    perdidas: dict[str, list[Perdida]] = {}
    for fila in sorted(filas, key=lambda f: -f["n"]):
        resultado = resultados.get(fila["datos__resultado"])
        if resultado is not None:
            perdida = Perdida(fila["tipo"], resultado.pk, str(resultado), fila["n"], "resultado")
        else:
            codigo = fila["datos__motivo"] or ""
            nombre = _nombre(motivos, fila["tipo"], fila["datos__desde"], codigo)
            perdida = Perdida(fila["tipo"], codigo, nombre, fila["n"])
        perdidas.setdefault(fila["datos__desde"] or "", []).append(perdida)
    return perdidas


def _motivos(codigos: Iterable[Any]) -> dict[tuple[str, str], str]:
    """The name of each reason by its kind and its code."""
    buscados = set(codigos) - {None}
    return {(m.ambito, m.codigo): m.nombre for m in Motivo.objects.filter(codigo__in=buscados)}


def _nombre(
    motivos: dict[tuple[str, str], str], transicion: str, desde: str | None, codigo: str
) -> str:
    """As the reason reads where it ended the taking."""
    ambitos = sorted(_AMBITOS[transicion], key=lambda ambito: ambito != _PRIMERO.get(desde or ""))
    return next((motivos[a, codigo] for a in ambitos if (a, codigo) in motivos), "Sin motivo")
