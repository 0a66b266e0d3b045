from django.apps import AppConfig


class VigenciasConfig(AppConfig):
    """No table of its own: the function that keeps every version as it was signed."""

    name = "bluecom.vigencias"
    label = "vigencias"
    verbose_name = "Vigencias"
