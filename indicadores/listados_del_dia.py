"""The lists behind the counts of El día, each with its page and its way out."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.listados.filtros import Filtros, elegir
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.pendientes.fallas import sin_direcciones
from bluecom.pendientes.oficios import nombre_de
from bluecom.planillas.salida import Tipo
from indicadores.consultas.cola import Momento
from indicadores.consultas.colas import CORREOS, DEBIDOS, VENTAS, colas_de
from indicadores.views.roles import LEEN_EL_DIA, LEEN_EL_MES
from solicitudes.mesa.lista_ventas import COLUMNAS, CON_TODO
from solicitudes.models import Venta

_QUE_DICEN = {"Venta", "Cliente", "Línea", "Asesor", "Producto", "Estado", "Solicitud Smartflex",
              "Registrada", "Entregar hasta", "Entregada", "Instalada"}  # fmt: skip
"""Of all that a list of sales has, what whoever works these asks for."""


class ColaForm(Filtros):
    """Which of the lists of the day; the first, where none is said."""

    cola = elegir("Lista")

    def __init__(self, datos: Mapping[str, Any], usuario: Usuario, clase: str) -> None:
        opciones = {codigo: cola.nombre for codigo, cola in colas_de(usuario.rol, clase).items()}
        super().__init__({"cola": datos.get("cola") or next(iter(opciones))})
        lista = self.fields["cola"]
        assert isinstance(lista, forms.ChoiceField)
        lista.choices = list(opciones.items())


def _hallar(clase: str, vestir: Callable[[QuerySet[Any], Usuario], QuerySet[Any]]) -> Any:
    def hallar(pedido: Pedido) -> Hallado:
        filtros = ColaForm(pedido.filtros, pedido.usuario, clase).exigidos()
        cola = colas_de(pedido.usuario.rol, clase)[filtros["cola"]]
        filas = cola.filas(Momento.de(Acto(pedido.usuario, pedido.ahora))).order_by(
            cola.desde, "pk"
        )
        return Hallado(vestir(filas, pedido.usuario), filtros)

    return hallar


def _con_sus_datos(ventas: QuerySet[Any], usuario: Usuario) -> QuerySet[Any]:
    """With ``se_ve``: whether this person may open the sale."""
    visibles = Venta.objects.visibles_para(usuario).filter(pk=OuterRef("pk"))
    con_todo: QuerySet[Any] = ventas.select_related(*CON_TODO).annotate(se_ve=Exists(visibles))
    return con_todo


def _tal_cual(filas: QuerySet[Any], usuario: Usuario) -> QuerySet[Any]:
    return filas


def _registrar(
    clase: str,
    nombre: str,
    roles: tuple[Rol, ...],
    columnas: tuple[Columna, ...],
    vestir: Callable[[QuerySet[Any], Usuario], QuerySet[Any]] = _tal_cual,
    enlace: Callable[[Any], str] | None = None,
) -> Listado:
    return registrar(
        Listado(
            codigo=f"dia-{clase}",
            nombre=nombre,
            roles=roles,
            ven_personales=roles,
            hallar=_hallar(clase, vestir),
            columnas=columnas,
            pagina=lambda filtros: f"{reverse(f'dia_{clase}')}?{urlencode(filtros)}",
            formulario=lambda pedido: ColaForm(pedido.filtros, pedido.usuario, clase),
            enlace=enlace,
        )
    )


DE_VENTAS = _registrar(
    VENTAS,
    "Ventas del día",
    LEEN_EL_DIA,
    tuple(columna for columna in COLUMNAS if columna.titulo in _QUE_DICEN),
    _con_sus_datos,
    lambda v: v.get_absolute_url() if v.se_ve else "",
)
DE_CORREOS = _registrar(
    CORREOS,
    "Correos del día",
    LEEN_EL_DIA,
    (
        Columna("Correo", lambda c: c.pk, Tipo.ENTERO),
        Columna("Asunto", lambda c: c.asunto, personal=True),
        Columna("Para", lambda c: c.para, personal=True),
        Columna("Estado", lambda c: c.get_estado_display()),
        Columna("Pedido", lambda c: c.creado_en, Tipo.INSTANTE),
        Columna("Enviado", lambda c: c.enviado_en, Tipo.INSTANTE),
        Columna("Próximo intento", lambda c: c.proximo_en, Tipo.INSTANTE),
        Columna("Qué pasó", lambda c: sin_direcciones(c.error)),
    ),
)
DE_DEBIDOS = _registrar(
    DEBIDOS,
    "Lo que el sistema debe",
    LEEN_EL_MES,
    (
        Columna("Pendiente", lambda p: p.pk, Tipo.ENTERO),
        Columna("Qué", nombre_de),
        Columna("Clave", lambda p: p.clave),
        Columna("Situación", lambda p: p.get_situacion_display()),
        Columna("Intentos", lambda p: p.intentos, Tipo.ENTERO),
        Columna("Debido", lambda p: p.creado_en, Tipo.INSTANTE),
        Columna("Próximo intento", lambda p: p.proximo_en, Tipo.INSTANTE),
        Columna("Qué pasó", lambda p: sin_direcciones(p.ultimo_error)),
    ),
)
