"""Whoever looks into a call hears what another did with it (4.1)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from bluecom.bolivia.fechas import hoy, mes_de
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Tema
from indicadores.consultas.listas import Lista
from indicadores.models import Conversacion, Encargo


def avisar_a_quien_las_miraba(
    de_otros: Mapping[Conversacion, Encargo], que: str, acto: Acto
) -> None:
    """Each person once, however many were his; ``que``: «decidió»."""
    de_cada_uno: dict[int, list[Conversacion]] = defaultdict(list)
    for fila, encargo in de_otros.items():
        de_cada_uno[encargo.a_cargo_id].append(fila)
    for quien, filas in de_cada_uno.items():
        _avisar(quien, f"{acto.usuario} {que} {_cuantas(filas)} que miraba usted.", filas, acto)


def avisar_a_quien_se_encargan(filas: Sequence[Conversacion], a: Usuario, acto: Acto) -> None:
    if filas:
        _avisar(a.pk, f"{acto.usuario} le encargó mirar {_cuantas(filas)} del CDR.", filas, acto)


def _avisar(quien: int, frase: str, filas: Sequence[Conversacion], acto: Acto) -> None:
    primera = filas[0]
    lista = Lista.MARCA_SIN_CDR if primera.marcada else Lista.CDR_SIN_MARCA
    url = reverse("mes_conversaciones", args=[mes_de(hoy(primera.inicio))])
    avisar(
        [quien],
        frase,
        clave=f"llamadas:{primera.pk}:{acto.ahora.isoformat()}",
        ahora=acto.ahora,
        url=f"{url}?{urlencode({'lista': lista, 'mira': 'mias'})}",
        tema=Tema.ARCHIVO,
    )


def _cuantas(filas: Sequence[Conversacion]) -> str:
    return "una llamada" if len(filas) == 1 else f"{len(filas)} llamadas"
