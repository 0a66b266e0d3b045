"""Template versions: from what day, seen by legal counsel or not, previewed before that day."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from bluecom.cuentas.administracion import AdministracionPorRol
from documentos.models import Documento, PlantillaDocumento
from documentos.servicios.vista import vista_previa


class PlantillaForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A version must exist as a text before it can have a date."""

    class Meta:
        model = PlantillaDocumento
        fields = ("tipo", "version", "vigente_desde", "revisado_legal", "titulo")

    def clean(self) -> dict[str, Any]:
        """Refuse a version without its template."""
        datos = super().clean() or {}
        plantilla = self.instance if self.instance.pk else None
        tipo = datos.get("tipo") or (plantilla and plantilla.tipo)
        version = datos.get("version") or (plantilla and plantilla.version)
        if tipo and version:
            try:
                get_template(f"papeles/{version}/{tipo.lower()}.html")
            except TemplateDoesNotExist:
                raise forms.ValidationError(
                    f"No existe el texto «{version}» de este papel: escriba una versión instalada."
                ) from None
        return datos


@admin.register(PlantillaDocumento)
class PlantillaDocumentoAdmin(AdministracionPorRol):
    """What was used to issue a paper keeps its kind and version."""

    si_vacia = "Sin filas rige la versión 1 de cada papel, sin revisar por asesoría legal."
    form = PlantillaForm
    list_display = ("tipo", "version", "vigente_desde", "revisado_legal", "vista")
    list_filter = ("tipo", "revisado_legal")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Papers were issued under this name: it stays."""
        if obj is None:
            return ()
        usada = Documento.objects.filter(tipo=obj.tipo, plantilla_version=obj.version).exists()
        return ("tipo", "version", "vigente_desde") if usada else ()

    def get_urls(self) -> list[URLPattern]:
        """The preview, behind the same door."""
        vista = self.admin_site.admin_view(self.ver)
        propia = path("<int:pk>/vista/", vista, name="documentos_plantilladocumento_vista")
        return [propia, *super().get_urls()]

    def ver(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The paper of an invented sale, with this version's text."""
        pdf = vista_previa(get_object_or_404(PlantillaDocumento, pk=pk))
        return HttpResponse(pdf, content_type="application/pdf")

    @admin.display(description="vista previa")
    def vista(self, plantilla: PlantillaDocumento) -> str:
        """A link for each row."""
        destino = reverse("admin:documentos_plantilladocumento_vista", args=[plantilla.pk])
        return format_html('<a href="{}">Ver con una venta inventada</a>', destino)
