from django.apps import AppConfig


class ListadosConfig(AppConfig):
    name = "bluecom.listados"
    label = "listados"
    verbose_name = "Listados"

    def ready(self) -> None:
        from bluecom.listados import lista_exportaciones, manejadores, palabras  # noqa: F401  registration is the import
