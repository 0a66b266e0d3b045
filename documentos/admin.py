"""Legal texts and table III.1: proposed here by one administrator, approved here by another."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from bluecom.bolivia.fechas import hoy
from bluecom.vigencias.administracion import VigenciaAdmin
from bluecom.vigencias.comparacion import Campo
from documentos import comparacion
from documentos.formulario_ficha import FichaForm
from documentos.formulario_plantilla import TextoForm, valores_iniciales
from documentos.models import FichaDeFormulario, PlantillaDocumento
from documentos.models.ficha import ficha_en_json
from documentos.servicios import fichas, textos
from documentos.servicios.vista import vista_previa
from documentos.tipos import FORMULARIOS, TipoDocumento


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


@admin.register(FichaDeFormulario)
class FichaDeFormularioAdmin(VigenciaAdmin):
    """The three forms are shown with a row or without one."""

    form = FichaForm
    list_display = ("tipo", "version", "momento", "en_breve", "vigente_desde")
    list_filter = ("tipo", "situacion")
    proponer = staticmethod(fichas.proponer)
    titulo = "Tabla III.1: los formularios de la carpeta"
    boton = "Proponer otra fila"
    aclaracion = (
        "Lo ya registrado conserva su fila. El título de cada formulario se cambia en «Textos "
        "legales»; lo que se revisa de él, en «Listas de control»."
    )
    columna = "Fila"

    @admin.display(description="fila")
    def en_breve(self, fila: FichaDeFormulario) -> str:
        return str(fila.ficha)

    def contexto(self, fila: FichaDeFormulario) -> dict[str, Any]:
        antes = fichas.anterior(fila)
        pares = zip(_dicho(antes), _dicho(fila), strict=True)
        return {"comparacion": [Campo(que, de, a) for (que, de), (_, a) in pares]}

    def de_hoy(self) -> list[tuple[str, str, str, str]]:
        dia = hoy(timezone.now())
        filas = [FichaDeFormulario.del_dia(tipo, dia) for tipo in FORMULARIOS]
        return [(f.get_tipo_display(), *_en_dos(f), f"tipo={f.tipo}") for f in filas]

    def que_rige(self, pedido: QueryDict) -> FichaDeFormulario | None:
        tipo = pedido.get("tipo", "")
        if tipo not in FORMULARIOS:
            return None
        return FichaDeFormulario.del_dia(tipo, hoy(timezone.now()))

    def iniciales(self, de: FichaDeFormulario) -> dict[str, Any]:
        return {"tipo": de.tipo, **ficha_en_json(de.ficha)}


def _en_dos(fila: FichaDeFormulario) -> tuple[str, str]:
    """How many, and what else the table says."""
    return fila.ficha.ejemplares, ", ".join(
        dicho for que, dicho in _dicho(fila) if que != "Ejemplares"
    )


def _dicho(fila: FichaDeFormulario) -> list[tuple[str, str]]:
    return [
        ("Tipo de documento", fila.get_clase_display()),
        ("Manual o automático", fila.get_modo_display().capitalize()),
        ("Ejemplares", fila.ficha.ejemplares),
        ("Lo imprime", "Smartflex" if fila.de_smartflex else "Este sistema"),
    ]
