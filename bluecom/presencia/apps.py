from typing import Any

from django.apps import AppConfig
from django.apps import apps as todas
from django.db.models.signals import post_migrate


class PresenciaConfig(AppConfig):
    """Hears who signs in and out; the states that ship are there as soon as the tables are."""

    name = "bluecom.presencia"
    label = "presencia"
    verbose_name = "Estados del asesor"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from bluecom.operacion.respaldo.base import nace_llena
        from bluecom.presencia import palabras  # noqa: F401  registration is the import
        from bluecom.presencia.entradas import al_entrar, al_salir

        nace_llena(self.get_model("EstadoAsesor")._meta.db_table)
        user_logged_in.connect(al_entrar, dispatch_uid="presencia.entrar")
        user_logged_out.connect(al_salir, dispatch_uid="presencia.salir")
        post_migrate.connect(_sembrar, sender=self, dispatch_uid="presencia.sembrar")


def _sembrar(apps: Any = todas, **_: object) -> None:
    from bluecom.presencia.catalogo import cargar_estados

    try:
        apps.get_model("presencia", "EstadoAsesor")
    except LookupError:  # migrated back to before it
        return
    cargar_estados()
