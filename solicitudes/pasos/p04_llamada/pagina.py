"""Step 4.1 on the page: the calls of this taking, and the keys that say how one ended."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from bluecom.bolivia.telefonos import nacional
from bluecom.lecturas import leer_juntas
from cartera.models import Llamada
from solicitudes.models import Venta
from solicitudes.pasos.marcar.permiso import fuera_de_horario
from solicitudes.pasos.marcar.servicio import lo_de_la_central
from solicitudes.pasos.p04_llamada.formulario_llamada import (
    LlamadaForm,
    consulta_de_llamadas,
    pide_segunda,
    sin_probar,
    teclas_de,
)

EN_LINEA = "El cliente está en línea: ofrézcale y anote cómo terminó su llamada."


def contexto_de_la_llamada(venta: Venta, form: LlamadaForm | None = None) -> dict[str, Any]:
    """``form``: the one that was refused, with what was typed in it."""
    llamadas, dicho, antes = _lo_hablado(venta)
    acepta = dicho is not None and dicho.venta
    en_linea = venta.en_linea
    por_marcar = [] if en_linea else sin_probar(venta, llamadas)
    form = form or LlamadaForm(venta)
    form.fields["telefono"].initial = por_marcar[0] if por_marcar else venta.contacto.linea
    if en_linea:
        form.fields["telefono"].label = "Número desde el que llama"
    teclas = teclas_de(form, por_marcar[1:])
    return {
        "llamada_form": form,
        "llamadas": llamadas,
        "acepta": acepta,
        "sin_oferta": not acepta and venta.aceptada_en is None,
        "que_marcar": EN_LINEA
        if en_linea
        else _que_marcar(venta, llamadas, str(form.fields["telefono"].initial)),
        "lapso": _lapso(venta, llamadas),
        "ultimo_intento": antes,
        "teclas": teclas,
        "horas_propuestas": form.horas() if not acepta and venta.aceptada_en is None else [],
        "fuera_de_horario": fuera_de_horario(venta, llamadas, ahora=timezone.now()),
        "por_la_central": lo_de_la_central(venta),
        "preguntas": [tecla for tecla in teclas if pide_segunda(tecla)],
    }


def _que_marcar(venta: Venta, llamadas: list[Llamada], numero: str) -> str:
    """The one thing to do now, while no outcome has led on."""
    if llamadas and llamadas[0].anulada_en is None:
        return f"{llamadas[0].dicho}: marque el {nacional(numero)} y anote cómo terminó."
    return f"Marque el {nacional(numero)} y anote cómo terminó."


def _lapso(venta: Venta, llamadas: list[Llamada]) -> dict[str, Any]:
    """How long the client is being called: since the last outcome, or the check before it.

    A check of an earlier taking that still holds was made before this client was taken.
    """
    hechas = sorted(venta.verificaciones.all(), key=lambda consulta: consulta.pk)
    instantes = [consulta.consultado_en for consulta in hechas[-1:]]
    instantes += [llamada.inicio for llamada in llamadas[:1]]
    desde = max([venta.tomada_en, *instantes])
    segundos = max(0, int((venta.ahora - desde).total_seconds()))
    minutos, resto = divmod(segundos, 60)
    return {"desde": desde, "segundos": segundos, "reloj": _reloj(minutos, resto)}


def _reloj(minutos: int, segundos: int) -> str:
    """``2:05``, ``1:02:05``."""
    if minutos < 60:
        return f"{minutos}:{segundos:02d}"
    return f"{minutos // 60}:{minutos % 60:02d}:{segundos:02d}"


def _lo_hablado(venta: Venta) -> tuple[list[Llamada], Llamada | None, Llamada | None]:
    """The calls of this taking, the last in which the client decided, and the last before it."""
    suyas, antes = consulta_de_llamadas(venta), _de_antes(venta)
    if venta.aceptada_en is not None:
        leer_juntas(suyas, antes)
        return list(suyas), venta.ultimo_dicho(), next(iter(antes), None)
    dichos = Llamada.objects.dichos().filter(de_venta__venta=venta)[:1]
    leer_juntas(suyas, antes, dichos)
    return list(suyas), next(iter(dichos), None), next(iter(antes), None)


def _de_antes(venta: Venta) -> QuerySet[Llamada]:
    """Of earlier takings: this one's calls are listed already."""
    antes = Llamada.objects.vigentes().filter(
        contacto=venta.contacto_id, inicio__lt=venta.tomada_en
    )
    return antes.select_related("resultado", "detalle", "agente").order_by("-inicio")[:1]
