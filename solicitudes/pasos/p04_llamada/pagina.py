"""Step 4.1 on the page: the calls of this taking, and the keys that say how one ended."""

from typing import Any

from django.utils import timezone

from cartera.horarios import horario_de
from cartera.models import Llamada
from cartera.rellamadas import pendiente_de
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada.formulario_llamada import (
    LlamadaForm,
    llamadas_de,
    pide_segunda,
    sin_probar,
    teclas_de,
)


def contexto_de_la_llamada(venta: Venta, form: LlamadaForm | None = None) -> dict[str, Any]:
    """``form``: the one that was refused, with what was typed in it."""
    llamadas, dicho = llamadas_de(venta), venta.ultimo_dicho()
    acepta = dicho is not None and dicho.venta
    por_marcar = sin_probar(venta, llamadas)
    form = form or LlamadaForm(venta)
    form.fields["telefono"].initial = por_marcar[0] if por_marcar else venta.contacto.linea
    teclas = teclas_de(form, por_marcar[1:])
    return {
        "llamada_form": form,
        "llamadas": llamadas,
        "acepta": acepta,
        "sin_oferta": not acepta and venta.aceptada_en is None,
        "teclas": teclas,
        "horas_propuestas": form.horas() if not acepta and venta.aceptada_en is None else [],
        "fuera_de_horario": _fuera_de_horario(venta, llamadas),
        "preguntas": [tecla for tecla in teclas if pide_segunda(tecla)],
    }


def _fuera_de_horario(venta: Venta, llamadas: list[Llamada]) -> str:
    """Before the first dialling of a taking, when it may be; recording is never barred."""
    if llamadas or venta.aceptada_en is not None or pendiente_de(venta.contacto):
        return ""
    ahora, cartera = timezone.now(), venta.contacto.cartera
    objecion = horario_de(cartera, ahora).objecion(ahora)
    return f"{objecion} Lo que ya habló, regístrelo." if objecion else ""
