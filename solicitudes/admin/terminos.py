"""The letter of the terms e-mail: proposed here by one administrator, approved by another."""

from typing import Any

from django.contrib import admin
from django.http import QueryDict
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.vigencias.administracion import VigenciaAdmin
from documentos.comparacion import renglones_de
from solicitudes.canales.terminos import version
from solicitudes.canales.terminos.formulario_texto import TextoDeTerminosForm
from solicitudes.models import Producto, TextoDeTerminos


@admin.register(TextoDeTerminos)
class TextoDeTerminosAdmin(VigenciaAdmin):
    """Each product is shown with a row or without one."""

    form = TextoDeTerminosForm
    list_display = ("producto", "version", "momento", "vigente_desde", "razon")
    list_filter = ("producto", "situacion")
    change_form_template = "terminos/texto.html"
    proponer = staticmethod(version.proponer)
    titulo = "Textos del correo de términos, por producto"
    boton = "Proponer un texto"
    aclaracion = "El correo de lo ya emitido conserva su texto, también si se reenvía."
    columna = "Texto"

    def en_breve(self, fila: TextoDeTerminos) -> str:
        return f"{len(fila.texto.splitlines())} renglones"

    def contexto(self, fila: TextoDeTerminos) -> dict[str, Any]:
        """Line by line, with what ships when nobody wrote another."""
        antes = version.anterior(fila)
        return {"antes": antes, "renglones": renglones_de(antes.texto, fila.texto)}

    def de_hoy(self) -> list[tuple[str, str, str, str]]:
        dia = hoy(timezone.now())
        productos = Producto.objects.filter(activo=True)
        rigen = [(p, TextoDeTerminos.del_dia(p.pk, dia)) for p in productos]
        return [
            (str(p), f"versión {rige.numero}", self.en_breve(rige), f"producto={p.pk}")
            for p, rige in rigen
        ]

    def que_rige(self, pedido: QueryDict) -> TextoDeTerminos | None:
        """``?producto=`` one of them; what ships of it, when nobody wrote another."""
        producto = Producto.objects.filter(pk=pedido.get("producto", "")).first()
        if producto is None:
            return None
        rige = TextoDeTerminos.del_dia(producto.pk, hoy(timezone.now()))
        rige.vigente_desde = rige.vigente_desde or hoy(timezone.now())
        return rige

    def iniciales(self, de: TextoDeTerminos) -> dict[str, Any]:
        return {"producto": de.producto_id, "texto": de.texto}
