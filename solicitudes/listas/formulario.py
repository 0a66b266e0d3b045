"""A version of a checklist as an administrator proposes it: a row for each item."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils import timezone

from bluecom.bolivia.campos import CampoTexto
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import hoy
from bluecom.vigencias import consultas
from bluecom.vigencias.formularios import CALENDARIO, RAZON, manana
from solicitudes.listas.cambio import armar, objeciones
from solicitudes.models import ListaDeControl
from solicitudes.reglas.control import (
    ARCHIVOS_MIRADOS,
    ITEMS_MAXIMO,
    LARGO,
    RECIBIDOS,
    REVISION,
    Control,
    Lista,
)
from solicitudes.reglas.listas import CAMPOS_OBSERVADOS, PASOS_OBSERVADOS

NUEVOS = 3
"""Empty rows at the end; for more, propose again."""


class ItemForm(forms.Form):
    """One item: its place, its sentence, what else it decides, and whether it is retired."""

    codigo = forms.CharField(required=False, widget=forms.HiddenInput)
    orden = forms.IntegerField(
        label="Lugar", required=False, min_value=1, max_value=99,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Escriba el lugar en números, desde 1."
        ),
    )  # fmt: skip
    nombre = CampoTexto(
        label="Frase",
        required=False,
        max_length=LARGO,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    retirar = forms.BooleanField(label="Retirar", required=False)

    def __init__(self, *args: Any, control: Control, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codigo = str(self["codigo"].value() or "")
        self.por_que_queda = control.fijos.get(codigo, "")
        if not self.por_que_queda:
            self.fields |= _LO_SUYO.get(control.clave, dict)()
        if self.por_que_queda or not codigo:
            del self.fields["retirar"]

    @property
    def suyos(self) -> list[forms.BoundField]:
        """What only items of this checklist say."""
        comunes = ("codigo", "orden", "nombre", "retirar")
        return [self[campo] for campo in self.fields if campo not in comunes]

    def fila(self) -> dict[str, Any] | None:
        """What ``armar`` takes; None when it is empty or retired."""
        limpio = dict(self.cleaned_data)
        vacia = not limpio["codigo"] and not limpio["nombre"]
        if limpio.pop("retirar", False) or vacia:
            return None
        limpio.pop("orden")
        if "lleva" in limpio:
            paso, _, campo = limpio.pop("lleva").partition(".")
            limpio |= {"paso": int(paso or 0), "campos": [campo] if campo else []}
        return limpio


def _lo_de_recibidos() -> dict[str, forms.Field]:
    return {
        "mira": forms.MultipleChoiceField(
            label="Qué se mira",
            choices=list(ARCHIVOS_MIRADOS.items()),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        ),
        "avisa": forms.BooleanField(label="Solo avisa", required=False),
    }


def _lo_de_la_revision() -> dict[str, forms.Field]:
    return {
        "lleva": forms.ChoiceField(
            label="Adónde lleva una observación", choices=_adonde_lleva(), required=False
        ),
        "solo_con_equipos": forms.BooleanField(label="Solo con equipos", required=False),
    }


def _adonde_lleva() -> list[Any]:
    """A step, where the note says what, or one field of it: ``6`` or ``6.ci_vence``."""
    return [("", "—")] + [
        (nombre, [(str(paso), "El paso, con una nota"), *_campos_de(paso)])
        for paso, nombre in PASOS_OBSERVADOS.items()
    ]


def _campos_de(paso: int) -> list[tuple[str, str]]:
    campos = CAMPOS_OBSERVADOS.get(paso, {})
    return [(f"{paso}.{campo}", nombre) for campo, nombre in campos.items()]


def _inicial(item: dict[str, Any], lugar: int) -> dict[str, Any]:
    """What is known of an item, as its form says it."""
    destino = [str(item.get("paso", "")), *item.get("campos", ())[:1]]
    return {**item, "orden": lugar, "lleva": ".".join(destino)}


_LO_SUYO: Mapping[str, Any] = {
    RECIBIDOS.clave: _lo_de_recibidos,
    REVISION.clave: _lo_de_la_revision,
}


class ListaForm(forms.Form):
    """The whole list, from what day and why; its items are forms of their own."""

    vigente_desde = forms.DateField(
        label="Rige desde",
        widget=CALENDARIO,
        help_text="Desde mañana o después. El paso que ya empezó sigue con la suya.",
    )
    razon = CampoTexto(
        label="Por qué cambia",
        max_length=200,
        help_text=RAZON,
        widget=forms.TextInput(attrs={"size": 60}),
    )

    def __init__(self, control: Control, de: Lista, data: Any = None) -> None:
        super().__init__(data, initial={"vigente_desde": manana()})
        self.control = control
        self.fields["vigente_desde"].widget.attrs["min"] = f"{manana():%Y-%m-%d}"
        self.items = list(self._items(de, data))
        self.nueva = ListaDeControl(clave=control.clave)

    def _items(self, de: Lista, data: Any) -> Iterator[ItemForm]:
        """Those of the list and some to write; once sent, as many as the page had."""
        guardados = [] if data else self.control.escribir(de.items)
        cuantos = _cuantos(data) if data else len(guardados) + NUEVOS
        for n in range(cuantos):
            inicial = _inicial(guardados[n], n + 1) if n < len(guardados) else {}
            yield ItemForm(data, prefix=f"item-{n}", initial=inicial, control=self.control)

    def clean(self) -> dict[str, Any]:
        """Everything that forbids it, at once, with what was typed still there."""
        limpio = super().clean() or {}
        if [item for item in self.items if not item.is_valid()]:  # each says its own
            self.add_error(None, "Revise los ítems marcados.")
        if not self.errors:
            self.nueva.vigente_desde, self.nueva.razon = limpio["vigente_desde"], limpio["razon"]
            for razon in self._objeciones():
                self.add_error(None, razon)
        return limpio

    def _objeciones(self) -> list[str]:
        try:
            self.nueva.items = armar(self.control, self._en_orden())
        except DatoInvalido as error:
            return [str(error)]
        return consultas.objeciones(self.nueva, hoy(timezone.now()), objeciones)

    def _en_orden(self) -> list[dict[str, Any]]:
        """By the place that was typed; one without it goes last, where it stands."""
        puestos = sorted(self.items, key=lambda item: item.cleaned_data["orden"] or 99)
        return [fila for item in puestos if (fila := item.fila()) is not None]


def _cuantos(data: Any) -> int:
    """How many rows the page had: the list may be another one since it was opened."""
    escrito = str(data.get("cuantos", ""))
    return min(int(escrito), ITEMS_MAXIMO + NUEVOS) if escrito.isdecimal() else 0
