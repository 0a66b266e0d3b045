from django.apps import AppConfig
from django.contrib.admin import apps as admin


class CuentasConfig(AppConfig):
    default = True
    name = "bluecom.cuentas"
    label = "cuentas"
    verbose_name = "Cuentas"


class AdministracionConfig(admin.AdminConfig):
    """Django's administration behind a door that goes by role."""

    default = False
    default_site = "bluecom.cuentas.administracion.Sitio"
