"""Legal texts: proposed here by one administrator, previewed, and approved here by another."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from bluecom.bolivia.fechas import hoy
from bluecom.vigencias.administracion import VigenciaAdmin
from documentos import comparacion
from documentos.formulario_plantilla import TextoForm, valores_iniciales
from documentos.models import PlantillaDocumento
from documentos.servicios import textos
from documentos.servicios.vista import vista_previa
from documentos.tipos import TipoDocumento


@admin.register(PlantillaDocumento)
class PlantillaDocumentoAdmin(VigenciaAdmin):
    """The page of a text also says how the paper would look."""

    si_vacia = "Sin filas rige la versión 1 de cada papel, sin revisar por asesoría legal."
    form = TextoForm
    list_display = ("tipo", "numero", "momento", "vigente_desde", "revisado_legal", "vista")
    list_filter = ("tipo", "situacion", "revisado_legal")
    change_list_template = "textos_legales/textos.html"
    change_form_template = "textos_legales/texto.html"
    proponer = staticmethod(textos.proponer)
    titulo = "Textos legales, por papel"
    boton = "Proponer un texto legal"
    aclaracion = (
        "Los papeles ya emitidos conservan su texto. Una vez propuesto se puede ver impreso con "
        "una venta inventada."
    )

    @admin.display(description="vista previa")
    def vista(self, plantilla: PlantillaDocumento) -> str:
        """A link for each row."""
        destino = reverse("admin:documentos_plantilladocumento_vista", args=[plantilla.pk])
        return format_html('<a href="{}">Ver con una venta inventada</a>', destino)

    def get_urls(self) -> list[URLPattern]:
        """The preview, behind the same door."""
        vista = self.admin_site.admin_view(self.ver)
        nombre = "documentos_plantilladocumento_vista"
        return [path("<int:pk>/vista/", vista, name=nombre), *super().get_urls()]

    def ver(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The paper of an invented sale, with this version's text."""
        pdf = vista_previa(get_object_or_404(PlantillaDocumento, pk=pk))
        return HttpResponse(pdf, content_type="application/pdf")

    def contexto(self, fila: PlantillaDocumento) -> dict[str, Any]:
        """What is compared with is what ships, when nobody wrote another."""
        return {
            "antes": textos.anterior(fila),
            "comparacion": comparacion.campos(fila),
            "renglones": comparacion.renglones(fila),
        }

    def iniciales(self, de: PlantillaDocumento) -> dict[str, Any]:
        return valores_iniciales(de)

    def que_rige(self, pedido: QueryDict) -> PlantillaDocumento | None:
        """``?tipo=`` a paper; what ships of it, when nobody wrote another."""
        tipo = pedido.get("tipo", "")
        if tipo not in TipoDocumento.values:
            return None
        dia = hoy(timezone.now())
        rige = PlantillaDocumento.vigente(tipo, dia)
        return rige or PlantillaDocumento(tipo=tipo, vigente_desde=dia)
