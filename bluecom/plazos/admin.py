"""Deadlines: how long each kind is, proposed here by one administrator and approved by another."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.administracion import AdministracionPorRol
from bluecom.plazos import politicas, vista_previa
from bluecom.plazos.formulario import DE_LA_SEMANA, PropuestaForm, valores_iniciales
from bluecom.plazos.models import Politica
from bluecom.plazos.tipos import tipo_de, tipos
from bluecom.rechazo import Rechazo
from bluecom.vigencias import consultas
from bluecom.vigencias.modelos import Situacion
from bluecom.vigencias.servicios import aprobar, retirar

ACTOS: dict[str, tuple[Callable[..., Politica], str]] = {
    "aprobar": (aprobar, "Aprobado: rige desde el {dia}."),
    "retirar": (retirar, "Retirado: todo queda como estaba."),
}
LISTA = "admin:plazos_politica_changelist"


@admin.register(Politica)
class PoliticaAdmin(AdministracionPorRol):
    """A version is never edited: its page says what it changes, some examples, and what next."""

    form = PropuestaForm
    list_display = ("nombre", "version", "momento", "en_palabras", "vigente_desde")
    list_filter = ("situacion",)
    ordering = ("tipo", "-vigente_desde", "-pk")
    change_list_template = "plazos/lista.html"
    add_form_template = "plazos/proponer.html"
    fieldsets = (
        (None, {"fields": ("tipo", "vigente_desde", "razon")}),
        ("Cuánto dura", {"fields": ("modo", "horas", "horas_de_aviso")}),
        (
            "Horas de atención",
            {
                "fields": DE_LA_SEMANA,
                "description": "Como «08:00-12:00 14:30-18:30»; vacío el día que no se atiende. "
                "Con horas corridas solo sirven para decir la última hora útil.",
            },
        ),
        ("Días aparte", {"fields": ("dias_cerrados", "dias_atendidos")}),
    )

    @admin.display(description="plazo", ordering="tipo")
    def nombre(self, politica: Politica) -> str:
        return tipo_de(politica.tipo).nombre

    @admin.display(description="versión", ordering="numero")
    def version(self, politica: Politica) -> int:
        return politica.numero

    @admin.display(description="situación", ordering="situacion")
    def momento(self, politica: Politica) -> str:
        return consultas.momento(politica, hoy(timezone.now()))

    @admin.display(description="cuánto dura", ordering="horas")
    def en_palabras(self, politica: Politica) -> str:
        return politica.en_palabras

    def get_urls(self) -> list[URLPattern]:
        """The two acts, behind the same door."""
        propias = [
            path(
                f"<int:pk>/{nombre}/",
                self.admin_site.admin_view(self._vista_de(nombre)),
                name=f"plazos_politica_{nombre}",
            )
            for nombre in ACTOS
        ]
        return [*propias, *super().get_urls()]

    def _vista_de(self, nombre: str) -> Callable[..., HttpResponse]:
        @require_POST
        def vista(request: HttpRequest, pk: int) -> HttpResponse:
            return self._hacer(request, pk, nombre)

        return vista

    def _hacer(self, request: HttpRequest, pk: int, nombre: str) -> HttpResponse:
        politica = get_object_or_404(Politica, pk=pk)
        servicio, frase = ACTOS[nombre]
        try:
            servicio(politica, acto=acto_de(request))
        except Rechazo as rechazo:
            for razon in rechazo.razones:
                messages.error(request, razon)
        else:
            messages.success(request, frase.format(dia=f"{politica.vigente_desde:%d/%m/%Y}"))
        return redirect(politica)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """First of all, what waits for a second person."""
        esperan = Politica.objects.filter(situacion=Situacion.PROPUESTA)
        contexto = {
            "title": "Plazos",
            "tipos": tipos(),
            "por_aprobar": esperan.select_related("propuesta_por").order_by("vigente_desde"),
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
        politica = self.get_object(request, object_id)
        if politica is None or request.method != "GET":
            return redirect(LISTA)
        contexto = self.admin_site.each_context(request) | {
            "title": str(politica),
            "opts": self.opts,
            **_contexto(politica, request),
        }
        return TemplateResponse(request, "plazos/politica.html", contexto)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """``?de=`` another version, or ``?tipo=`` what rules of that kind."""
        de = Politica.objects.filter(pk=_numero(request.GET.get("de", ""))).first()
        tipo = request.GET.get("tipo", "")
        if de is None and tipo in {t.codigo for t in tipos()}:
            de = Politica.vigente(tipo, hoy(timezone.now()))
        return valores_iniciales(de) if de else {}

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Somebody else may have proposed meanwhile."""
        contexto = {
            **(extra_context or {}),
            "title": "Proponer un plazo",
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
        }
        try:
            return super().add_view(request, form_url, contexto)
        except Rechazo as rechazo:
            messages.error(request, str(rechazo))
            return redirect(LISTA)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """By the same door as everybody."""
        politicas.proponer(obj, acto=acto_de(request))

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        """To its page: what it changes and what it would make of some well-known hours."""
        messages.success(request, "Propuesto. Rige solo si otro administrador lo aprueba a tiempo.")
        return redirect(obj)


def _contexto(politica: Politica, request: HttpRequest) -> dict[str, Any]:
    """What the page of a version says and offers, today and for this person."""
    dia, usuario = hoy(timezone.now()), usuario_de(request)
    propuesta = politica.situacion == Situacion.PROPUESTA
    serie = consultas.serie_de(politica).order_by("-vigente_desde", "-pk")
    return {
        "politica": politica,
        "tipo": tipo_de(politica.tipo),
        "momento": consultas.momento(politica, dia),
        "antes": consultas.anterior_a(politica),
        "campos": vista_previa.campos(politica),
        "ejemplos": vista_previa.ejemplos(politica),
        "en_curso": vista_previa.en_curso(politica),
        "propuesta": propuesta,
        "impide_aprobar": consultas.impide_aprobar(politica, usuario, dia) if propuesta else [],
        "sin_segundo": propuesta and not consultas.quienes_aprueban(politica).exists(),
        "se_retira": not consultas.impide_retirar(politica, dia),
        "serie": [(fila, consultas.momento(fila, dia)) for fila in serie],
    }


def _numero(escrito: str) -> int:
    return int(escrito) if escrito.isascii() and escrito.isdigit() and len(escrito) <= 9 else 0
