"""Each press of dialling, and whom not to call: lists with their way out (4.1)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.telefonos import leer_telefono, nacional
from bluecom.cuentas.models import Usuario
from bluecom.listados.filtros import Filtros, dia, elegir, entre_dias
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo
from cartera.listados import LEEN, asesores_de
from cartera.models import Cliente, Marcada, NoLlamar
from cartera.models.cliente import NoLlamarQuerySet
from cartera.servicios.no_llamar import LO_LEVANTAN


class MarcadasForm(Filtros):
    """Of some days, of an asesor, as they ended."""

    desde = dia("Desde")
    hasta = dia("Hasta")
    asesor = elegir("Asesor")
    estado = elegir("Cómo terminó")

    def __init__(self, datos: Mapping[str, Any], usuario: Usuario) -> None:
        super().__init__(datos)
        self.poner("asesor", "Todos", asesores_de(usuario))
        self.poner("estado", "Todas", dict(Marcada.Estado.choices))

    def condicion(self) -> Q:
        dicho = self.cleaned_data
        condicion = entre_dias("pedida_en", dicho["desde"], dicho["hasta"])
        if dicho["asesor"]:
            condicion &= Q(agente=int(dicho["asesor"]))
        if dicho["estado"]:
            condicion &= Q(estado=dicho["estado"])
        return condicion


def _marcadas(pedido: Pedido) -> Hallado:
    form = MarcadasForm(pedido.filtros, pedido.usuario)
    filtros = form.exigidos()
    marcadas = Marcada.objects.filter(
        form.condicion(), contacto__cartera__de_prueba=pedido.usuario.de_prueba
    )
    return Hallado(
        marcadas.select_related("contacto__cliente", "agente").order_by("-pedida_en", "-pk"),
        filtros,
    )


def no_llamar_con(texto: str) -> NoLlamarQuerySet:
    """Who is on the list: all, a number, or whose name begins so; the newest first."""
    vigentes = NoLlamar.objects.vigentes()
    if texto:
        try:
            vigentes = vigentes.filter(numero=leer_telefono(texto))
        except DatoInvalido:
            vigentes = vigentes.filter(cliente__in=Cliente.objects.buscar(texto))
    hallados: NoLlamarQuerySet = vigentes.select_related("cliente", "anotado_por", "corrida")
    return hallados.order_by("-pedido_en", "-pk")


def _no_llamar(pedido: Pedido) -> Hallado:
    texto = pedido.filtros.get("q", "").strip()
    return Hallado(no_llamar_con(texto), {"q": texto} if texto else {})


MARCADAS = registrar(
    Listado(
        codigo="marcadas",
        nombre="Marcadas por la central",
        roles=LEEN,
        ven_personales=LEEN,
        hallar=_marcadas,
        formulario=lambda pedido: MarcadasForm(pedido.filtros, pedido.usuario),
        pagina=lambda filtros: f"{reverse('marcadas')}?{urlencode(filtros)}",
        enlace=lambda marcada: reverse("cliente", args=[marcada.contacto.cliente_id]),
        columnas=(
            Columna("Pedida", lambda m: m.pedida_en, Tipo.INSTANTE),
            Columna("Asesor", lambda m: str(m.agente)),
            Columna("Interno", lambda m: m.extension),
            Columna("Cliente", lambda m: m.contacto.cliente.nombre_completo, personal=True),
            Columna("Número", lambda m: nacional(m.numero), personal=True),
            Columna("Cuenta", lambda m: m.cuenta),
            Columna("Vez", lambda m: m.vez, Tipo.ENTERO),
            Columna("Cómo terminó", lambda m: m.get_estado_display()),
            Columna("Por qué", lambda m: m.get_motivo_display()),
            Columna("Lo que dijo la central", lambda m: m.dicho),
            Columna("Respondida", lambda m: m.respondida_en, Tipo.INSTANTE),
            Columna("Llamada de la central", lambda m: m.uniqueid),
        ),
    )
)
NO_LLAMAR = registrar(
    Listado(
        codigo="no-llamar",
        nombre="No llamar",
        roles=LO_LEVANTAN,
        ven_personales=LO_LEVANTAN,
        hallar=_no_llamar,
        escritos=frozenset({"q"}),
        pagina=lambda filtros: f"{reverse('no_llamar')}?{urlencode(filtros)}",
        columnas=(
            Columna("Número", lambda v: nacional(v.numero), personal=True),
            Columna("Cliente", lambda v: v.cliente and v.cliente.nombre_completo, personal=True),
            Columna("Lo pidió", lambda v: v.pedido_en, Tipo.INSTANTE),
            Columna("De qué lista", lambda v: v.fuente),
            Columna("Archivo", lambda v: v.corrida and v.corrida.archivo),
            Columna("Línea", lambda v: v.renglon if v.corrida_id else None, Tipo.ENTERO),
            Columna("Lo anotó", lambda v: str(v.anotado_por)),
        ),
    )
)
