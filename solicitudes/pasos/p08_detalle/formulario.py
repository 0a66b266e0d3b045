"""Step 8: category, installation address by Annex 1, plan and components."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property

from bluecom.campos import campo_de_filas
from solicitudes import direcciones
from solicitudes.models import (
    Detalle,
    EstructuraProducto,
    Plan,
    Subcategoria,
    Tecnologia,
    Venta,
)
from solicitudes.models.catalogo.listas import elegibles
from solicitudes.pasos.hermanas import de_una_hermana
from solicitudes.pasos.numero_smartflex import CampoNumeroSmartflex, ConNumero
from solicitudes.pasos.p08_detalle.calles import calles_conocidas
from solicitudes.pasos.p08_detalle.componentes import ConPuntos, campo_de_celda
from solicitudes.pasos.p08_detalle.direccion import (
    LINEA,
    DireccionForm,
    campos_de,
    cual_rige,
    direccion_propuesta,
    leer,
    sugerencias,
    vista_de_direccion,
)
from solicitudes.pasos.smartflex import numero_tecleado
from solicitudes.reglas.estructura import dia_de_la_estructura, objecion_de_celda


class DetalleForm(ConNumero, ConPuntos, DireccionForm):
    """Step 8: category, address by Annex 1, plan and components."""

    del_paso = 8
    plantilla = "pasos/_detalle.html"
    se_curan_con: ClassVar[Mapping[str, Iterable[str]]] = {
        **dict.fromkeys(direcciones.CAMPOS, ("linea_libre", "caso", "rural", "cruce_tipo")),
        "linea_libre": (*direcciones.CAMPOS, "rural"),
    }

    contesta = frozenset({"plan_confirmado", "componentes_segun_estructura"})

    subcategoria = forms.ModelChoiceField(
        label="Categoría y subcategoría (8)",
        queryset=Subcategoria.objects.none(),
        empty_label="Elija la subcategoría",
        error_messages={"required": "Elija la categoría y la subcategoría."},
    )
    plan = forms.ModelChoiceField(
        label="Plan comercial (8.2)",
        queryset=Plan.objects.none(),
        empty_label=None,
        error_messages={
            "invalid_choice": "El cliente aceptó otro plan: confirme ese o corrija el paso 4."
        },
    )
    direccion_rige = forms.ChoiceField(
        label="¿Cuál dirección rige?", required=False, choices=Detalle.Rige.choices
    )
    tecnologias_alli = forms.MultipleChoiceField(choices=Tecnologia.choices, required=False)
    numero_smartflex = CampoNumeroSmartflex(required=False)

    def que_se_abre(self, observado: str) -> Iterable[str]:
        """An address is one thing, with which one rules; so is what the plan is made of."""
        de_la_estructura = ("puntos", *(c for c in self.fields if c.startswith("comp_")))
        if observado in ("plan", "componentes"):
            return ("plan", *de_la_estructura)
        if observado == "subcategoria":
            return (observado,)
        return (*DireccionForm.base_fields, "direccion_rige", "tecnologias_alli")

    @cached_property
    def calles(self) -> list[str]:
        """The streets learnt from earlier addresses."""
        return calles_conocidas(self.venta)

    def preparar(self) -> None:
        super().preparar()
        oferta = self.venta.oferta
        plan = campo_de_filas(self, "plan")
        plan.queryset = Plan.objects.filter(pk=oferta.plan_id)
        plan.choices = [(oferta.plan_id, str(oferta.plan))]
        detalle = self.venta.detalle_actual
        subcategoria = campo_de_filas(self, "subcategoria")
        subcategoria.queryset = self._subcategorias.all()
        opciones = [(una.pk, str(una)) for una in self._subcategorias]
        subcategoria.choices = [("", subcategoria.empty_label), *opciones]
        guardados = self._componentes_guardados(detalle)
        for celda in self.celdas:
            codigo = celda.componente_id
            usual = int(celda.usual) if guardados is None else guardados.get(codigo, 0)
            self.fields[f"comp_{codigo}"] = campo_de_celda(celda, usual)

    def _componentes_guardados(self, detalle: Detalle | None) -> dict[str, int] | None:
        """Those ticked before, unless the client has chosen what is not made of them."""
        posibles = {celda.componente_id for celda in self.celdas}
        return detalle.componentes if detalle and set(detalle.componentes) <= posibles else None

    def puntos_ya(self) -> int | None:
        detalle = self.venta.detalle_actual
        return detalle.puntos if detalle else None

    @cached_property
    def celdas(self) -> list[EstructuraProducto]:
        """What this plan admits by this technology; impossible choices do not appear."""
        return self.venta.oferta.celdas_el(dia_de_la_estructura(self.venta))

    def inicial(self, venta: Venta) -> dict[str, Any]:
        detalle: Detalle | None = venta.detalle_actual
        comun: dict[str, Any] = {
            "plan": venta.oferta.plan_id,
            "numero_smartflex": numero_tecleado(venta),
        }
        if detalle is not None:
            return {**comun, **_donde(detalle), "puntos": detalle.puntos}
        ficha, otra = venta.ficha, de_una_hermana(venta, "detalle")
        if otra is not None:
            return {**comun, **_donde(otra), "puntos": ficha.puntos}
        return (
            comun
            | direccion_propuesta(venta.direccion_dicha, ficha.ubicacion, self.calles)
            | {
                "puntos": ficha.puntos,
                "subcategoria": self._subcategoria_propuesta(),
            }
        )

    @cached_property
    def _subcategorias(self) -> QuerySet[Subcategoria]:
        """Those that may be chosen; read once for the whole form."""
        detalle = self.venta.detalle_actual
        return Subcategoria.objects.filter(elegibles(detalle.subcategoria_id if detalle else None))

    def _subcategoria_propuesta(self) -> Subcategoria | None:
        """The first of the list, which is of homes: of a company it has to be chosen."""
        if self.venta.cliente.es_empresa:
            return None
        return next((una for una in self._subcategorias if una.activo), None)

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        self._exigir_componentes(limpio)
        if self.errors.keys().isdisjoint(DireccionForm.base_fields):
            limpio["direccion"] = self.componer(self.calles)
            self._exigir_cual_rige(limpio)
        return limpio

    def _exigir_cual_rige(self, limpio: dict[str, Any]) -> None:
        """Only an address that is not the dictated one asks; the answer is of that one."""
        difiere = cual_rige(self.venta, limpio["direccion"])
        if difiere and not limpio.get("direccion_rige"):
            self.add_error("direccion_rige", "Diga cuál rige: la carta del cliente dice la suya.")
        if not difiere:
            limpio["direccion_rige"] = ""

    def _exigir_componentes(self, limpio: dict[str, Any]) -> None:
        """Each cell beside its field; a component without a field was written by hand."""
        for celda in self.celdas:
            campo = f"comp_{celda.componente_id}"
            if campo not in self.errors:
                for razon in objecion_de_celda(celda, limpio.get(campo) or 0):
                    self.add_error(campo, razon)
        for enviado in self.data:
            if enviado.startswith("comp_") and enviado not in self.fields and self.data[enviado]:
                codigo = enviado.removeprefix("comp_")
                self.add_error(None, f"{codigo} no es un componente de este plan (8.2).")

    def _del_borrador(self, borrador: QueryDict) -> dict[str, Any]:
        """A line typed last may not have reached the fields: they follow it."""
        escrito = super()._del_borrador(borrador)
        if escrito.get("manda") != LINEA:
            return escrito
        dictada = str(escrito.get("linea_libre") or "")
        seguidos = direccion_propuesta(dictada, catalogo=self.calles)
        return escrito | seguidos | {"linea_libre": dictada}

    def valores(self) -> dict[str, Any]:
        """The fields as they stand and the ``direccion`` they make, ``None`` while it is none."""
        valores = super().valores()
        try:
            direccion = leer(valores, self.calles, manda_la_linea=self.manda_la_linea())
        except direcciones.DireccionInvalida:
            return valores | {"direccion": None}
        return valores | campos_de(direccion) | {"direccion": direccion}

    def datos(self) -> dict[str, Any]:
        limpio = self.cleaned_data
        return {
            "direccion": limpio["direccion"],
            "direccion_campos": limpio["direccion"].campos(),
            "direccion_rige": limpio["direccion_rige"],
            "tecnologias_alli": limpio["tecnologias_alli"],
            "subcategoria": limpio["subcategoria"],
            "plan": limpio["plan"],
            "puntos": limpio["puntos"],
            "componentes": {
                celda.componente_id: limpio[f"comp_{celda.componente_id}"]
                for celda in self.celdas
                if limpio.get(f"comp_{celda.componente_id}")
            },
            "numero_smartflex": limpio["numero_smartflex"],
        }

    def contexto(self) -> dict[str, Any]:
        vista = vista_de_direccion(self, self.calles)
        return {
            "componentes": [self[f"comp_{celda.componente_id}"] for celda in self.celdas],
            "con_demo": any(celda.demo or celda.componente.demo for celda in self.celdas),
            "vista": vista,
            "cual_rige": cual_rige(self.venta, vista.get("direccion")),
            "rige": self["direccion_rige"].value(),
            "tecnologias": Tecnologia.choices,
            "alli": self["tecnologias_alli"].value() or [],
            "sugerencias": sugerencias(self, self.venta, self.calles),
        }


def _donde(detalle: Detalle) -> dict[str, Any]:
    """Category and address as they were registered, for this sale or another of the call."""
    return {
        **detalle.direccion_campos,
        "subcategoria": detalle.subcategoria_id,
        "numero_provisional": detalle.numero_provisional,
        "rural": detalle.rural,
        "linea_libre": detalle.direccion,
        "direccion_rige": detalle.direccion_rige,
    }
