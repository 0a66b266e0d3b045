"""A version of a legal text as an administrator proposes it."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.rechazo import Rechazo
from documentos.models import PlantillaDocumento
from documentos.servicios import textos

_DIA = {"type": "date"}


class PropuestaForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A text, the day from which it would rule, and who of legal counsel has read it."""

    class Meta:
        model = PlantillaDocumento
        fields = (
            "tipo",
            "vigente_desde",
            "razon",
            "titulo",
            "texto",
            "revisado_legal",
            "revisado_por",
            "revisado_el",
            "version",
        )
        widgets: ClassVar = {
            "vigente_desde": forms.DateInput(attrs=_DIA, format="%Y-%m-%d"),
            "revisado_el": forms.DateInput(attrs=_DIA, format="%Y-%m-%d"),
            "texto": forms.Textarea(attrs={"rows": 28, "maxlength": textos.LARGO}),
        }
        help_texts: ClassVar = {
            "vigente_desde": "Desde mañana o después. Lo ya emitido conserva su texto.",
            "razon": "Lo lee quien lo aprueba.",
            "titulo": "Vacío: el nombre del papel.",
            "texto": "Solo de las Condiciones Generales; vacío: las que vienen con el sistema. "
            "«# » al comienzo del renglón abre una cláusula, que se numera sola; «- » es un punto "
            "de una lista; **así** va en negrita; un renglón vacío separa párrafos.",
            "revisado_legal": "Sin marcar, cada papel dice que su texto espera esa revisión.",
            "version": "El diseño instalado que lo dibuja.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["razon"].required = True
        self.fields["vigente_desde"].widget.attrs["min"] = f"{_hoy() + timedelta(days=1):%Y-%m-%d}"

    def clean(self) -> dict[str, Any]:
        """Everything that forbids it, at once, with what was typed still there."""
        limpio = super().clean() or {}
        if not self.errors:
            _instalada(limpio["tipo"], limpio["version"])
            nueva = PlantillaDocumento(**limpio)
            try:
                textos.ordenar(nueva)
                razones = textos.objeciones(nueva, _hoy())
            except Rechazo as rechazo:
                razones = rechazo.razones
            if razones:
                raise ValidationError(razones)
        return limpio


def valores_iniciales(de: PlantillaDocumento) -> dict[str, Any]:
    """A version starts from the one that it would follow."""
    desde = max(de.vigente_desde, _hoy()) + timedelta(days=1)
    return {campo: getattr(de, campo) for campo in ("tipo", *textos.CAMBIAN)} | {
        "vigente_desde": desde,
        "texto": textos.texto_de(de),
    }


def _instalada(tipo: str, version: str) -> None:
    try:
        get_template(f"papeles/{version}/{tipo.lower()}.html")
    except TemplateDoesNotExist:
        raise ValidationError(
            f"No existe el diseño «{version}» de este papel: escriba una versión instalada."
        ) from None


def _hoy() -> date:
    return hoy(timezone.now())
