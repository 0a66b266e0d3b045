"""The list of sales: whose, which ones its filters show, and what it says of each as a file."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.telefonos import nacional
from bluecom.cuentas.models import Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.interfaz.por_marca import Tramo, Tramos
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo
from bluecom.preparadas import Leida
from solicitudes.models import Venta
from solicitudes.models.venta import DEL_PLAZO, VentaQuerySet
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.permisos import ABREN_CLIENTES

_FILTROS = ("estado", "asesor")
NO_ES_FILTRO = "Ya no hay ventas así a su vista: elija el estado y el asesor de nuevo."
_DEL_ASESOR = ("id", "username", "first_name", "last_name")
_DE_LA_PAGINA = (
    *("tomada_en", "aceptada_en", "entregada_en", "cerrada_en"),
    *(f"plazo_entrega__{campo}" for campo in DEL_PLAZO),
)
"""What ``ventas/_tabla.html`` shows of each, beside its names."""
CON_TODO = ("contacto__cliente", "contacto__cartera", "asesor", "oferta__plan", "oferta__producto",
            "plazo_entrega", "instalacion", "documentacion")  # fmt: skip
"""What the columns read of each sale."""


def pagina(usuario: Usuario, filtros: Mapping[str, str], marca: str) -> Tramo:
    """Those that ``filtros`` leaves, newest first, after the one that ``marca`` names."""
    forma = (usuario.rol, usuario.de_prueba, *filtros)
    valores: dict[str, int | str] = {**filtros, "usuario": usuario.pk}
    if "asesor" in filtros:
        valores["asesor"] = int(filtros["asesor"])
    return _PAGINAS.leer(*forma, marca=marca, **valores)[0]


def _de_la_pagina(
    rol: str, de_prueba: bool, *filtros: str, usuario: int, **pedidos: Any
) -> dict[str, QuerySet[Any]]:
    quien = Usuario(pk=usuario, rol=rol, de_prueba=de_prueba)
    suyas = _visibles(quien).filter(**{filtro: pedidos[filtro] for filtro in filtros})
    return {"filas": suyas.en_lista(*_DE_LA_PAGINA)}


_PAGINAS = Tramos(_de_la_pagina, por="tomada_en", cuantas=25)


def filtros_de(pedidos: Mapping[str, str], asesores: Iterable[Usuario]) -> dict[str, str]:
    """A state, an asesor, both or none; what is none of them filters nothing."""
    filtros = {
        "estado": _uno_de(pedidos.get("estado"), Estado.values),
        "asesor": _uno_de(pedidos.get("asesor"), [str(a.pk) for a in asesores]),
    }
    return {campo: valor for campo, valor in filtros.items() if valor}


def no_es_filtro(pedidos: Mapping[str, str], filtros: Mapping[str, str]) -> bool:
    """Something was asked that this person's list cannot be filtered by."""
    return any(pedidos.get(campo) and campo not in filtros for campo in _FILTROS)


def asesores_con_ventas(usuario: Usuario) -> list[Usuario]:
    """Whose sales this person may read: one look by index for each person, none at all sales."""
    filas = _con_ventas(usuario.rol, usuario.de_prueba).filas(usuario=usuario.pk)
    return [Usuario.from_db("default", _DEL_ASESOR, fila) for fila in filas]


def _visibles(usuario: Usuario) -> VentaQuerySet:
    visibles: VentaQuerySet = Venta.objects.visibles_para(usuario).sin_practica_de_otros(usuario)
    return visibles


@cache
def _con_ventas(rol: str, de_prueba: bool) -> Leida:
    def componer(usuario: int) -> QuerySet[Any, Any]:
        suyas = _visibles(Usuario(pk=usuario, rol=rol, de_prueba=de_prueba))
        ultima = suyas.filter(asesor=OuterRef("pk")).order_by("-tomada_en", "-pk").values("pk")[:1]
        asesores = Usuario.objects.alias(ultima=Subquery(ultima)).filter(ultima__isnull=False)
        return asesores.order_by(*POR_NOMBRE).values_list(*_DEL_ASESOR)

    return Leida(componer, usuario=int)


def _uno_de(elegido: str | None, valores: Iterable[str]) -> str:
    return elegido if elegido and elegido in valores else ""


def _hallar(pedido: Pedido) -> Hallado:
    filtros = filtros_de(pedido.filtros, asesores_con_ventas(pedido.usuario))
    if no_es_filtro(pedido.filtros, filtros):
        raise DatoInvalido(NO_ES_FILTRO)
    ventas = _visibles(pedido.usuario).filter(**filtros)
    return Hallado(ventas.select_related(*CON_TODO).order_by("-tomada_en", "-pk"), filtros)


def _de_la_oferta(campo: str, venta: Venta) -> Any:
    oferta = venta.oferta_actual
    return getattr(oferta.snapshot, campo) if oferta else None


COLUMNAS = (
    Columna("Venta", lambda v: v.pk, Tipo.ENTERO),
    Columna("Cliente", lambda v: v.cliente.nombre_completo, personal=True),
    Columna("C.I. o NIT", lambda v: v.identificacion, personal=True),
    Columna("Línea", lambda v: nacional(v.contacto.linea), personal=True),
    Columna("Asesor", lambda v: str(v.asesor)),
    Columna("Cartera", lambda v: v.contacto.cartera.nombre),
    Columna("Producto", lambda v: str(v.oferta.producto) if v.oferta_actual else None),
    Columna("Plan", lambda v: str(v.oferta.plan) if v.oferta_actual else None),
    Columna("Tarifa (Bs)", lambda v: _de_la_oferta("tarifa", v), Tipo.MONTO),
    Columna("Estado", lambda v: v.get_estado_display()),
    Columna("Solicitud Smartflex", lambda v: v.numero_smartflex),
    Columna("Tomada", lambda v: v.tomada_en, Tipo.INSTANTE),
    Columna("Aceptada", lambda v: v.aceptada_en, Tipo.INSTANTE),
    Columna("Registrada", lambda v: v.glosada_en, Tipo.INSTANTE),
    Columna("Entregar hasta", lambda v: v.vence_en, Tipo.INSTANTE),
    Columna("Entregada", lambda v: v.entregada_en, Tipo.INSTANTE),
    Columna("Instalada", lambda v: v.instalacion_actual and v.instalacion.fecha, Tipo.FECHA),
)
"""Of a sale, wherever a list is of sales."""

VENTAS = registrar(
    Listado(
        codigo="ventas",
        nombre="Ventas",
        roles=ABREN_CLIENTES,
        ven_personales=ABREN_CLIENTES,
        hallar=_hallar,
        columnas=COLUMNAS,
        pagina=lambda filtros: f"{reverse('ventas')}?{urlencode(filtros)}",
    )
)
