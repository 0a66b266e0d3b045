from django.apps import AppConfig


class PendientesConfig(AppConfig):
    name = "bluecom.pendientes"
    label = "pendientes"
    verbose_name = "Pendientes"

    def ready(self) -> None:
        from bluecom.pendientes import manejadores  # noqa: F401  (registers "correo:enviar")
