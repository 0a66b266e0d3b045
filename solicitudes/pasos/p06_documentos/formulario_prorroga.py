"""What a norm extends, as an administrator proposes it."""

from typing import ClassVar

from bluecom.bolivia.campos import CampoTexto
from bluecom.vigencias.formularios import CALENDARIO, PropuestaForm
from solicitudes.models import ProrrogaDeCI
from solicitudes.pasos.p06_documentos import prorrogas


class ProrrogaForm(PropuestaForm):
    """Which norm, from which day, which expired cards and until when."""

    ordenar = staticmethod(prorrogas.ordenar)
    contenido = staticmethod(prorrogas.objeciones)
    lo_de_antes = "Lo que ya se aceptó conserva su norma."

    class Meta:
        model = ProrrogaDeCI
        fields = ("norma", *prorrogas.CAMBIAN, "vigente_desde", "razon")
        field_classes: ClassVar = {"norma": CampoTexto}
        widgets: ClassVar = dict.fromkeys((*prorrogas.CAMBIAN, "vigente_desde"), CALENDARIO)
