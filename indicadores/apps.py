"""The month: formula, evidence, the Jefe's page and the day's board."""

from django.apps import AppConfig


class IndicadoresConfig(AppConfig):
    name = "indicadores"
    verbose_name = "Indicadores"

    def ready(self) -> None:
        from indicadores import (  # noqa: F401  (they register)
            listado_del_contraste,
            listados,
            listados_del_dia,
            manejadores,
            palabras,
            parametros,
            retencion,
            revision,
        )
