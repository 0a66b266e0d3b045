"""Versions in the administration: proposed here by one, read on their page, approved by another."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from bluecom.bitacora.valores import nombrar_modelo
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.administracion import AdministracionPorRol, clave_de
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from bluecom.vigencias import consultas, servicios
from bluecom.vigencias.decisiones import APROBAR, RETIRAR, Decision, decidir, lo_que_se_ofrece
from bluecom.vigencias.formularios import despues_de, manana
from bluecom.vigencias.modelos import Situacion

PROPUESTA = "Versión propuesta: rige solo si otro administrador la aprueba a tiempo."
RESALTADOS = ("Rige hoy", "Por aprobar", "Programada")


class VigenciaAdmin(AdministracionPorRol):
    """A version is never edited: its page says what it changes, and what next.

    What a thing adds: its form, what its page compares (``contexto``) and the names of below.
    """

    change_list_template = "vigencias/lista.html"
    add_form_template = "vigencias/proponer.html"
    change_form_template = "vigencias/version.html"
    proponer: ClassVar[Callable[..., Any]] = staticmethod(servicios.proponer)
    decisiones: ClassVar[Mapping[str, Decision]] = {"aprobar": APROBAR, "retirar": RETIRAR}
    titulo = ""
    """Of the list."""
    boton = "Proponer una versión"
    aclaracion = ""
    """What whoever proposes has to know, above the form."""
    columna = ""
    """What ``en_breve`` is, at the head of its column."""

    def __init__(self, model: Any, admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        nombrar_modelo(model, de=model().cosa)

    def en_breve(self, fila: Any) -> str:
        """A version in two words, beside its days."""
        return ""

    def contexto(self, fila: Any) -> dict[str, Any]:
        """What the page of this version compares and shows."""
        return {"comparacion": []}

    def de_hoy(self) -> list[tuple[str, str, str, str]]:
        """Of each thing, above the list: its name, what rules, the details, what asks for another.

        The last is what ``que_rige`` reads in the address.
        """
        return []

    def que_rige(self, pedido: QueryDict) -> Any:
        """The version with which another begins, when none is named."""
        return None

    def iniciales(self, de: Any) -> dict[str, Any]:
        """The values of this one, with which another begins."""
        return {}

    @admin.display(description="versión", ordering="numero")
    def version(self, fila: Any) -> str:
        return str(fila.numero)

    @admin.display(description="situación", ordering="situacion")
    def momento(self, fila: Any) -> str:
        dicho = consultas.momento(fila, _hoy())
        return format_html("<strong>{}</strong>", dicho) if dicho in RESALTADOS else dicho

    def get_queryset(self, request: HttpRequest) -> Any:
        filas: Any = super().get_queryset(request)
        return filas.con_fin()

    def get_urls(self) -> list[URLPattern]:
        """What can be decided, behind the same door."""
        propias = [
            path(
                f"<int:pk>/{cual}/",
                self.admin_site.admin_view(self._vista_de(decision)),
                name=self._nombre(cual),
            )
            for cual, decision in self.decisiones.items()
        ]
        return [*propias, *super().get_urls()]

    def _nombre(self, cual: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{cual}"

    def _vista_de(self, decision: Decision) -> Callable[..., HttpResponse]:
        @require_POST
        def vista(request: HttpRequest, pk: int) -> HttpResponse:
            return decidir(request, get_object_or_404(self.model, pk=pk), decision)

        return vista

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What a version is of has pages of its own: no shortcuts beside it."""
        campo = super().formfield_for_dbfield(db_field, request, **kwargs)
        if campo is not None and isinstance(campo.widget, RelatedFieldWidgetWrapper):
            campo.widget = campo.widget.widget
        return campo

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """First of all, what waits for a second person."""
        esperan = self.model._default_manager.filter(situacion=Situacion.PROPUESTA)
        esperan = esperan.select_related("propuesta_por").order_by("vigente_desde")
        propio = {
            "title": self.titulo,
            "boton": self.boton,
            "nueva": reverse(f"admin:{self._nombre('add')}"),
            "por_aprobar": [(fila, self.en_breve(fila)) for fila in esperan],
            "de_hoy": self.de_hoy(),
        }
        return super().changelist_view(request, {**(extra_context or {}), **propio})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Read only, with what is possible now."""
        fila = self.get_object(request, object_id)
        if fila is None or request.method != "GET":
            return self._a_la_lista()
        dia = _hoy()
        ofrecido = lo_que_se_ofrece(fila, usuario_de(request), dia, self.decisiones)
        contexto = {
            **self.admin_site.each_context(request),
            "title": str(fila),
            "opts": self.opts,
            "lista": reverse(f"admin:{self._nombre('changelist')}"),
            "nueva": reverse(f"admin:{self._nombre('add')}"),
            "columna": self.columna,
            "serie": self._serie_de(fila, dia),
            **ofrecido,
            "botones": [
                (reverse(f"admin:{self._nombre(cual)}", args=[fila.pk]), boton)
                for cual, boton in ofrecido["botones"].items()
            ],
            "antes": consultas.anterior_a(fila),
            **self.contexto(fila),
        }
        return TemplateResponse(request, self.change_form_template, contexto)

    def _serie_de(self, fila: Any, dia: date) -> list[tuple[Any, str, str]]:
        serie = consultas.serie_de(fila).con_fin().order_by("-vigente_desde", "-pk")
        return [(una, self.en_breve(una), consultas.momento(una, dia)) for una in serie]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """``?de=`` another version: its values, from the first day possible."""
        de = self.model._default_manager.filter(pk=clave_de(request)).first()
        de = de or self.que_rige(request.GET)
        if de is None:
            return {"vigente_desde": manana()}
        return {**self.iniciales(de), "vigente_desde": despues_de(de)}

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Somebody else may have proposed meanwhile."""
        contexto = {
            **(extra_context or {}),
            "title": self.boton,
            "aclaracion": self.aclaracion,
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
        }
        try:
            return super().add_view(request, form_url, contexto)
        except Rechazo as rechazo:
            decir(request, rechazo)
            return self._a_la_lista()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """By the same door as everybody."""
        self.proponer(obj, acto=acto_de(request))

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """To its page: what it changes."""
        messages.success(request, PROPUESTA)
        return redirect(obj)

    def _a_la_lista(self) -> HttpResponse:
        return redirect(f"admin:{self._nombre('changelist')}")


def _hoy() -> date:
    return hoy(timezone.now())
