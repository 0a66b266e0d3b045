"""Extensions of the C.I. by norm: proposed here by one administrator, approved by another."""

from typing import Any

from django.contrib import admin
from django.http import QueryDict
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.vigencias.administracion import VigenciaAdmin
from bluecom.vigencias.comparacion import Campo
from bluecom.vigencias.consultas import anterior_a
from solicitudes.models import ProrrogaDeCI
from solicitudes.pasos.p06_documentos import prorrogas
from solicitudes.pasos.p06_documentos.formulario_prorroga import ProrrogaForm


@admin.register(ProrrogaDeCI)
class ProrrogaDeCIAdmin(VigenciaAdmin):
    """Nothing ships: an expired card is expired until two sign a norm that says otherwise."""

    form = ProrrogaForm
    list_display = ("norma", "version", "momento", "en_breve", "vigente_desde")
    list_filter = ("situacion",)
    ordering = ("norma", "-vigente_desde", "-pk")
    proponer = staticmethod(prorrogas.proponer)
    titulo = "Prórrogas de C.I. vencidos, por norma"
    boton = "Proponer una prórroga"
    aclaracion = (
        "Lo que ya se aceptó por una norma conserva esa norma. Para dejarla sin efecto, proponga "
        "otra versión sin «valen hasta»."
    )
    columna = "Qué prorroga"

    @admin.display(description="qué prorroga")
    def en_breve(self, fila: ProrrogaDeCI) -> str:
        return fila.en_palabras

    def contexto(self, fila: ProrrogaDeCI) -> dict[str, Any]:
        antes = anterior_a(fila)
        dichos = dict(_dichos(antes)) if antes else {}
        return {"comparacion": [Campo(que, dichos.get(que), como) for que, como in _dichos(fila)]}

    def de_hoy(self) -> list[tuple[str, str, str, str]]:
        rigen = ProrrogaDeCI.objects.vigentes(hoy(timezone.now())).order_by("norma")
        return [(f.norma, f"versión {f.numero}", f.en_palabras, f"de={f.pk}") for f in rigen]

    def que_rige(self, pedido: QueryDict) -> None:
        """A norm is begun from a version of it, or from nothing."""

    def iniciales(self, de: ProrrogaDeCI) -> dict[str, Any]:
        return {campo: getattr(de, campo) for campo in ("norma", *prorrogas.CAMBIAN)}


def _dichos(fila: ProrrogaDeCI) -> list[tuple[str, str]]:
    return [
        ("Vencidas desde", f"{fila.vencidas_desde:%d/%m/%Y}"),
        ("Vencidas hasta", f"{fila.vencidas_hasta:%d/%m/%Y}"),
        ("Valen hasta", f"{fila.valen_hasta:%d/%m/%Y}" if fila.valen_hasta else "Ya no prorroga"),
    ]
