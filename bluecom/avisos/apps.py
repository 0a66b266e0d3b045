from django.apps import AppConfig


class AvisosConfig(AppConfig):
    name = "bluecom.avisos"
    label = "avisos"
    verbose_name = "Avisos"

    def ready(self) -> None:
        from bluecom.avisos import listado  # noqa: F401  registration is the import
