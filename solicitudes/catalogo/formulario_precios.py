"""A price change as an administrator proposes it."""

from typing import Any, ClassVar

from django.db.models import Q
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.campos import campo_de_filas
from bluecom.vigencias.formularios import CALENDARIO, PropuestaForm
from solicitudes.catalogo.consulta_precios import VALORES, objeciones
from solicitudes.models import Campania, CondicionComercial, Plan


class PrecioForm(PropuestaForm):
    """The figures of a new price, and the day from which it would rule."""

    contenido = staticmethod(objeciones)
    lo_de_antes = "El precio de ahora termina el día anterior."

    class Meta:
        model = CondicionComercial
        fields = ("campania", "plan", "vigente_desde", "razon", *VALORES)
        labels: ClassVar = {"demo": "Es un precio DEMO"}
        widgets: ClassVar = {"vigente_desde": CALENDARIO}
        help_texts: ClassVar = {
            "demo": "Desmárquelo solo con un precio que COMTECO haya confirmado.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dia = hoy(timezone.now())
        sin_terminar = Q(vigente_hasta=None) | Q(vigente_hasta__gte=dia)
        campo_de_filas(self, "campania").queryset = Campania.objects.filter(sin_terminar)
        campo_de_filas(self, "plan").queryset = Plan.objects.filter(
            activo=True, producto__activo=True
        )
