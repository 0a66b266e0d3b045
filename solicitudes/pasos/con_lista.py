"""A step's form that goes by a checklist: what happens when the list changes while it is open."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from bluecom.integraciones.preguntar import Respuesta
from solicitudes.models import ListaDeControl, Venta
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.reglas.control import Control, que_siguen


@dataclass(frozen=True)
class CambioDeLista:
    """What the person who has the step open has to look at again."""

    por_mirar: list[str]
    """New, or said in other words: its tick was not taken over."""
    retirados: list[str]


class FormularioConLista(FormularioPaso):
    """It remembers the version that was read; of another one only what reads the same stays ticked.

    Subclasses say how their ticks are posted: ``sin_marcas`` takes those of some items away.
    """

    control: ClassVar[Control]
    cambio_de_lista: CambioDeLista | None = None

    lista = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        venta: Venta,
        data: Any = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        borrador: QueryDict | None = None,
        respuesta: Respuesta[Any] | None = None,
    ) -> None:
        self.rige = venta.lista(self.control)
        data, borrador = self._al_dia(data), self._al_dia(borrador)
        super().__init__(venta, data, files, borrador=borrador, respuesta=respuesta)
        self.initial["lista"] = self.rige.numero

    def _al_dia(self, enviado: Any) -> Any:
        """What was sent, as the version in force can take it; everything else as it was typed."""
        numero = str(enviado.get("lista", "")) if isinstance(enviado, QueryDict) else ""
        if not numero.isdigit() or int(numero) == self.rige.numero:
            return enviado
        vista = ListaDeControl.objects.vista(self.control, int(numero))
        siguen = que_siguen(self.rige.items, vista, self.rige)
        por_mirar = [codigo for codigo in self.rige.items if codigo not in siguen]
        self.cambio_de_lista = CambioDeLista(
            self.rige.nombres(por_mirar),
            vista.nombres(codigo for codigo in vista.items if codigo not in self.rige.items),
        )
        copia = enviado.copy()
        copia["lista"] = str(self.rige.numero)
        self.sin_marcas(copia, por_mirar)
        return copia

    def sin_marcas(self, enviado: QueryDict, codigos: list[str]) -> None:
        """Take away the ticks of these items, never what was written."""
        raise NotImplementedError
