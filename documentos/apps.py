"""Papers: received files, generated PDFs and the carpeta that holds them."""

from django.apps import AppConfig


class DocumentosConfig(AppConfig):
    """Registers what it makes when it is owed, and its nightly look."""

    name = "documentos"
    verbose_name = "Documentos"

    def ready(self) -> None:
        """Import what registers itself; warm each worker up."""
        from celery.signals import worker_process_init

        from documentos import manejadores, palabras, revision  # noqa: F401  registration is the import

        worker_process_init.connect(_calentar, weak=False, dispatch_uid="documentos.calentar")


def _calentar(**_: object) -> None:
    from documentos.papel.motor import calentar

    calentar()
