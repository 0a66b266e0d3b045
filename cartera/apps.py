from django.apps import AppConfig


class CarteraConfig(AppConfig):
    name = "cartera"
    verbose_name = "Cartera"

    def ready(self) -> None:
        from cartera import (  # noqa: F401  registration is the import
            al_salir,
            listados,
            listados_telefonicos,
            manejadores,
            palabras,
            parametros,
            retencion,
        )
        from cartera.telefonia import revision  # noqa: F401  as the others
