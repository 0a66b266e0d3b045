"""A table of the catalogue: nothing in it is deleted, and a code never changes."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, Model
from django.http import HttpRequest

from bluecom.bolivia.campos import CampoDigitable
from bluecom.cuentas.administracion import AdministracionPorRol


class CatalogoAdmin(AdministracionPorRol):
    """ADMINISTRADOR reads, adds and edits; nothing is deleted, and a code never changes."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A name of the catalogue goes on into Smartflex and the papers, in one line."""
        if type(db_field) is CharField and not db_field.choices:
            kwargs.setdefault("form_class", CampoDigitable)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A code that is the key would not be renamed: it would be another row."""
        clave = self.opts.pk
        return (clave.name,) if obj is not None and clave and not clave.auto_created else ()

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        """A code with capitals and the same without them are one code."""
        form = super().get_form(request, obj, *args, **kwargs)
        unicos = {propio.name for propio in self.opts.fields if propio.unique}
        for nombre, campo in form.base_fields.items():
            if nombre in unicos and isinstance(campo, forms.CharField):
                campo.validators = [*campo.validators, _de_una_grafia(self.model, nombre)]
        return form


def _de_una_grafia(modelo: type[Model], nombre: str) -> Callable[[str], None]:
    def validar(escrito: str) -> None:
        iguales = modelo._default_manager.filter(**{f"{nombre}__iexact": escrito})
        if otra := iguales.exclude(**{nombre: escrito}).values_list(nombre, flat=True).first():
            raise ValidationError(f"Ya hay «{otra}»: con mayúsculas o sin ellas es el mismo.")

    return validar


def dias_de(fila: Any) -> str:
    """The days of a row, as short as a column asks."""
    desde = f"{fila.vigente_desde:%d/%m/%Y}"
    return f"{desde} a {fila.vigente_hasta:%d/%m/%Y}" if fila.vigente_hasta else f"desde {desde}"
