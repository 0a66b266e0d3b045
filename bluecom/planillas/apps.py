from django.apps import AppConfig


class PlanillasConfig(AppConfig):
    name = "bluecom.planillas"
    label = "planillas"
    verbose_name = "Planillas"

    def ready(self) -> None:
        from bluecom.planillas import manejadores  # noqa: F401  registration is the import
