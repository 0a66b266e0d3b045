"""A table of the catalogue: nothing in it is deleted, and a code never changes."""

from typing import Any

from django.db.models import CharField
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


def clave_de(request: HttpRequest) -> int:
    """``?de=``: the row whose values begin another one; 0 when there is none."""
    texto = request.GET.get("de", "")
    return int(texto) if texto.isascii() and texto.isdigit() and len(texto) <= 9 else 0


def dias_de(fila: Any) -> str:
    """The days of a row, as short as a column asks."""
    desde = f"{fila.vigente_desde:%d/%m/%Y}"
    return f"{desde} a {fila.vigente_hasta:%d/%m/%Y}" if fila.vigente_hasta else f"desde {desde}"
