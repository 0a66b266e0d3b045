"""A row of table III.1 as an administrator proposes it."""

from typing import ClassVar

from bluecom.vigencias.formularios import CALENDARIO, PropuestaForm
from documentos.models import FichaDeFormulario
from documentos.servicios import fichas


class FichaForm(PropuestaForm):
    """Which form, what table III.1 says of it, and who prints it."""

    contenido = staticmethod(fichas.objeciones)
    lo_de_antes = "Las ventas registradas antes conservan su fila."

    class Meta:
        model = FichaDeFormulario
        fields = (
            "tipo",
            "clase",
            "modo",
            "originales",
            "copias",
            "de_smartflex",
            "vigente_desde",
            "razon",
        )
        widgets: ClassVar = {"vigente_desde": CALENDARIO}
        help_texts: ClassVar = {
            "de_smartflex": "Solo la Solicitud. Este sistema ya no la prepara: la carpeta lleva la "
            "de Smartflex, y así lo dicen el paso 10 y el acta de entrega."
        }
