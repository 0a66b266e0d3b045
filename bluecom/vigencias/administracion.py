"""What goes by versions, in the administration: proposed here by one, approved here by another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import admin, messages
from django.forms import DateInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.administracion import AdministracionPorRol
from bluecom.vigencias import consultas
from bluecom.vigencias.errores import VigenciaRechazada
from bluecom.vigencias.modelos import Situacion, Vigente
from bluecom.vigencias.servicios import aprobar, retirar

ACTOS: dict[str, tuple[Callable[..., Vigente], str]] = {
    "aprobar": (aprobar, "Aprobada: rige desde el {dia}."),
    "retirar": (retirar, "Retirada: todo queda como estaba."),
}
PROPUESTA = "Propuesta. Rige solo si otro administrador la aprueba a tiempo."
RESALTADOS = ("Rige hoy", "Por aprobar", "Programada")


@dataclass(frozen=True)
class Cambio:
    """One thing that a version says, before and after; empty when it was or is not there."""

    nombre: str
    antes: str
    despues: str

    @property
    def cambia(self) -> bool:
        return self.antes != self.despues

    @property
    def marca(self) -> str:
        """``entra``, ``sale`` or ``cambia``; nothing when it stays."""
        if not self.cambia:
            return ""
        return "entra" if not self.antes else "cambia" if self.despues else "sale"


class AdministracionPorVersiones(AdministracionPorRol):
    """A version is never edited: its page says what it changes, and what may be done with it."""

    change_list_template = "vigencias/versiones.html"
    add_form_template = "vigencias/proponer.html"
    pagina = "vigencias/version.html"
    titulo_al_proponer = "Proponer una versión"
    al_proponer = ""
    """What whoever proposes has to know first."""

    def cambios(self, fila: Any) -> list[Cambio]:
        """What it changes respect of the one that ends when it starts."""
        raise NotImplementedError

    def suyo(self, fila: Any) -> dict[str, Any]:
        """What its page says besides."""
        return {}

    @property
    def lista(self) -> str:
        """The name of the address of all its versions."""
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"

    @admin.display(description="versión", ordering="numero")
    def version(self, fila: Any) -> str:
        return str(fila.numero)

    @admin.display(description="situación", ordering="situacion")
    def momento(self, fila: Any) -> str:
        dicho = consultas.momento(fila, dia_de_hoy())
        return format_html("<strong>{}</strong>", dicho) if dicho in RESALTADOS else dicho

    def get_urls(self) -> list[URLPattern]:
        """The two acts, behind the same door."""
        propias = [
            path(
                f"<int:pk>/{acto}/",
                self.admin_site.admin_view(self._vista_de(acto)),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{acto}",
            )
            for acto in ACTOS
        ]
        return [*propias, *super().get_urls()]

    def _vista_de(self, acto: str) -> Callable[..., HttpResponse]:
        @require_POST
        def vista(request: HttpRequest, pk: int) -> HttpResponse:
            return self._hacer(request, pk, acto)

        return vista

    def _hacer(self, request: HttpRequest, pk: int, acto: str) -> HttpResponse:
        fila: Any = get_object_or_404(self.model, pk=pk)
        servicio, frase = ACTOS[acto]
        try:
            servicio(fila, usuario=usuario_de(request), ahora=timezone.now())
        except VigenciaRechazada as rechazo:
            for razon in rechazo.razones:
                messages.error(request, razon)
        else:
            messages.success(request, frase.format(dia=f"{fila.vigente_desde:%d/%m/%Y}"))
        return redirect(fila)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """First of all, what waits for a second person."""
        esperan = self.model._default_manager.filter(situacion=Situacion.PROPUESTA)
        nombre = str(self.opts.verbose_name_plural)
        contexto = {
            "title": nombre[:1].upper() + nombre[1:],
            "por_aprobar": esperan.select_related("propuesta_por").order_by("vigente_desde"),
        }
        return super().changelist_view(request, contexto | (extra_context or {}))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Read only, with the acts that are possible now."""
        fila = self.get_object(request, object_id)
        if fila is None or request.method != "GET":
            return redirect(self.lista)
        contexto = self.admin_site.each_context(request) | {
            "title": str(fila),
            "opts": self.opts,
            "cambios": self.cambios(fila),
            **_de_la_version(fila, request),
            **self.suyo(fila),
        }
        return TemplateResponse(request, self.pagina, contexto)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Somebody else may have proposed meanwhile."""
        contexto = {
            "title": self.titulo_al_proponer,
            "al_proponer": self.al_proponer,
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
            **(extra_context or {}),
        }
        try:
            return super().add_view(request, form_url, contexto)
        except VigenciaRechazada as rechazo:
            messages.error(request, str(rechazo))
            return redirect(self.lista)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """To its page: what it changes and how it would look."""
        messages.success(request, PROPUESTA)
        return redirect(obj)


def _de_la_version(fila: Any, request: HttpRequest) -> dict[str, Any]:
    """Signatures, acts and series, today and for this person."""
    dia, usuario = dia_de_hoy(), usuario_de(request)
    propuesta = fila.situacion == Situacion.PROPUESTA
    serie = consultas.serie_de(fila).order_by("-vigente_desde", "-pk")
    return {
        "fila": fila,
        "momento": consultas.momento(fila, dia),
        "propuesta": propuesta,
        "impide_aprobar": consultas.impide_aprobar(fila, usuario, dia) if propuesta else [],
        "sin_segundo": propuesta and not consultas.quienes_aprueban(fila).exists(),
        "se_retira": not consultas.impide_retirar(fila, dia),
        "serie": [(otra, consultas.momento(otra, dia)) for otra in serie],
    }


def primer_dia(de: date | None = None) -> date:
    """The first day on which a version may start: tomorrow, or after the one it follows."""
    return max(de or dia_de_hoy(), dia_de_hoy()) + timedelta(days=1)


def elegir_dia() -> DateInput:
    """The field of the first day, which offers none before tomorrow."""
    return DateInput(attrs={"type": "date", "min": f"{primer_dia():%Y-%m-%d}"}, format="%Y-%m-%d")


def clave_pedida(request: HttpRequest) -> int:
    """``?de=``: the version whose values begin another one; 0 when there is none."""
    escrito = request.GET.get("de", "")
    return int(escrito) if escrito.isascii() and escrito.isdigit() and len(escrito) <= 9 else 0


def al_proponer_desde(opts: Any, **pedido: object) -> str:
    """The address where another version is proposed."""
    base = reverse(f"admin:{opts.app_label}_{opts.model_name}_add")
    return f"{base}?" + "&".join(f"{clave}={valor}" for clave, valor in pedido.items())


def dia_de_hoy() -> date:
    return hoy(timezone.now())
