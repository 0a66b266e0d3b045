"""Step 11.1: the reviewer's observation, note and request to open a folder again."""

from collections.abc import Iterable
from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from bluecom.campos import campo_de_filas
from bluecom.cuentas.models import Usuario
from solicitudes.canales.revision.consulta import Item
from solicitudes.canales.revision.segunda import Diferencia
from solicitudes.models import Motivo

FALTA_LA_NOTA = "Escriba en la nota qué se observa: ese motivo solo no lo dice."


class ObservacionForm(forms.Form):
    """A coded reason on one item; the reasons are those of the step the item leads to."""

    item = forms.CharField(widget=forms.HiddenInput)
    motivo = forms.ModelChoiceField(
        queryset=Motivo.objects.none(),
        error_messages={
            "required": "Elija el motivo de la observación.",
            "invalid_choice": "Ese motivo no corresponde a lo que se observa.",
        },
    )
    nota = CampoTexto(
        required=False,
        max_length=300,
        error_messages={"max_length": "Escriba la nota en 300 caracteres como máximo."},
    )

    def __init__(self, motivos: Iterable[Motivo], data: Any = None) -> None:
        super().__init__(data)
        posibles = [motivo.pk for motivo in motivos]
        campo_de_filas(self, "motivo").queryset = Motivo.objects.filter(pk__in=posibles)

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        motivo = limpio.get("motivo")
        if motivo is not None and motivo.con_nota and not limpio.get("nota"):
            self.add_error("nota", FALTA_LA_NOTA)
        return limpio


class RelevoForm(forms.Form):
    """Whose a folder is from now on; nobody's when none is chosen."""

    a = forms.ModelChoiceField(
        label="Pasar a",
        queryset=Usuario.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Esa persona no revisa carpetas: elija otra."},
    )

    def __init__(self, revisores: Iterable[Usuario], data: Any = None) -> None:
        super().__init__(data)
        posibles = [revisor.pk for revisor in revisores]
        campo_de_filas(self, "a").queryset = Usuario.objects.filter(pk__in=posibles)


class NotaOpcionalForm(forms.Form):
    """A word that may go with an act."""

    nota = CampoTexto(
        required=False,
        max_length=300,
        error_messages={"max_length": "Escriba la nota en 300 caracteres como máximo."},
    )


class SegundaForm(forms.Form):
    """What another person would have observed: a reason for each item that differs, or none."""

    def __init__(self, items: Iterable[Item], data: Any = None) -> None:
        super().__init__(data)
        self.items = list(items)
        for item in self.items:
            self.fields[f"motivo_{item.codigo}"] = forms.ModelChoiceField(
                label=f"Lo que observaría en «{item.nombre}»",
                queryset=Motivo.objects.filter(pk__in=[m.pk for m in item.motivos]),
                required=False,
                empty_label="Nada que observar",
                widget=forms.Select({"class": "form-select form-select-sm"}),
            )
            self.fields[f"nota_{item.codigo}"] = CampoTexto(
                label=f"Nota sobre «{item.nombre}»",
                required=False,
                max_length=300,
                widget=forms.TextInput(
                    {"class": "form-control form-control-sm", "placeholder": "Nota"}
                ),
            )

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        for item in self.items:
            motivo, nota = limpio.get(f"motivo_{item.codigo}"), limpio.get(f"nota_{item.codigo}")
            if motivo is not None and motivo.con_nota and not nota:
                self.add_error(f"nota_{item.codigo}", FALTA_LA_NOTA)
            if nota and motivo is None:
                self.add_error(f"motivo_{item.codigo}", "Elija el motivo de lo que escribió.")
        return limpio

    def diferencias(self) -> list[Diferencia]:
        return [
            Diferencia(item.codigo, motivo, self.cleaned_data[f"nota_{item.codigo}"])
            for item in self.items
            if (motivo := self.cleaned_data[f"motivo_{item.codigo}"]) is not None
        ]

    def filas(self) -> list[tuple[Item, forms.BoundField, forms.BoundField]]:
        """Each item with its two fields."""
        return [
            (item, self[f"motivo_{item.codigo}"], self[f"nota_{item.codigo}"])
            for item in self.items
        ]
