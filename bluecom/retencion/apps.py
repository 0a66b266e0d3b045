from django.apps import AppConfig


class RetencionConfig(AppConfig):
    """Declares what the house itself keeps of people, below portfolio and sales."""

    name = "bluecom.retencion"
    label = "retencion"
    verbose_name = "Retención de datos"

    def ready(self) -> None:
        from bluecom.retencion import copias, palabras  # noqa: F401  registration is the import
