"""The clients of the portfolios and the calls to them, each as a list with its way out."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.urls import reverse

from bluecom.bolivia.telefonos import nacional
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.listados.filtros import Filtros, dia, elegir, entre_dias
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo
from cartera.models import Cartera, ContactoCartera, Llamada, Proposito, ResultadoLlamada, Situacion

LEEN = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)


class ClientesForm(Filtros):
    """Of a portfolio, in a situation, of an asesor, of a zone."""

    cartera = elegir("Cartera")
    situacion = elegir("Situación")
    asesor = elegir("Asignado a")
    zona = forms.CharField(
        label="Zona",
        required=False,
        max_length=80,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
    )

    def __init__(self, datos: Mapping[str, Any], usuario: Usuario) -> None:
        super().__init__(datos)
        carteras = Cartera.objects.filter(de_prueba=usuario.de_prueba).order_by("nombre")
        self.poner("cartera", "Todas", {str(c.pk): c.nombre for c in carteras})
        self.poner("situacion", "Todas", dict(Situacion.choices))
        self.poner("asesor", "Todos", asesores_de(usuario))

    def condicion(self) -> Q:
        dicho, condicion = self.cleaned_data, Q()
        if dicho["cartera"]:
            condicion &= Q(cartera=int(dicho["cartera"]))
        if dicho["situacion"]:
            condicion &= Q(situacion=dicho["situacion"])
        if dicho["asesor"]:
            condicion &= Q(asignado_a=int(dicho["asesor"]))
        if dicho["zona"]:
            condicion &= Q(zona__iexact=dicho["zona"])
        return condicion


class LlamadasForm(Filtros):
    """Of some days, of an asesor, with an outcome, made to offer or to follow."""

    desde = dia("Desde")
    hasta = dia("Hasta")
    asesor = elegir("Asesor")
    resultado = elegir("Resultado")
    proposito = elegir("Propósito")

    def __init__(self, datos: Mapping[str, Any], usuario: Usuario) -> None:
        super().__init__(datos)
        self.poner("asesor", "Todos", asesores_de(usuario))
        resultados = ResultadoLlamada.objects.order_by("nombre")
        self.poner("resultado", "Todos", {str(r.pk): r.nombre for r in resultados})
        self.poner("proposito", "Todos", dict(Proposito.choices))

    def condicion(self) -> Q:
        dicho = self.cleaned_data
        condicion = entre_dias("inicio", dicho["desde"], dicho["hasta"])
        if dicho["asesor"]:
            condicion &= Q(agente=int(dicho["asesor"]))
        if dicho["resultado"]:
            condicion &= Q(resultado=dicho["resultado"])
        if dicho["proposito"]:
            condicion &= Q(proposito=dicho["proposito"])
        return condicion


def asesores_de(usuario: Usuario) -> dict[str, str]:
    suyos = Usuario.objects.filter(rol=Rol.ASESOR, de_prueba=usuario.de_prueba)
    return {str(asesor.pk): str(asesor) for asesor in suyos.order_by(*POR_NOMBRE)}


def _clientes(pedido: Pedido) -> Hallado:
    form = ClientesForm(pedido.filtros, pedido.usuario)
    filtros = form.exigidos()
    contactos = ContactoCartera.objects.filter(
        form.condicion(), cartera__de_prueba=pedido.usuario.de_prueba
    )
    relaciones = ("cliente", "cartera", "asignado_a")
    return Hallado(contactos.select_related(*relaciones).order_by("pk"), filtros)


def _llamadas(pedido: Pedido) -> Hallado:
    form = LlamadasForm(pedido.filtros, pedido.usuario)
    filtros = form.exigidos()
    llamadas = Llamada.objects.vigentes().filter(
        form.condicion(), contacto__cartera__de_prueba=pedido.usuario.de_prueba
    )
    return Hallado(llamadas.select_related(*_DE_LA_LLAMADA).order_by("-inicio", "-pk"), filtros)


def _si_o_no(hecho: bool) -> str:
    return "Sí" if hecho else "No"


_DE_LA_LLAMADA = ("contacto__cliente", "contacto__cartera", "agente", "resultado", "detalle")
"""What the columns read of each call."""

_COLUMNAS_DE_LLAMADAS = (
    Columna("Llamada", lambda ll: ll.pk, Tipo.ENTERO),
    Columna("Inicio", lambda ll: ll.inicio, Tipo.INSTANTE),
    Columna("Asesor", lambda ll: str(ll.agente)),
    Columna("Cliente", lambda ll: ll.contacto.cliente.nombre_completo, personal=True),
    Columna("Teléfono", lambda ll: nacional(ll.telefono), personal=True),
    Columna("Cartera", lambda ll: ll.contacto.cartera.nombre),
    Columna("Propósito", lambda ll: ll.get_proposito_display()),
    Columna("Resultado", lambda ll: ll.dicho),
    Columna("Efectiva", lambda ll: _si_o_no(ll.efectiva)),
    Columna("Llamó el cliente", lambda ll: _si_o_no(ll.entrante)),
)
CLIENTES = registrar(
    Listado(
        codigo="clientes",
        nombre="Clientes",
        roles=LEEN,
        sacan=(Rol.JEFE_VENTAS,),
        ven_personales=LEEN,
        hallar=_clientes,
        formulario=lambda pedido: ClientesForm(pedido.filtros, pedido.usuario),
        pagina=lambda filtros: f"{reverse('clientes')}?{urlencode(filtros)}",
        enlace=lambda contacto: reverse("cliente", args=[contacto.cliente_id]),
        escritos=frozenset({"zona"}),
        columnas=(
            Columna("Código", lambda c: c.cliente.codigo or f"N.º {c.cliente_id}"),
            Columna("Cliente", lambda c: c.cliente.nombre_completo, personal=True),
            Columna("C.I. o NIT", lambda c: c.cliente.identificacion, personal=True),
            Columna("Línea", lambda c: nacional(c.linea), personal=True),
            Columna("Dirección", lambda c: c.direccion, personal=True),
            Columna("Zona", lambda c: c.zona),
            Columna("Cartera", lambda c: c.cartera.nombre),
            Columna("Situación", lambda c: c.get_situacion_display()),
            Columna("Asignado a", lambda c: c.asignado_a and str(c.asignado_a)),
            Columna("Intentos", lambda c: c.intentos, Tipo.ENTERO),
            Columna("Próxima llamada", lambda c: c.proximo_en, Tipo.INSTANTE),
            Columna("Alta", lambda c: c.fecha_alta, Tipo.FECHA),
        ),
    )
)
LLAMADAS = registrar(
    Listado(
        codigo="llamadas",
        nombre="Llamadas",
        roles=LEEN,
        ven_personales=LEEN,
        hallar=_llamadas,
        formulario=lambda pedido: LlamadasForm(pedido.filtros, pedido.usuario),
        pagina=lambda filtros: f"{reverse('llamadas')}?{urlencode(filtros)}",
        enlace=lambda llamada: reverse("cliente", args=[llamada.contacto.cliente_id]),
        columnas=_COLUMNAS_DE_LLAMADAS,
    )
)
