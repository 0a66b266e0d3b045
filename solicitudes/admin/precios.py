"""Campaigns and prices: proposed here by one administrator, approved here by another (4.2)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.interfaz.rechazos import decir
from bluecom.rechazo import Rechazo
from solicitudes.admin.base import CatalogoAdmin, clave_de, dias_de
from solicitudes.catalogo import cambio_de_precio as precios
from solicitudes.catalogo import consulta_precios as consultas
from solicitudes.catalogo.formulario_precios import PropuestaForm, valores_iniciales
from solicitudes.catalogo.tocadas import tocadas_por
from solicitudes.models import Campania, CondicionComercial, Situacion

ACTOS: dict[str, tuple[Callable[..., CondicionComercial], str]] = {
    "aprobar": (precios.aprobar, "Aprobado: rige desde el {dia}."),
    "retirar": (precios.retirar, "Retirado: todo queda como estaba."),
    "volver": (precios.volver_a_la_anterior, "Propuesto para el {dia}: falta que otro lo apruebe."),
}


@admin.register(Campania)
class CampaniaAdmin(CatalogoAdmin):
    """A campaign's name, days and script; its prices are apart."""

    list_display = ("codigo", "nombre", "es_promocion", "vigente_desde", "vigente_hasta", "demo")


@admin.register(CondicionComercial)
class CondicionComercialAdmin(CatalogoAdmin):
    """A price is never edited: its page says what it changes, whom it touches, and what next."""

    form = PropuestaForm
    list_display = ("plan", "campania", "momento", "cuanto", "dias", "demo")
    list_filter = ("situacion", "campania", "plan__producto", "demo")
    list_select_related = ("plan", "campania")
    change_list_template = "catalogo/precios.html"
    add_form_template = "catalogo/proponer.html"

    @admin.display(description="tarifa mensual", ordering="tarifa")
    def cuanto(self, condicion: CondicionComercial) -> str:
        return consultas.dicho("tarifa", condicion.tarifa)

    @admin.display(description="días", ordering="vigente_desde")
    def dias(self, condicion: CondicionComercial) -> str:
        return dias_de(condicion)

    @admin.display(description="situación", ordering="situacion")
    def momento(self, condicion: CondicionComercial) -> str:
        dicho = consultas.momento(condicion, _hoy())
        return format_html("<strong>{}</strong>", dicho) if dicho in RESALTADOS else dicho

    def get_urls(self) -> list[URLPattern]:
        """The three acts, behind the same door."""
        propias = [
            path(
                f"<int:pk>/{verbo}/",
                self.admin_site.admin_view(self._vista_de(verbo)),
                name=f"solicitudes_condicioncomercial_{verbo}",
            )
            for verbo in ACTOS
        ]
        return [*propias, *super().get_urls()]

    def _vista_de(self, verbo: str) -> Callable[..., HttpResponse]:
        @require_POST
        def vista(request: HttpRequest, pk: int) -> HttpResponse:
            return self._hacer(request, pk, verbo)

        return vista

    def _hacer(self, request: HttpRequest, pk: int, verbo: str) -> HttpResponse:
        condicion = get_object_or_404(CondicionComercial, pk=pk)
        servicio, frase = ACTOS[verbo]
        try:
            hecha = servicio(pk, acto=acto_de(request))
        except Rechazo as rechazo:
            decir(request, rechazo)
            return redirect(condicion)
        messages.success(request, frase.format(dia=f"{hecha.vigente_desde:%d/%m/%Y}"))
        return redirect(hecha)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """First of all, what waits for a second person."""
        esperan = CondicionComercial.objects.filter(situacion=Situacion.PROPUESTA)
        contexto = {
            "title": "Precios, por plan y campaña",
            "por_aprobar": esperan.select_related("plan", "campania", "propuesta_por"),
        }
        return super().changelist_view(request, {**(extra_context or {}), **contexto})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Read only, with the acts that are possible now."""
        condicion = self.get_object(request, object_id)
        if condicion is None or request.method != "GET":
            return redirect("admin:solicitudes_condicioncomercial_changelist")
        contexto = self.admin_site.each_context(request) | {
            "title": str(condicion),
            "opts": self.opts,
            **_contexto(condicion, request),
        }
        return TemplateResponse(request, "catalogo/precio.html", contexto)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Plans and campaigns have pages of their own: no shortcuts beside the price."""
        campo = super().formfield_for_dbfield(db_field, request, **kwargs)
        if campo is not None and isinstance(campo.widget, RelatedFieldWidgetWrapper):
            campo.widget = campo.widget.widget
        return campo

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """``?de=`` another price: its figures, from the first day possible."""
        de = CondicionComercial.objects.filter(pk=clave_de(request)).first()
        return valores_iniciales(de) if de else {}

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Somebody else may have proposed meanwhile."""
        contexto = {
            **(extra_context or {}),
            "title": "Proponer un precio",
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
        }
        try:
            return super().add_view(request, form_url, contexto)
        except Rechazo as rechazo:
            decir(request, rechazo)
            return redirect("admin:solicitudes_condicioncomercial_changelist")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """By the same door as everybody."""
        nueva = precios.proponer(
            acto=acto_de(request),
            campania=obj.campania,
            plan=obj.plan,
            vigente_desde=obj.vigente_desde,
            cifras=form.cifras(),
            razon=obj.razon,
        )
        obj.pk, obj.version = nueva.pk, nueva.version

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        """To its page: what it changes and whom it touches."""
        messages.success(request, "Propuesto. Rige solo si otro administrador lo aprueba a tiempo.")
        return redirect(obj)


RESALTADOS = ("Rige hoy", "Por aprobar", "Programada")


def _contexto(condicion: CondicionComercial, request: HttpRequest) -> dict[str, Any]:
    """What the page of a price says and offers, today and for this person."""
    dia, usuario = _hoy(), usuario_de(request)
    propuesta = condicion.situacion == Situacion.PROPUESTA
    serie = CondicionComercial.objects.misma_serie(condicion).order_by("-vigente_desde", "-pk")
    return {
        "condicion": condicion,
        "momento": consultas.momento(condicion, dia),
        "antes": consultas.con_que_se_compara(condicion),
        "comparacion": consultas.comparacion(condicion),
        "tocadas": tocadas_por(condicion),
        "propuesta": propuesta,
        "impide_aprobar": consultas.impide_aprobar(condicion, usuario, dia) if propuesta else [],
        "sin_segundo": propuesta and not consultas.quienes_aprueban(condicion).exists(),
        "se_retira": not consultas.impide_retirar(condicion, dia),
        "se_vuelve": not consultas.impide_volver(condicion, dia),
        "serie": [(fila, consultas.momento(fila, dia)) for fila in serie],
    }


def _hoy() -> date:
    return hoy(timezone.now())
