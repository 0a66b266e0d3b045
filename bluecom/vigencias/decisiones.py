"""What a person may decide on a version: as a button of its page, and as its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Usuario
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from bluecom.transacciones import sin_choques
from bluecom.vigencias import consultas, servicios
from bluecom.vigencias.modelos import Situacion, Vigente


@dataclass(frozen=True)
class Decision:
    """``impide`` says why not, of whom and on which day; ``{dia}`` is the version's first one."""

    servicio: Callable[..., Any]
    impide: Callable[[Any, Usuario, date], list[str]]
    boton: str
    exito: str


def aprobacion(
    servicio: Callable[..., Any] = servicios.aprobar,
    contenido: consultas.Juicio = consultas.nada_que_objetar,
) -> Decision:
    """The second signature; ``contenido`` is what ``servicio`` judges."""

    def impide(fila: Vigente, usuario: Usuario, dia: date) -> list[str]:
        return consultas.impide_aprobar(fila, usuario, dia, contenido)

    boton = "Aprobar: rige desde el {dia}"
    return Decision(servicio, impide, boton, "Versión aprobada: rige desde el {dia}.")


def _impide_retirar(fila: Vigente, usuario: Usuario, dia: date) -> list[str]:
    return consultas.impide_retirar(fila, dia)


APROBAR = aprobacion()
RETIRAR = Decision(
    servicios.retirar,
    _impide_retirar,
    "Retirar: todo queda como está",
    "Versión retirada: todo queda como estaba.",
)


def decidir(request: HttpRequest, fila: Vigente, decision: Decision) -> HttpResponse:
    """Do it, say how it went, and show the version: what came of it, or why not."""
    try:
        hecha = sin_choques(lambda: decision.servicio(fila, acto=acto_de(request)))
    except Rechazo as rechazo:
        decir(request, rechazo)
        return redirect(fila)
    messages.success(request, con_dia(decision.exito, hecha))
    return redirect(hecha)


def lo_que_se_ofrece(
    fila: Vigente, usuario: Usuario, dia: date, decisiones: Mapping[str, Decision]
) -> dict[str, Any]:
    """What the page of a version says of its signatures and offers, on a day and to a person."""
    propuesta = fila.situacion == Situacion.PROPUESTA
    posibles = {a: d for a, d in decisiones.items() if propuesta or a != "aprobar"}
    impide = {cual: d.impide(fila, usuario, dia) for cual, d in posibles.items()}
    return {
        "fila": fila,
        "momento": consultas.momento(fila, dia),
        "propuesta": propuesta,
        "impide_aprobar": impide.get("aprobar", []),
        "sin_segundo": propuesta and not consultas.quienes_aprueban(fila).exists(),
        "botones": {
            cual: con_dia(decision.boton, fila)
            for cual, decision in posibles.items()
            if not impide[cual]
        },
    }


def con_dia(frase: str, fila: Vigente) -> str:
    return frase.format(dia=f"{fila.vigente_desde:%d/%m/%Y}")
