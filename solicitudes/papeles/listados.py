"""What was printed again, and who looked at what: lists with their way out."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from bluecom.auditoria.consulta import nombres
from bluecom.auditoria.permisos import LEEN_MIRADAS
from bluecom.cuentas.models import Rol
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo
from documentos.models import Reimpresion, VistaArchivo
from solicitudes.papeles.filtros_miradas import MiradasForm

LEEN_REIMPRESIONES = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)


def reimpresas() -> QuerySet[Reimpresion]:
    """Every reprint with its reason, newest first."""
    todas = Reimpresion.objects.select_related("documento__carpeta__venta", "usuario")
    return todas.defer("documento__datos").order_by("-pk")


def miradas_de(condicion: Q) -> QuerySet[Any]:
    """The looks that hold this, each with its ``venta``; newest first."""
    miradas = VistaArchivo.objects.select_related("usuario", "archivo")
    return miradas.annotate(venta=F("carpeta__venta")).filter(condicion).order_by("-pk")


def _miradas(pedido: Pedido) -> Hallado:
    form = MiradasForm(pedido.filtros, personas=nombres())
    filtros = form.exigidos()
    return Hallado(miradas_de(form.condicion()), filtros)


def _en(nombre: str, filtros: Mapping[str, str]) -> str:
    return f"{reverse(nombre)}?{urlencode(filtros)}"


REIMPRESIONES = registrar(
    Listado(
        codigo="reimpresiones",
        nombre="Reimpresiones",
        roles=LEEN_REIMPRESIONES,
        hallar=lambda _: Hallado(reimpresas(), {}),
        pagina=lambda filtros: _en("reimpresiones", filtros),
        columnas=(
            Columna("Cuándo", lambda r: r.cuando, Tipo.INSTANTE),
            Columna("Quién", lambda r: str(r.usuario)),
            Columna("Papel", lambda r: str(r.documento)),
            Columna("Venta", lambda r: r.documento.carpeta.venta.pk, Tipo.ENTERO),
            Columna("Motivo", lambda r: r.motivo),
        ),
    )
)
MIRADAS = registrar(
    Listado(
        codigo="quien-vio",
        nombre="Quién vio qué",
        roles=LEEN_MIRADAS,
        hallar=_miradas,
        pagina=lambda filtros: _en("quien_vio", filtros),
        columnas=(
            Columna("Cuándo", lambda v: v.visto_en, Tipo.INSTANTE),
            Columna("Quién", lambda v: str(v.usuario)),
            Columna("Qué", lambda v: v.mirado()),
            Columna("Venta", lambda v: v.venta, Tipo.ENTERO),
        ),
    )
)
