"""Step 11: the page of the counter in one message: it is open all day."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from bluecom.cuentas.models import Usuario
from bluecom.lecturas import Formas
from solicitudes.canales.recepcion.consulta import (
    EnCamino,
    carpetas_por_recibir,
    cuentas,
    sin_proponer,
)
from solicitudes.models import CarpetaEntregada, Entrega, Venta
from solicitudes.models.entrega import ABIERTA
from solicitudes.models.venta import DEL_PLAZO

POR_PAGINA = 30
SIN_PROPONER = 20
"""As many printed folders that nobody proposed yet as the first page shows; the list has all."""
_DE_LA_FILA = (
    *("numero_smartflex", "impresa_en"),
    *(f"plazo_entrega__{campo}" for campo in DEL_PLAZO),
)


@dataclass(frozen=True)
class Mostrador:
    """A page of the actas on their way, and the first folders that nobody proposed yet.

    ``sigue``: after which acta the next page begins; 0: none.
    """

    actas: list[EnCamino]
    sigue: int
    sueltas: list[Venta]
    hay_mas: bool


def mostrador(usuario: Usuario, *, despues_de: int = 0) -> Mostrador:
    """Read by the order in which the actas were proposed; the one that falls due first on top."""
    leidas = _FORMAS.leer(usuario.rol, usuario.de_prueba, usuario=usuario.pk, despues_de=despues_de)
    ids, sueltas = leidas["ids"], leidas["sueltas"]
    return Mostrador(
        actas=_contadas(leidas["entregas"], leidas["cuentas"]),
        sigue=ids[POR_PAGINA - 1] if len(ids) > POR_PAGINA else 0,
        sueltas=sueltas[:SIN_PROPONER],
        hay_mas=len(sueltas) > SIN_PROPONER,
    )


def _componer(
    rol: str, de_prueba: bool, *, usuario: int, despues_de: int
) -> dict[str, QuerySet[Any, Any]]:
    quien = Usuario(pk=usuario, rol=rol, de_prueba=de_prueba)
    abiertas = CarpetaEntregada.objects.abiertas().filter(entrega__gt=despues_de)
    ids = abiertas.order_by("entrega_id").values_list("entrega_id", flat=True).distinct()
    de_la_pagina = ids[:POR_PAGINA]
    por_recibir = carpetas_por_recibir(quien).filter(entrega__in=de_la_pagina).order_by()
    entregas = Entrega.objects.filter(pk__in=de_la_pagina).select_related("asesor", "acta")
    return {
        "ids": ids[: POR_PAGINA + 1],
        "cuentas": por_recibir.values("entrega_id").annotate(**cuentas(ABIERTA)),
        "entregas": entregas.defer("acta__datos"),
        "sueltas": sin_proponer(quien).en_lista(*_DE_LA_FILA)[: SIN_PROPONER + 1],
    }


_FORMAS = Formas(_componer)


def _contadas(entregas: list[Entrega], cuentas_de_cada_una: list[dict[str, Any]]) -> list[EnCamino]:
    """Those of which this person may receive a folder."""
    por_acta = {cuenta.pop("entrega_id"): cuenta for cuenta in cuentas_de_cada_una}
    actas = [EnCamino(e, **por_acta[e.pk]) for e in entregas if e.pk in por_acta]
    return sorted(actas, key=lambda a: (a.vence_en is None, a.vence_en, a.entrega.pk))
