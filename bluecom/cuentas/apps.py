from django.apps import AppConfig


class CuentasConfig(AppConfig):
    name = "bluecom.cuentas"
    label = "cuentas"
    verbose_name = "Cuentas"
