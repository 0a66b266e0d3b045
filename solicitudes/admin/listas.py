"""The checklists of 5.1, 6.3 and 11.1: proposed here by one administrator, approved by another."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.administracion import clave_de
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from bluecom.vigencias.administracion import VigenciaAdmin
from solicitudes.listas import cambio, comparacion
from solicitudes.listas.formulario import ListaForm
from solicitudes.models import ListaDeControl
from solicitudes.reglas.control import CONTROLES, Control, Lista


@admin.register(ListaDeControl)
class ListaDeControlAdmin(VigenciaAdmin):
    list_display = ("clave", "version", "momento", "vigente_desde", "razon")
    list_filter = ("clave", "situacion")
    change_list_template = "listas/listas.html"
    change_form_template = "listas/version.html"
    titulo = "Listas de control, por paso"
    boton = "Proponer una lista"
    aclaracion = "El paso que ya empezó, y el que ya está hecho, siguen con la suya."
    columna = "Ítems"

    def en_breve(self, fila: ListaDeControl) -> str:
        return f"{len(fila.items)} ítems"

    def contexto(self, fila: ListaDeControl) -> dict[str, Any]:
        """What changes item by item, and how the step will look."""
        return {
            "comparacion": comparacion.cambios(fila),
            "concepto": "Lugar",
            "control": fila.control,
            "previa": comparacion.vista_previa(fila),
        }

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The three of today, whether somebody wrote them or they shipped."""
        contexto = {"vigentes": self._de_hoy(), **(extra_context or {})}
        return super().changelist_view(request, contexto)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """``?lista=`` the one of today; ``?de=`` a version; with neither, the three are listed."""
        de = ListaDeControl.objects.filter(pk=clave_de(request)).first()
        control = de.control if de else CONTROLES.get(request.GET.get("lista", ""))
        if control is None:
            return self._a_la_lista()
        lista = de.lista if de else self._vigente(control)
        form = ListaForm(control, lista, request.POST or None)
        if request.method == "POST" and form.is_valid():
            return self._proponer(request, form)
        estado = 422 if request.method == "POST" else 200
        contexto = self.admin_site.each_context(request) | {
            "title": self.boton,
            "opts": self.opts,
            "aclaracion": self.aclaracion,
            "form": form,
            "control": control,
        }
        return TemplateResponse(request, "listas/proponer.html", contexto, status=estado)

    def _proponer(self, request: HttpRequest, form: ListaForm) -> HttpResponse:
        """Somebody else may have proposed meanwhile."""
        try:
            fila = cambio.proponer(form.nueva, acto=acto_de(request))
        except Rechazo as rechazo:
            decir(request, rechazo)
            return self._a_la_lista()
        hecha: HttpResponse = self.response_add(request, fila)
        return hecha

    def _de_hoy(self) -> list[dict[str, Any]]:
        nueva = reverse("admin:solicitudes_listadecontrol_add")
        return [
            {
                "control": control,
                "lista": self._vigente(control),
                "proponer": f"{nueva}?lista={control.clave}",
            }
            for control in CONTROLES.values()
        ]

    def _vigente(self, control: Control) -> Lista:
        return ListaDeControl.objects.del_dia(control, hoy(timezone.now()))
