"""The address editor of step 8.1: a free line and the fields of the six cases of Annex 1."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoDigitable
from solicitudes import direcciones
from solicitudes.models import Venta
from solicitudes.pasos.p08_detalle.calles import cruces_de, sugerir
from solicitudes.reglas.comprobaciones import diferencia_con_lo_dictado

CASOS = [
    ("1", "1 · Entre dos calles"),
    ("2", "2 · Esquina"),
    ("3", "3 · Edificio"),
    ("4", "4 · Condominio"),
    ("5", "5 · Pasaje o parque"),
    ("6", "6 · Alejada, ubicación rural"),
]
LINEA, CAMPOS = "linea", "campos"
"""Which of the two was written last: it rules, the other follows."""


def _calle(rotulo: str, lista: str, largo: int) -> CampoDigitable:
    """A street name, with the names already known as suggestions."""
    adorno = forms.TextInput(attrs={"list": lista, "autocomplete": "off"})
    return CampoDigitable(label=rotulo, required=False, max_length=largo, widget=adorno)


class DireccionForm(forms.Form):
    """The structured fields of the six cases of Annex 1 (8.1), and the line they make."""

    linea_libre = CampoDigitable(
        label="La dirección, en una línea",
        required=False,
        max_length=500,
        help_text="Como la dictan: «la paz #2040 e/ lanza y antezana». Se ordena sola.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    manda = forms.CharField(required=False, widget=forms.HiddenInput)
    rural = forms.BooleanField(label="Ubicación rural", required=False)
    caso = forms.ChoiceField(label="Caso del Anexo 1", choices=CASOS)
    via = _calle("Calle o avenida", "calles-via", 80)
    numero = CampoDigitable(label="Número", required=False, max_length=10)
    cruce_tipo = forms.ChoiceField(
        label="Cruce", required=False, choices=[("ENTRE", "Entre"), ("ESQUINA", "Esquina")]
    )
    cruce_1 = _calle("Primera calle", "calles-cruce_1", 60)
    cruce_2 = _calle("Segunda calle", "calles-cruce_2", 60)
    inmueble_tipo = forms.CharField(required=False, widget=forms.HiddenInput)
    inmueble = CampoDigitable(
        label="Nombre del edificio o condominio", required=False, max_length=60
    )
    bloque = CampoDigitable(label="Bloque", required=False, max_length=5)
    piso = CampoDigitable(label="Piso", required=False, max_length=3)
    unidad_tipo = forms.ChoiceField(
        label="Unidad", required=False, choices=[("DEPTO", "Depto"), ("CASA", "Casa")]
    )
    unidad = CampoDigitable(label="Depto o casa", required=False, max_length=5)
    zona = CampoDigitable(label="Zona", required=False, max_length=60)
    barrio = CampoDigitable(label="Barrio", required=False, max_length=60)
    observaciones = CampoDigitable(
        label="Observaciones (ubicación)", required=False, max_length=300
    )
    numero_provisional = forms.BooleanField(label="El número es provisional", required=False)

    def componer(self, catalogo: Collection[str] = ()) -> "direcciones.Direccion | None":
        """The address, or ``None`` with every error beside its field."""
        try:
            return leer(self.cleaned_data, catalogo, manda_la_linea=self.manda_la_linea())
        except direcciones.DireccionInvalida as invalida:
            for error in invalida.errores:
                campo = "linea_libre" if self.manda_la_linea() else error.campo
                self.add_error(campo if campo in self.fields else None, error.mensaje)
            return None

    def manda_la_linea(self) -> bool:
        """Whether the free line was written after the fields; without scripts, only it.

        A line that was emptied says nothing: the fields are the address again.
        """
        if not str(self["linea_libre"].value() or "").strip():
            return False
        manda = self["manda"].value()
        if manda in (LINEA, CAMPOS):
            return bool(manda == LINEA)
        cambiados = set(self.changed_data) if self.is_bound else set()
        return "linea_libre" in cambiados and not cambiados & set(direcciones.CAMPOS)


def leer(
    valores: Mapping[str, Any], catalogo: Collection[str] = (), *, manda_la_linea: bool = False
) -> "direcciones.Direccion":
    """The address of the fields, or of the free line; raises ``DireccionInvalida``."""
    if manda_la_linea:
        aparte = str(valores.get("observaciones") or "")
        return leer_linea(str(valores.get("linea_libre") or ""), aparte, catalogo)
    caso = {"caso": "6"} if valores.get("rural") else {}
    return direcciones.componer({**valores, **caso}, catalogo=catalogo)


def leer_linea(
    texto: str, observaciones: str = "", catalogo: Collection[str] = ()
) -> "direcciones.Direccion":
    """What a person dictated; observations written apart stay when the line has none."""
    propuesta = direcciones.normalizar(texto, catalogo=catalogo)
    if observaciones and not propuesta.observaciones:
        propuesta = direcciones.normalizar(texto, observaciones=observaciones, catalogo=catalogo)
    if propuesta.direccion is None:
        raise direcciones.DireccionInvalida(list(propuesta.errores), propuesta.leida)
    return replace(propuesta.direccion, numero_provisional=propuesta.numero_provisional)


def campos_de(direccion: "direcciones.Direccion") -> dict[str, Any]:
    """Every field of the editor for this address."""
    return direccion.campos() | {
        "rural": direccion.rural,
        "numero_provisional": direccion.numero_provisional,
        "linea_libre": direccion.formatear(),
    }


def direccion_propuesta(
    dictada: str, ubicacion: str = "", catalogo: Collection[str] = ()
) -> dict[str, Any]:
    """The fields of step 8 as the best reading of what the client dictated.

    How to get there (``ubicacion``) is of the client's own words and always goes along.
    """
    propuesta = direcciones.normalizar(dictada, observaciones=ubicacion, catalogo=catalogo)
    leida = propuesta.leida
    if propuesta.direccion is None and (leida is None or not leida.numero):
        return {
            "caso": "1",
            "via": dictada.upper(),
            "observaciones": ubicacion,
            "linea_libre": dictada,
        }
    assert leida is not None  # a valid one is read too
    provisional = {"numero_provisional": propuesta.numero_provisional}
    linea = {} if propuesta.valida else {"linea_libre": dictada}
    return campos_de(leida) | provisional | linea


def cual_rige(venta: Venta, direccion: "direcciones.Direccion | None") -> str:
    """What to ask when this is not the address that the client dictated; empty when it is."""
    if direccion is None:
        return ""
    provisional = direccion.numero_provisional
    return diferencia_con_lo_dictado(venta, direccion.formatear(), provisional=provisional)


def vista_de_direccion(form: DireccionForm, catalogo: Collection[str] = ()) -> dict[str, Any]:
    """The canonical line of what the form holds now, or what is wrong with it."""
    valores = {campo: form[campo].value() for campo in DireccionForm.base_fields}
    try:
        return {"direccion": leer(valores, catalogo, manda_la_linea=form.manda_la_linea())}
    except direcciones.DireccionInvalida as invalida:
        return {"errores": invalida.errores, "aparte": _aparte(form, invalida.errores)}


def _aparte(
    form: DireccionForm, errores: Collection["direcciones.ErrorDireccion"]
) -> list["direcciones.ErrorDireccion"]:
    """The errors that no field of the form says beside it."""
    if form.manda_la_linea() or not form.is_bound:
        return list(errores)
    return [error for error in errores if error.campo not in form.fields]


def sugerencias(form: DireccionForm, venta: Venta, calles: Collection[str]) -> dict[str, list[str]]:
    """Field → known names for what is being written there; the via's crossings come first."""
    via = str(form["via"].value() or "")
    cruces = cruces_de(venta, via)
    return {
        "via": sugerir(via, calles),
        "cruce_1": sugerir(str(form["cruce_1"].value() or ""), calles, primero=cruces),
        "cruce_2": sugerir(str(form["cruce_2"].value() or ""), calles, primero=cruces),
    }
