"""Legal texts: proposed here by one administrator, previewed, and approved here by another."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.administracion import AdministracionPorRol
from bluecom.interfaz.rechazos import decir, intentar
from bluecom.rechazo import Rechazo
from bluecom.vigencias import consultas
from bluecom.vigencias.modelos import Situacion
from bluecom.vigencias.servicios import aprobar, retirar
from documentos import comparacion
from documentos.formulario_plantilla import PropuestaForm, valores_iniciales
from documentos.models import PlantillaDocumento
from documentos.servicios import textos
from documentos.servicios.vista import vista_previa
from documentos.tipos import TipoDocumento

ACTOS: dict[str, tuple[Callable[..., PlantillaDocumento], str]] = {
    "aprobar": (aprobar, "Aprobada: rige desde el {dia}."),
    "retirar": (retirar, "Retirada: todo queda como estaba."),
}
RESALTADOS = ("Rige hoy", "Por aprobar", "Programada")
LISTA = "admin:documentos_plantilladocumento_changelist"


@admin.register(PlantillaDocumento)
class PlantillaDocumentoAdmin(AdministracionPorRol):
    """A text is never edited: its page says what it changes, how it would look, and what next."""

    si_vacia = "Sin filas rige la versión 1 de cada papel, sin revisar por asesoría legal."
    form = PropuestaForm
    list_display = ("tipo", "numero", "momento", "vigente_desde", "revisado_legal", "vista")
    list_filter = ("tipo", "situacion", "revisado_legal")
    change_list_template = "textos_legales/textos.html"
    add_form_template = "textos_legales/proponer.html"

    @admin.display(description="situación", ordering="situacion")
    def momento(self, plantilla: PlantillaDocumento) -> str:
        dicho = consultas.momento(plantilla, _hoy())
        return format_html("<strong>{}</strong>", dicho) if dicho in RESALTADOS else dicho

    @admin.display(description="vista previa")
    def vista(self, plantilla: PlantillaDocumento) -> str:
        """A link for each row."""
        destino = reverse("admin:documentos_plantilladocumento_vista", args=[plantilla.pk])
        return format_html('<a href="{}">Ver con una venta inventada</a>', destino)

    def get_urls(self) -> list[URLPattern]:
        """The preview and the two acts, behind the same door."""
        vistas = {"vista": self.ver} | {verbo: self._vista_de(verbo) for verbo in ACTOS}
        propias = [
            path(
                f"<int:pk>/{nombre}/",
                self.admin_site.admin_view(vista),
                name=f"documentos_plantilladocumento_{nombre}",
            )
            for nombre, vista in vistas.items()
        ]
        return [*propias, *super().get_urls()]

    def ver(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The paper of an invented sale, with this version's text."""
        pdf = vista_previa(get_object_or_404(PlantillaDocumento, pk=pk))
        return HttpResponse(pdf, content_type="application/pdf")

    def _vista_de(self, verbo: str) -> Callable[..., HttpResponse]:
        @require_POST
        def vista(request: HttpRequest, pk: int) -> HttpResponse:
            return self._hacer(request, pk, verbo)

        return vista

    def _hacer(self, request: HttpRequest, pk: int, verbo: str) -> HttpResponse:
        plantilla = get_object_or_404(PlantillaDocumento, pk=pk)
        servicio, frase = ACTOS[verbo]
        intentar(
            request,
            lambda: servicio(plantilla, acto=acto_de(request)),
            exito=frase.format(dia=f"{plantilla.vigente_desde:%d/%m/%Y}"),
        )
        return redirect(plantilla)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """First of all, what waits for a second person."""
        esperan = PlantillaDocumento.objects.filter(situacion=Situacion.PROPUESTA)
        contexto = {
            "title": "Textos legales, por papel",
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
        plantilla = self.get_object(request, object_id)
        if plantilla is None or request.method != "GET":
            return redirect(LISTA)
        contexto = self.admin_site.each_context(request) | {
            "title": str(plantilla),
            "opts": self.opts,
            **_contexto(plantilla, request),
        }
        return TemplateResponse(request, "textos_legales/texto.html", contexto)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """``?de=`` another version: its text. ``?tipo=``: what rules of that paper."""
        de = PlantillaDocumento.objects.filter(pk=_numero(request.GET.get("de", ""))).first()
        tipo = request.GET.get("tipo", "")
        if de is None and tipo in TipoDocumento.values:
            rige = PlantillaDocumento.vigente(tipo, _hoy())
            de = rige or PlantillaDocumento(tipo=tipo, vigente_desde=_hoy())
        return valores_iniciales(de) if de else {}

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Somebody else may have proposed meanwhile."""
        contexto = {
            **(extra_context or {}),
            "title": "Proponer un texto legal",
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
        }
        try:
            return super().add_view(request, form_url, contexto)
        except Rechazo as rechazo:
            decir(request, rechazo)
            return redirect(LISTA)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """By the same door as everybody."""
        textos.proponer(obj, acto=acto_de(request))

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        """To its page: what it changes and how it would look."""
        messages.success(request, "Propuesto. Rige solo si otro administrador lo aprueba a tiempo.")
        return redirect(obj)


def _contexto(plantilla: PlantillaDocumento, request: HttpRequest) -> dict[str, Any]:
    """What the page of a text says and offers, today and for this person."""
    dia, usuario = _hoy(), usuario_de(request)
    propuesta = plantilla.situacion == Situacion.PROPUESTA
    serie = consultas.serie_de(plantilla).order_by("-vigente_desde", "-pk")
    return {
        "plantilla": plantilla,
        "momento": consultas.momento(plantilla, dia),
        "antes": comparacion.antes_de(plantilla),
        "campos": comparacion.campos(plantilla),
        "renglones": comparacion.renglones(plantilla),
        "propuesta": propuesta,
        "impide_aprobar": consultas.impide_aprobar(plantilla, usuario, dia) if propuesta else [],
        "sin_segundo": propuesta and not consultas.quienes_aprueban(plantilla).exists(),
        "se_retira": not consultas.impide_retirar(plantilla, dia),
        "serie": [(fila, consultas.momento(fila, dia)) for fila in serie],
    }


def _numero(escrito: str) -> int:
    return int(escrito) if escrito.isascii() and escrito.isdigit() and len(escrito) <= 9 else 0


def _hoy() -> date:
    return hoy(timezone.now())
