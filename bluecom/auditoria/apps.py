from django.apps import AppConfig


class AuditoriaConfig(AppConfig):
    name = "bluecom.auditoria"
    label = "auditoria"
    verbose_name = "Bitácora"

    def ready(self) -> None:
        from bluecom.auditoria import listado  # noqa: F401  registration is the import
