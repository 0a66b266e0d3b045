from django.apps import AppConfig


class ParametrosConfig(AppConfig):
    name = "bluecom.parametros"
    label = "parametros"
    verbose_name = "Reglas del piso"

    def ready(self) -> None:
        from bluecom.parametros import palabras  # noqa: F401  registration is the import
