"""What the forms of all steps share: they know their sale and speak to its service."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from bluecom.integraciones.preguntar import Respuesta
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.observado import TODO


class FormularioPaso(forms.Form):
    """One step's form. Subclasses say what is known already and what the service takes."""

    plantilla = "pasos/_formulario.html"
    """The partial that lays the form out."""

    del_paso: ClassVar[int] = 0
    """The step."""

    se_abre_con: ClassVar[Mapping[str, Iterable[str]]] = {}
    """A field that Canales Virtuales observes → those that are corrected with it."""

    se_curan_con: ClassVar[Mapping[str, Iterable[str]]] = {}
    """Field → the other fields whose change may end what is wrong with it."""

    def __init__(
        self,
        venta: Venta,
        data: Any = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        borrador: QueryDict | None = None,
        respuesta: Respuesta[Any] | None = None,
    ) -> None:
        """``respuesta``: what the system of the step answered, where there is one."""
        self.venta = venta
        self.respuesta = respuesta
        super().__init__(data, files, initial=self.inicial(venta))
        self.preparar()
        if venta.estado == Estado.OBSERVADA:
            self._cerrar_lo_demas(venta.lo_abierto.get(self.del_paso, frozenset()))
        for campo, otros in self.se_curan_con.items():
            if campo in self.fields:
                self.fields[campo].widget.attrs["data-se-cura-con"] = " ".join(otros)
        if borrador is not None:
            self.initial.update(self._del_borrador(borrador))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = self.disposicion()

    def inicial(self, venta: Venta) -> dict[str, Any]:
        """Known facts are never asked again."""
        return {}

    def que_se_abre(self, observado: str) -> Iterable[str]:
        """The fields that are corrected with an observed one, itself among them."""
        return self.se_abre_con.get(observado, (observado,))

    def siempre_abiertos(self) -> Iterable[str]:
        """What an observed folder is asked whatever was observed."""
        return ()

    def _cerrar_lo_demas(self, observados: Collection[str]) -> None:
        """An observed folder (11.1): the rest stays as kept, whatever is sent."""
        if TODO in observados:
            return
        abiertos = {campo for observado in observados for campo in self.que_se_abre(observado)}
        abiertos |= set(self.siempre_abiertos())
        for nombre, campo in self.fields.items():
            campo.disabled = nombre not in abiertos

    def _del_borrador(self, borrador: QueryDict) -> dict[str, Any]:
        """Each field as it was typed; what the draft does not hold stays as known."""
        sin_archivos: MultiValueDict[str, Any] = MultiValueDict()
        return {
            nombre: campo.widget.value_from_datadict(borrador, sin_archivos, nombre)
            for nombre, campo in self.fields.items()
            if not isinstance(campo, forms.FileField)
            and not campo.disabled
            and not campo.widget.value_omitted_from_data(borrador, sin_archivos, nombre)
        }

    def valores(self) -> dict[str, Any]:
        """Every field as it stands now, typed or known."""
        return {nombre: self[nombre].value() for nombre in self.fields}

    def preparar(self) -> None:
        """Choices that depend on the sale."""

    def disposicion(self) -> Layout:
        return Layout(*self.fields)

    def datos(self) -> dict[str, Any]:
        """The keyword arguments of the step's service."""
        return dict(self.cleaned_data)

    def acusar(self, razones: Iterable[str]) -> list[str]:
        """Put each refusal of the service beside its field; return those that have none here."""
        sin_lugar = []
        for razon in razones:
            campo = getattr(razon, "campo", "")
            if campo in self.fields:
                self.add_error(campo, razon)
            else:
                sin_lugar.append(razon)
        return sin_lugar

    dice_lo_que_falta = False
    """Whether ``faltan`` is said again with each draft."""

    contesta: ClassVar[frozenset[str]] = frozenset()
    """Guards judged by what was kept, which these fields show as they will be kept."""

    def faltan(self) -> list[str]:
        """What these fields still lack, said beside the action."""
        return []

    def lectura(self) -> list[str]:
        """What is read back to the client before the step is taken, paragraph by paragraph."""
        return []

    def ademas(self) -> list[str]:
        """What the step would refuse after these fields are right: said in the same round."""
        return []

    def boton(self, verbo: str) -> dict[str, str]:
        """The main button: its verb, and what it sends where it says something."""
        return {"verbo": verbo}

    def contexto(self) -> dict[str, Any]:
        """What the step's partial shows besides the fields."""
        return {}
