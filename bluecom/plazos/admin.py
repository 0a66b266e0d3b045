"""Deadlines: how long each kind is, proposed here by one administrator and approved by another."""

from typing import Any

from django.contrib import admin
from django.http import QueryDict
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.plazos import politicas, vista_previa
from bluecom.plazos.formulario import DE_LA_SEMANA, PoliticaForm, valores_iniciales
from bluecom.plazos.models import ESCALA, Politica
from bluecom.plazos.tipos import tipo_de, tipos
from bluecom.vigencias.administracion import VigenciaAdmin


@admin.register(Politica)
class PoliticaAdmin(VigenciaAdmin):
    """The page of a version also says when some well-known hours would fall due."""

    form = PoliticaForm
    list_display = ("nombre", "version", "momento", "en_breve", "vigente_desde")
    list_filter = ("situacion",)
    ordering = ("tipo", "-vigente_desde", "-pk")
    change_form_template = "plazos/politica.html"
    proponer = staticmethod(politicas.proponer)
    titulo = "Plazos"
    boton = "Proponer un plazo"
    aclaracion = (
        "Lo que ya corre conserva su plazo. Una vez propuesto se ve con ejemplos cuándo vencería."
    )
    columna = "Dura"
    fieldsets = (
        (None, {"fields": ("tipo", "vigente_desde", "razon")}),
        ("Cuánto dura", {"fields": ("modo", "horas")}),
        (
            "Quién se entera, y cuándo",
            {
                "fields": ESCALA,
                "description": "Quien debe cumplirlo se entera antes y al vencer. Los demás, a las "
                "horas que se escriban tras el límite: 0 es al vencer, con signo menos es antes, "
                "vacío es nunca. Después se repite a todos los que ya lo saben, hasta que se "
                "cumpla.",
            },
        ),
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
    def nombre(self, fila: Politica) -> str:
        return tipo_de(fila.tipo).nombre

    @admin.display(description="cuánto dura", ordering="horas")
    def en_breve(self, fila: Politica) -> str:
        return fila.en_palabras

    def contexto(self, fila: Politica) -> dict[str, Any]:
        return {
            "comparacion": vista_previa.campos(fila),
            "tipo": tipo_de(fila.tipo),
            "ejemplos": vista_previa.ejemplos(fila),
            "en_curso": vista_previa.en_curso(fila),
        }

    def de_hoy(self) -> list[tuple[str, str, str, str]]:
        dia = hoy(timezone.now())
        rigen = [(tipo, Politica.vigente(tipo.codigo, dia)) for tipo in tipos()]
        return [
            (tipo.nombre, rige.en_palabras, vista_previa.aviso(rige), f"tipo={tipo.codigo}")
            for tipo, rige in rigen
        ]

    def que_rige(self, pedido: QueryDict) -> Politica | None:
        rige: Politica | None = Politica.objects.filter(tipo=pedido.get("tipo", "")).vigente_el(
            hoy(timezone.now())
        )
        return rige

    def iniciales(self, de: Politica) -> dict[str, Any]:
        return valores_iniciales(de)
