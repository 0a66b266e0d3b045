from django.apps import AppConfig


class SolicitudesConfig(AppConfig):
    name = "solicitudes"
    verbose_name = "Solicitudes"

    def ready(self) -> None:
        from solicitudes import manejadores  # noqa: F401  (registers what a sale owes)
        from solicitudes.mesa import al_salir  # noqa: F401  (what stays of a closed account)
        from solicitudes.plazos import tipos  # noqa: F401  (its deadlines)
        from solicitudes.reglas import frases, parametros  # noqa: F401  (acts and numbers)
