"""A definition of the indicator as an administrator proposes it."""

from typing import ClassVar

from bluecom.vigencias.formularios import CALENDARIO, PropuestaForm
from indicadores import definicion
from indicadores.models import Definicion


class DefinicionForm(PropuestaForm):
    """What counts, and from which month on."""

    contenido = staticmethod(definicion.objeciones)
    lo_de_antes = "El día 1 de un mes: los meses que ya empezaron conservan su definición."

    class Meta:
        model = Definicion
        fields = ("parametro", "segundos_minimos", "autoridad", "vigente_desde", "razon")
        widgets: ClassVar = {"vigente_desde": CALENDARIO}
