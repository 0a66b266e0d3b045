"""What can be sold, the structure of each product and the coded reasons."""

from typing import Any

from django.contrib import admin
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from bluecom.cuentas.administracion import clave_de
from cartera.en_palabras import de_la_tecla
from cartera.models import DetalleLlamada, ResultadoLlamada
from solicitudes.admin.base import CatalogoAdmin, dias_de
from solicitudes.catalogo.formularios import (
    DE_LA_FILA,
    EstructuraForm,
    PlanForm,
    valores_de_la_fila,
    ya_empezo,
)
from solicitudes.catalogo.resultados import ResultadoForm
from solicitudes.models import (
    CampoSmartflex,
    CicloFacturacion,
    Componente,
    EstructuraProducto,
    Motivo,
    Plan,
    Producto,
    RamaGuion,
    Subcategoria,
    Suplementario,
    Tecnologia,
)


@admin.register(Producto)
class ProductoAdmin(CatalogoAdmin):
    list_display = (
        "codigo",
        "nombre",
        "requiere_visita",
        "incluye_linea",
        "puntos_maximo",
        "activo",
    )


@admin.register(Plan)
class PlanAdmin(CatalogoAdmin):
    """A plan never moves to another product: sales were made with it."""

    form = PlanForm
    list_display = ("codigo", "nombre", "producto", "por", "activo", "demo")
    list_filter = ("producto", "activo", "demo")

    @admin.display(description="tecnologías")
    def por(self, plan: Plan) -> str:
        return ", ".join(str(Tecnologia(codigo).label) for codigo in plan.tecnologias)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("producto", "codigo") if obj is not None else ()


@admin.register(Componente)
class ComponenteAdmin(CatalogoAdmin):
    list_display = ("codigo", "nombre", "clase", "marca", "modelo", "valor_reposicion", "demo")
    list_filter = ("clase", "demo")


@admin.register(EstructuraProducto)
class EstructuraProductoAdmin(CatalogoAdmin):
    """A row that has started is closed, not edited: sales detailed by it stay as they are."""

    form = EstructuraForm
    fields = (*DE_LA_FILA, "vigente_hasta")
    list_display = (
        "producto",
        "tecnologia",
        "componente",
        "para_el_plan",
        "cuantos",
        "dias",
        "demo",
        "otra",
    )
    list_filter = ("producto", "tecnologia", "componente__clase", "demo")
    list_select_related = ("producto", "componente", "plan")

    @admin.display(description="planes", ordering="plan")
    def para_el_plan(self, fila: EstructuraProducto) -> str:
        return str(fila.plan or "todos")

    @admin.display(description="cuántos")
    def cuantos(self, fila: EstructuraProducto) -> str:
        desde = "obligatorio" if fila.obligatorio else "marcado" if fila.usual else "sin marcar"
        return f"{desde}, hasta {fila.maximo}"

    @admin.display(description="días", ordering="vigente_desde")
    def dias(self, fila: EstructuraProducto) -> str:
        return dias_de(fila)

    @admin.display(description="otra fila")
    def otra(self, fila: EstructuraProducto) -> str:
        """What changes is another row with these values."""
        destino = reverse("admin:solicitudes_estructuraproducto_add")
        return format_html('<a href="{}?de={}">Copiar</a>', destino, fila.pk)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return DE_LA_FILA if ya_empezo(obj) else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        clave = clave_de(request)
        fila = EstructuraProducto.objects.filter(pk=clave).first()
        return valores_de_la_fila(fila) if fila else {}


@admin.register(Motivo)
class MotivoAdmin(CatalogoAdmin):
    """Sales and services name a reason by its place and code: both stay.

    What the system alone gives, and what is history, is added by nobody.
    """

    list_display = ("ambito", "codigo", "nombre", "paso", "desenlace", "dias", "activo")
    list_filter = ("ambito", "activo")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("ambito", "codigo") if obj is not None else ()

    def formfield_for_choice_field(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "ambito":
            kwargs["choices"] = [
                opcion for opcion in Motivo.Ambito.choices if opcion[0] not in Motivo.DE_NADIE
            ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(ResultadoLlamada)
class ResultadoLlamadaAdmin(CatalogoAdmin):
    """Call outcomes are edited here, each with what its key does in words."""

    form = ResultadoForm
    change_form_template = "admin/resultado.html"
    list_display = ("codigo", "que_hace", "en", "efectiva", "activo")

    @admin.display(description="qué hace la tecla")
    def que_hace(self, resultado: ResultadoLlamada) -> str:
        return de_la_tecla(resultado)

    @admin.display(description="carteras")
    def en(self, resultado: ResultadoLlamada) -> str:
        return ", ".join(str(cartera) for cartera in resultado.carteras.all()) or "todas"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("carteras", "detalles")


@admin.register(DetalleLlamada)
class DetalleLlamadaAdmin(CatalogoAdmin):
    """The second level; calls name a detail by its outcome and code: both stay."""

    list_display = ("resultado", "codigo", "nombre", "tecla", "activo")
    list_filter = ("resultado", "activo")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("resultado", "codigo") if obj is not None else ()


@admin.register(Subcategoria)
class SubcategoriaAdmin(CatalogoAdmin):
    list_display = ("__str__", "orden", "activo", "demo")


@admin.register(CicloFacturacion)
class CicloFacturacionAdmin(CatalogoAdmin):
    list_display = ("codigo", "nombre", "activo", "demo")


@admin.register(Suplementario)
class SuplementarioAdmin(CatalogoAdmin):
    """With no product it goes with all of them."""

    list_display = ("codigo", "nombre", "activo", "demo")

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Each product with its box: they are few."""
        kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(RamaGuion)
class RamaGuionAdmin(CatalogoAdmin):
    """The log keeps each answer before and after; nothing is deleted, it is put out of use."""

    list_display = ("dice", "paso", "producto", "orden", "activo", "demo")
    list_filter = ("paso", "producto", "activo")


@admin.register(CampoSmartflex)
class CampoSmartflexAdmin(CatalogoAdmin):
    """The order in which steps 7–9 are copied into Smartflex is data."""

    list_display = (
        "etiqueta", "paso", "orden", "pantalla", "origen", "largo", "signos", "activo", "demo"
    )  # fmt: skip
    list_editable = ("orden", "activo")
    list_filter = ("paso", "activo")

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        """In a list the heading of the column is far: each field says what it is."""
        filas = super().get_changelist_formset(request, **kwargs)
        for campo in filas.form.base_fields.values():
            campo.widget.attrs["aria-label"] = campo.label
            campo.help_text = ""
        return filas
