"""Call outcomes as an administrator edits them: every portfolio keeps a whole set of keys (4.1)."""

from typing import Any, ClassVar

from django import forms
from django.db import connection
from django.db.models import Q, QuerySet

from cartera.en_palabras import de_la_tecla
from cartera.models import Cartera, Desenlace, QueSigue, ResultadoLlamada
from cartera.models.resultado import SE_MARCAN_EN_SEGUIMIENTO

_CANDADO = 4213
VISTA_PREVIA = "_ver_que_hara"
IMPRESCINDIBLES = {
    "una aceptación": Q(venta=True, solo_seguimiento=False),
    "un rechazo": Q(
        efectiva=True,
        venta=False,
        no_llamar=False,
        desenlace=Desenlace.CERRADO,
        solo_seguimiento=False,
    ),
    "un «sin contacto»": Q(contacto=False, numero_malo=False, que_sigue=QueSigue.TERMINA),
}
"""Without one of each the month could not be counted; a portfolio only adds to the general ones."""


class ResultadoForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """One outcome, judged together with the others that stand beside it on the call's page."""

    class Meta:
        model = ResultadoLlamada
        fields = (
            "codigo",
            "nombre",
            "tecla",
            "carteras",
            "contacto",
            "efectiva",
            "venta",
            "no_llamar",
            "numero_malo",
            "otra_persona",
            "solo_seguimiento",
            "que_sigue",
            "desenlace",
            "espera_minutos",
            "otra_franja",
            "maximo",
            "orden",
            "activo",
        )
        widgets: ClassVar = {"carteras": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carteras"].queryset = Cartera.objects.filter(  # type: ignore[attr-defined]
            Q(de_prueba=False) | Q(pk__in=self.initial.get("carteras", []))
        )

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's, without stubs
        if not self.errors:
            self._juzgar_el_conjunto()
        if not self.errors and VISTA_PREVIA in self.data:
            dicho = de_la_tecla(self.instance, con_detalle=self._con_detalle())
            self.add_error(None, f"Así hará la tecla: «{dicho}». Todavía no se guardó.")

    def _con_detalle(self) -> bool:
        return not self.instance._state.adding and bool(self.instance.detalles_activos)

    def _juzgar_el_conjunto(self) -> None:
        """Two administrators at once see each other's rows: one waits for the other."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])
        carteras = self.cleaned_data["carteras"]
        fila: ResultadoLlamada = self.instance
        otros = ResultadoLlamada.objects.activos().exclude(pk=fila.pk)
        if fila.activo and fila.tecla:
            juntos = _junto_a(otros, carteras).exclude(_en_otra_pagina(fila))
            misma = juntos.filter(tecla=fila.tecla).first()
            if misma is not None:
                self.add_error("tecla", f"Esa tecla ya es de «{misma}»: elija otra o ninguna.")
        faltan = [que for que, es in IMPRESCINDIBLES.items() if not self._queda(otros, es)]
        if faltan:
            falta = " y ".join(faltan)
            self.add_error(None, f"Entre los generales activos tiene que quedar {falta}.")

    def _queda(self, otros: QuerySet[ResultadoLlamada], es: Q) -> bool:
        """Whether a general active outcome of this kind stays once this row is saved."""
        fila: ResultadoLlamada = self.instance
        suya = fila.activo and not self.cleaned_data["carteras"] and _cumple(fila, es)
        return suya or otros.filter(es, carteras=None).exists()


def _junto_a(
    otros: QuerySet[ResultadoLlamada], carteras: QuerySet[Cartera]
) -> QuerySet[ResultadoLlamada]:
    """Those that some agent sees on the same page."""
    if not carteras:
        return otros
    return otros.filter(Q(carteras=None) | Q(carteras__in=carteras)).distinct()


def _en_otra_pagina(fila: ResultadoLlamada) -> Q:
    """Outcomes never shown beside this one: follow-ups have a page of their own.

    There stand also those that reached nobody, with the key that they have while offering.
    """
    if fila.solo_seguimiento:
        return Q(solo_seguimiento=False) & ~SE_MARCAN_EN_SEGUIMIENTO
    tambien_alli = not fila.efectiva and fila.desenlace != Desenlace.RELLAMADA
    return Q(pk__in=()) if tambien_alli else Q(solo_seguimiento=True)


def _cumple(fila: ResultadoLlamada, es: Q) -> bool:
    """The same condition, asked of a row that is not saved yet."""
    return all(getattr(fila, campo) == valor for campo, valor in es.children)  # type: ignore[misc]  # pairs only
