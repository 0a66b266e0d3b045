"""Papers: received files, generated PDFs and the carpeta that holds them."""

from django.apps import AppConfig


class DocumentosConfig(AppConfig):
    """Registers the handler that makes owed papers."""

    name = "documentos"
    verbose_name = "Documentos"

    def ready(self) -> None:
        """Import the handlers, which register themselves."""
        from documentos import manejadores  # noqa: F401  registration is the import
