"""What the pages of *Carteras* show, in a fixed number of queries."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.texto import clave_busqueda
from bluecom.cuentas.models import Ausencia, Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.planillas.models import Corrida
from bluecom.preparadas import Preparada
from cartera.dibujo import trozos
from cartera.duracion import Duracion, estimar
from cartera.horarios import horario_de
from cartera.models import AvanceDelDia, Cartera

TIPO = "cartera"
"""The kind of file that fills a portfolio."""
AVANCES = ("sin_tocar", "en_trabajo", "agotados", "vendidos")
"""Every client of a portfolio is in exactly one of them (``avance_de_contacto``)."""
_MEMORIA = timedelta(days=45)
"""Where ten days of calls are found, whatever the holidays."""
_DE_CARTERAS = Preparada(
    "SELECT cartera_id, avance, sum(n)::bigint FROM cartera_avance() "
    "WHERE cartera_id = ANY(%(carteras)s) GROUP BY 1, 2"
)
_DE_CADA_UNO = Preparada(
    "SELECT quien_id, avance, sum(n)::bigint FROM cartera_avance() "
    "WHERE cartera_id = %(cartera)s GROUP BY 1, 2 HAVING sum(n) <> 0"
)
_DE_ZONAS = Preparada(
    "SELECT zona, avance, sum(n)::bigint, COALESCE(sum(n) FILTER ("
    "WHERE NOT asignado AND avance IN ('sin_tocar', 'en_trabajo')), 0)::bigint "
    "FROM cartera_avance() WHERE cartera_id = %(cartera)s AND zona <> '' "
    "GROUP BY 1, 2 HAVING sum(n) <> 0 ORDER BY 1"
)
_CON_ABIERTOS = Preparada(
    "SELECT quien_id FROM cartera_avance() "
    "WHERE cartera_id = %(cartera)s AND asignado AND abierto GROUP BY 1 HAVING sum(n) <> 0"
)


def carteras_de(usuario: Usuario) -> QuerySet[Cartera]:
    """Real people see real portfolios, test people the test ones."""
    return Cartera.objects.filter(de_prueba=usuario.de_prueba)


def importaciones_en(cartera: Cartera) -> QuerySet[Corrida]:
    """The files that filled it, the last one first."""
    return Corrida.objects.filter(tipo=TIPO, objeto_id=cartera.pk).select_related("pedida_por")


def en_orden(carteras: QuerySet[Cartera]) -> QuerySet[Cartera]:
    """Active and newest first."""
    return carteras.order_by("-activa", "-pk")


def con_avance(carteras: Iterable[Cartera]) -> list[Cartera]:
    """These portfolios with ``total``, ``trabajados`` and the four counts."""
    todas: list[Any] = list(carteras)
    cuentas: dict[int, dict[str, int]] = {una.pk: dict.fromkeys(AVANCES, 0) for una in todas}
    for pk, avance, n in _DE_CARTERAS.filas(carteras=list(cuentas)):
        cuentas[pk][avance] = n
    for una in todas:
        vars(una).update(cuentas[una.pk])
        una.total = sum(cuentas[una.pk].values())
        una.trabajados = una.total - una.sin_tocar
        una.trozos = trozos(cuentas[una.pk])
    return todas


def por_agente(cartera: Cartera) -> list[dict[str, Any]]:
    """The four counts for each person: whose client it is, or who had him last, called or not."""
    de_cada_uno: dict[int | None, dict[str, Any]] = {}
    for quien, avance, n in _DE_CADA_UNO.filas(cartera=cartera.pk):
        de_cada_uno.setdefault(quien, dict.fromkeys(AVANCES, 0))[avance] = n
    personas = Usuario.objects.in_bulk([quien for quien in de_cada_uno if quien])
    filas = [
        {
            "quien": quien,
            "persona": personas.get(quien or 0),
            "total": sum(suyas.values()),
            "trozos": trozos(suyas),
            **suyas,
        }
        for quien, suyas in de_cada_uno.items()
    ]
    return sorted(filas, key=lambda f: (f["persona"] is None, clave_busqueda(str(f["persona"]))))


def por_zona(cartera: Cartera) -> list[dict[str, Any]]:
    """Each zone with its four counts, and the clients still to be called that are nobody's."""
    zonas: dict[str, dict[str, Any]] = {}
    for zona, avance, n, libres in _DE_ZONAS.filas(cartera=cartera.pk):
        una = zonas.setdefault(
            zona, {"zona": zona, "total": 0, "libres": 0, **dict.fromkeys(AVANCES, 0)}
        )
        una[avance] = n
        una["total"] += n
        una["libres"] += libres
    return [una | {"trozos": trozos(una)} for una in zonas.values()]


def duracion_de(cartera: Any, ahora: datetime) -> Duracion:
    """How long the untouched clients of a portfolio ``con_avance`` last, from stored counts."""
    dia = hoy(ahora)
    de_antes = AvanceDelDia.objects.filter(cartera=cartera, dia__gte=dia - _MEMORIA, dia__lt=dia)
    avances = list(de_antes.order_by("dia").values_list("dia", "trabajados"))
    return estimar(cartera.sin_tocar, avances, horario_de(cartera, ahora), dia)


def asesores_para(cartera: Cartera) -> QuerySet[Usuario]:
    """To whom its clients may be given."""
    return Usuario.objects.filter(
        rol=Rol.ASESOR, is_active=True, de_prueba=cartera.de_prueba
    ).order_by(*POR_NOMBRE)


def con_clientes_en(cartera: Cartera) -> QuerySet[Usuario]:
    """Who has clients still to be called here, absent or not."""
    con_abiertos = [quien for (quien,) in _CON_ABIERTOS.filas(cartera=cartera.pk)]
    return Usuario.objects.filter(pk__in=con_abiertos).order_by(*POR_NOMBRE)


def quienes_trabajan(carteras: Collection[Cartera], ahora: datetime) -> dict[int, set[int]]:
    """Portfolio id → the asesores here today whom the queue would give its clients.

    As ``Cartera.objects.de`` says of one person, for all of them in three reads.
    """
    if not carteras:
        return {}
    ausentes = Ausencia.objects.del_dia(hoy(ahora)).values("usuario")
    aqui = Usuario.objects.filter(rol=Rol.ASESOR, is_active=True).exclude(pk__in=ausentes)
    personas = dict(aqui.values_list("pk", "de_prueba"))
    dadas = list(
        Cartera.asesores.through.objects.filter(
            Q(cartera__in=carteras) | Q(cartera__de_prueba=True, cartera__activa=True)
        ).values_list("cartera", "usuario", "cartera__de_prueba", "cartera__activa")
    )
    practican = {u for _, u, prueba, activa in dadas if prueba and activa and not personas.get(u)}
    asignados: dict[int, set[int]] = {}
    for cartera, persona, *_ in dadas:
        asignados.setdefault(cartera, set()).add(persona)
    return {
        cartera.pk: {
            persona
            for persona, de_prueba in personas.items()
            if cartera.activa and _la_trabaja(persona, de_prueba, cartera, asignados, practican)
        }
        for cartera in carteras
    }


def _la_trabaja(
    persona: int,
    de_prueba: bool,
    cartera: Cartera,
    asignados: dict[int, set[int]],
    practican: set[int],
) -> bool:
    suyos = asignados.get(cartera.pk)
    if persona in practican:
        return cartera.de_prueba and persona in (suyos or ())
    return cartera.de_prueba == de_prueba and (suyos is None or persona in suyos)
