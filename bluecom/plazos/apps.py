from typing import Any

from django.apps import AppConfig
from django.apps import apps as todas
from django.db.models.signals import post_migrate


class PlazosConfig(AppConfig):
    """Registers its words; each kind has its first version as soon as the tables are there."""

    name = "bluecom.plazos"
    label = "plazos"
    verbose_name = "Plazos"

    def ready(self) -> None:
        from bluecom.plazos import palabras  # noqa: F401  registration is the import

        post_migrate.connect(_sembrar, sender=self, dispatch_uid="plazos.sembrar")


def _sembrar(apps: Any = todas, **_: object) -> None:
    from bluecom.plazos.politicas import sembrar

    try:
        apps.get_model("plazos", "Politica")
    except LookupError:  # migrated back to before it
        return
    sembrar()
