"""What each figure of the month is made of: the lists there are, by the name in their address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from indicadores.consultas import base, causas, cohortes, entregas, por_mover, tiempos
from indicadores.consultas.base import Periodo
from indicadores.models import Figura


@dataclass(frozen=True)
class Lista:
    """What a figure is made of: sales or calls, and the field that puts them in the month.

    ``por_hacer``: somebody works it off, so that what waits longest comes first.
    """

    titulo: str
    clase: str
    campo: str
    consulta: Callable[[Periodo], QuerySet[Any]]
    por_hacer: bool = False


def _ventas(figura: Figura, campo: str, de: Callable[[Periodo], QuerySet[Any]]) -> Lista:
    return Lista(str(figura.label), "ventas", campo, de)


def _llamadas(figura: Figura, de: Callable[[Periodo], QuerySet[Any]]) -> Lista:
    return Lista(str(figura.label), "llamadas", "inicio", de)


def _recibidas(titulo: str, de: Callable[[Periodo], QuerySet[Any]]) -> Lista:
    return Lista(titulo, "ventas", "plazo_entrega__cumplido_en", de)


LISTAS: dict[str, Lista] = {
    Figura.REGISTRADAS: _ventas(Figura.REGISTRADAS, "glosada_en", base.registradas),
    Figura.EFECTIVAS: _llamadas(Figura.EFECTIVAS, base.efectivas),
    Figura.HECHAS: _llamadas(Figura.HECHAS, base.de_oferta),
    Figura.ACEPTADAS: _llamadas(Figura.ACEPTADAS, base.aceptadas),
    Figura.SEGUIMIENTOS: _llamadas(Figura.SEGUIMIENTOS, base.seguimientos),
    Figura.INSTALADAS: _ventas(Figura.INSTALADAS, "instalacion__fecha", base.instaladas),
    Figura.VENTAS_ACEPTADAS: _ventas(Figura.VENTAS_ACEPTADAS, "aceptada_en", base.ventas_aceptadas),
    "costaron": Lista(
        "Conversaciones que no dieron una solicitud", "llamadas", "inicio", causas.costaron
    ),
    "sumaron": Lista(
        "Solicitudes que no son de una conversación del mes",
        "ventas",
        "glosada_en",
        causas.sumaron,
    ),
    "de-antes": Lista(
        "Registradas en el mes y aceptadas antes", "ventas", "glosada_en", cohortes.de_antes
    ),
    "sin-registrar": Lista(
        "Aceptadas en el mes y sin registrar", "ventas", "aceptada_en", cohortes.sin_registrar, True
    ),
    "ya-registradas": Lista(
        "Aceptadas en el mes y ya registradas", "ventas", "aceptada_en", cohortes.ya_registradas
    ),
    "por-registrar": Lista(
        "Aceptadas y sin registrar todavía", "ventas", "aceptada_en", por_mover.por_registrar, True
    ),
    "sin-numero": Lista(
        "Registradas sin número de Smartflex", "ventas", "glosada_en", por_mover.sin_numero, True
    ),
    "vencidas": Lista("Carpetas vencidas", "ventas", "aceptada_en", por_mover.vencidas, True),
    "entregadas": _recibidas("Carpetas recibidas", entregas.recibidas),
    "a-tiempo": _recibidas("Carpetas recibidas a tiempo", entregas.a_tiempo),
    "tardias": _recibidas("Carpetas recibidas fuera de plazo", entregas.tardias),
    "por-aclarar": _recibidas("Carpetas con la hora por aclarar", entregas.por_aclarar),
    "salieron": Lista("Ventas que cambiaron de estado", "ventas", "tomada_en", tiempos.salieron),
    "embudo": Lista("Clientes tomados", "ventas", "tomada_en", base.tomadas),
    "perdidas": Lista("Ventas que se perdieron", "ventas", "tomada_en", base.tomadas),
    "hoy": Lista("Ventas que hay hoy", "ventas", "tomada_en", lambda p: base.ventas(), True),
}
"""By the name that the address carries."""
DICEN_POR_QUE = ("perdidas", "costaron")
"""Those whose rows say why each of them was lost."""
