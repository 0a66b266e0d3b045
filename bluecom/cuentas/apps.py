from django.apps import AppConfig
from django.contrib.admin import apps as admin


class CuentasConfig(AppConfig):
    default = True
    name = "bluecom.cuentas"
    label = "cuentas"
    verbose_name = "Cuentas"

    def ready(self) -> None:
        from bluecom.cuentas import palabras  # noqa: F401  registration is the import


class AdministracionConfig(admin.AdminConfig):
    """Django's administration behind a door that goes by role."""

    default = False
    default_site = "bluecom.cuentas.administracion.Sitio"
