"""Printed folders still to come, as a list that can be taken away."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.listados.filtros import Filtros
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo
from solicitudes.canales.recepcion.consulta import por_venir
from solicitudes.models import CarpetaEntregada


def _hallar(pedido: Pedido) -> Hallado:
    abiertas = CarpetaEntregada.objects.abiertas().filter(venta=OuterRef("pk"))
    return Hallado(por_venir(pedido.usuario).annotate(propuesta=Exists(abiertas)), {})


POR_VENIR = registrar(
    Listado(
        codigo="por_venir",
        nombre="Carpetas por venir",
        roles=(Rol.CANALES_VIRTUALES,),
        ven_personales=(Rol.CANALES_VIRTUALES,),
        hallar=_hallar,
        pagina=lambda filtros: reverse("por_venir"),
        formulario=lambda pedido: Filtros(pedido.filtros),
        columnas=(
            Columna("Venta", lambda v: f"Venta {v.pk}"),
            Columna("Vence", lambda v: v.vence_en, Tipo.INSTANTE),
            Columna("Cliente", lambda v: v.cliente.nombre_completo, personal=True),
            Columna("Asesor", lambda v: str(v.asesor)),
            Columna("Solicitud Smartflex", lambda v: v.numero_smartflex),
            Columna("Impresa", lambda v: v.impresa_en, Tipo.INSTANTE),
            Columna("Situación", lambda v: "En camino" if v.propuesta else "Sin proponer"),
        ),
    )
)
