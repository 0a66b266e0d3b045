from django.apps import AppConfig


class CarteraConfig(AppConfig):
    name = "cartera"
    verbose_name = "Cartera"

    def ready(self) -> None:
        from cartera import manejadores  # noqa: F401  (registers "cartera:importar")
