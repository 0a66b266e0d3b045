"""Step 4.1: how the call ended, by one key, or by two where the outcome asks for more."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from bluecom.bolivia.campos import CampoTelefono, CampoTexto
from cartera.en_palabras import de_la_tecla, huella_de
from cartera.errores import CierreRechazado
from cartera.horas_de_rellamada import Propuesta, horas_propuestas, leer_propuesta
from cartera.models import Llamada, Proposito, ResultadoLlamada
from cartera.servicios.rellamadas import exigir_hora, exigir_lugar
from solicitudes.models import Venta

ELIJA = "Elija de la lista cómo terminó la llamada."


class LlamadaForm(forms.Form):
    """The outcome of one call.

    ``resultado`` is the first key; ``segunda`` (``NO_ACEPTA.PRECIO``) the second, of an outcome
    that asks for a detail, an hour (``VOLVER_A_LLAMAR.2026-11-28T18:00``: one of those proposed)
    or a confirmation; ``otro`` goes on with another number.
    ``catalogo`` is what the keys did when the page was drawn: if that changed, nothing is written.
    """

    resultado = forms.CharField(required=False)
    segunda = forms.CharField(required=False)
    otro = forms.CharField(required=False)
    catalogo = forms.CharField(required=False, widget=forms.HiddenInput)
    telefono = CampoTelefono(label="Número marcado", required=False)
    nota = CampoTexto(label="Nota", required=False, max_length=300)
    volver_en = forms.DateTimeField(
        label="Volver a llamar el",
        required=False,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "class": "form-control"}, format="%Y-%m-%dT%H:%M"
        ),
        error_messages={"invalid": "Escriba el día y la hora de la rellamada."},
    )
    de_todos = forms.BooleanField(
        label="Para cualquier asesor",
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def __init__(self, venta: Venta, data: Any = None) -> None:
        self.venta = venta
        self.resultados = self.resultados_para(venta)
        self.pregunta = ""
        """The outcome whose second key is being asked for."""
        super().__init__(data, initial={"catalogo": huella_de(self.resultados)})

    def resultados_para(self, venta: Venta) -> list[ResultadoLlamada]:
        resultados = ResultadoLlamada.objects
        de = resultados.de_entrante if venta.en_linea else resultados.de
        return list(de(venta.contacto.cartera_id))

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        visto = limpio.get("catalogo")
        pulsado = limpio.get("segunda") or limpio.get("otro") or limpio.get("resultado") or ""
        codigo, _, detalle = pulsado.partition(".")
        elegido = next((r for r in self.resultados if r.pk == codigo), None)
        if visto and visto != huella_de(self.resultados):
            raise ValidationError(self._ya_no_es_asi(elegido))
        if elegido is None:
            raise ValidationError(ELIJA)
        if elegido.pide_hora and detalle:
            limpio["volver_en"], detalle = leer_propuesta(detalle), ""
        if not limpio.get("otro"):
            self._exigir_lo_que_pide(elegido, detalle, limpio)
        return {**limpio, "elegido": elegido, "detalle": detalle}

    def datos(self) -> dict[str, Any]:
        limpio = self.cleaned_data
        return {
            "resultado": limpio["elegido"].pk,
            "detalle": limpio["detalle"],
            "otro_numero": bool(limpio["otro"]),
            "telefono": limpio["telefono"],
            "nota": limpio["nota"],
            "volver_en": limpio["volver_en"] if limpio["elegido"].pide_hora else None,
            "de_todos": limpio["de_todos"],
        }

    def _exigir_lo_que_pide(
        self, elegido: ResultadoLlamada, detalle: str, limpio: dict[str, Any]
    ) -> None:
        self.pregunta = elegido.pk
        if elegido.detalles_activos and not detalle:
            raise ValidationError(f"«{elegido}» pide su detalle: elíjalo.")
        if elegido.pide_hora and "volver_en" not in self.errors:
            self._exigir_hora(limpio)
        if elegido.pide_hora:  # it comes back with what it says of the hour
            self.fields["volver_en"].widget.attrs["data-foco"] = ""
        if elegido.no_llamar and not limpio.get("segunda"):
            raise ValidationError(f"Confirme «{elegido}»: no se lo llamará más.")
        if not self.errors:
            self.pregunta = ""

    def _exigir_hora(self, limpio: dict[str, Any]) -> None:
        ahora, contacto = timezone.now(), self.venta.contacto
        try:
            exigir_hora(limpio.get("volver_en"), contacto.cartera, ahora)
            if not limpio.get("de_todos"):
                exigir_lugar(self.venta.asesor, ahora, menos=contacto.pk)
        except CierreRechazado as rechazo:
            self.add_error("volver_en", str(rechazo))

    def horas(self) -> list[Propuesta]:
        """What a single key writes of the hour, within the calling hours."""
        return horas_propuestas(self.venta.contacto.cartera, timezone.now())

    def _ya_no_es_asi(self, elegido: ResultadoLlamada | None) -> str:
        """The administration edited the outcomes while this page was open."""
        self.data = {**dict(self.data.items()), "catalogo": huella_de(self.resultados)}
        ahora = f" Ahora: «{de_la_tecla(elegido)}»." if elegido else ""
        return f"Los resultados cambiaron: no se anotó nada.{ahora} Pulse otra vez."


def teclas_de(form: LlamadaForm, otros_numeros: Iterable[str]) -> list[dict[str, Any]]:
    """Each key of the call's page, with what it asks before it acts."""
    otros = list(otros_numeros)
    return [
        {
            "resultado": resultado,
            "detalles": resultado.detalles_activos,
            "otro": otros[0] if otros and resultado.admite_otro_numero else "",
            "abierta": form.pregunta == resultado.pk,
            "hace": de_la_tecla(resultado),
        }
        for resultado in form.resultados
    ]


def pide_segunda(tecla: dict[str, Any]) -> bool:
    """Whether one key is not enough."""
    resultado: ResultadoLlamada = tecla["resultado"]
    pide = resultado.pide_hora or resultado.no_llamar
    return bool(tecla["detalles"] or tecla["otro"] or pide)


def llamadas_de(venta: Venta) -> list[Llamada]:
    return list(consulta_de_llamadas(venta))


def consulta_de_llamadas(venta: Venta) -> Any:
    """Its calls, newest first, follow-ups too; of a second product, also those of the offer."""
    suyas = Q(de_venta__venta=venta)
    if venta.hermana_de_id is not None:
        suyas |= Q(de_venta__venta=venta.hermana_de_id, proposito=Proposito.OFERTA)
    llamadas = Llamada.objects.filter(suyas)
    return llamadas.select_related("resultado", "detalle", "central").order_by("-inicio", "-pk")


def sin_probar(venta: Venta, llamadas: Iterable[Llamada]) -> list[str]:
    """The numbers that may reach the client and were not dialled in this taking, in order."""
    marcados = {llamada.telefono for llamada in llamadas if llamada.anulada_en is None}
    return [
        n.numero for n in venta.numeros.todos if n.puede_alcanzarlo and n.numero not in marcados
    ]
