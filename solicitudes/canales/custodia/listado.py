"""Who has each folder now, and since when, as a list that can be taken away (11)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.listados.filtros import Filtros, elegir
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo
from solicitudes.models import Tenencia
from solicitudes.models.custodia import EN_LA_CASA, Paso

LEEN = (Rol.CANALES_VIRTUALES, Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
DONDE = {"casa": "En Canales Virtuales", "asesor": "Con su asesor"}


class CustodiaForm(Filtros):
    """Of a box or a shelf, in the house or with an asesor."""

    donde = elegir("Dónde")
    caja = forms.CharField(
        label="Caja o estante",
        required=False,
        max_length=20,
        widget=forms.TextInput({"class": "form-control"}),
    )

    def __init__(self, datos: Mapping[str, Any]) -> None:
        super().__init__(datos)
        self.poner("donde", "Todas", DONDE)


def _hallar(pedido: Pedido) -> Hallado:
    """The one held longest on top; a sale that is over is asked for by its box."""
    filtros = CustodiaForm(pedido.filtros).exigidos()
    filas = Tenencia.objects.filter(
        hasta=None, venta__asesor__de_prueba=pedido.usuario.de_prueba
    ).select_related("quien", "venta__contacto__cliente", "venta__asesor")
    if "donde" in filtros:
        aqui = Q(como__in=EN_LA_CASA)
        filas = filas.filter(aqui if filtros["donde"] == "casa" else ~aqui)
    if "caja" in filtros:
        filas = filas.filter(Q(caja=filtros["caja"]) | Q(estante=filtros["caja"]))
    return Hallado(filas.order_by("desde", "pk"), filtros)


CUSTODIA = registrar(
    Listado(
        codigo="custodia",
        nombre="Quién tiene cada carpeta",
        roles=LEEN,
        ven_personales=LEEN,
        hallar=_hallar,
        formulario=lambda pedido: CustodiaForm(pedido.filtros),
        pagina=lambda filtros: f"{reverse('custodia')}?{urlencode(filtros)}",
        enlace=lambda t: reverse("custodia_de", args=[t.venta_id]),
        columnas=(
            Columna("Venta", lambda t: f"Venta {t.venta_id}"),
            Columna("Desde", lambda t: t.desde, Tipo.INSTANTE),
            Columna("Quién", lambda t: str(t.quien)),
            Columna("Cómo", lambda t: str(Paso(t.como).label)),
            Columna("Caja", lambda t: t.caja),
            Columna("Estante", lambda t: t.estante),
            Columna("Cliente", lambda t: t.venta.cliente.nombre_completo, personal=True),
            Columna("Asesor", lambda t: str(t.venta.asesor)),
            Columna("Estado de la venta", lambda t: t.venta.get_estado_display()),
        ),
    )
)
