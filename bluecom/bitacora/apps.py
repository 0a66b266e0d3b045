from django.apps import AppConfig


class BitacoraConfig(AppConfig):
    name = "bluecom.bitacora"
    label = "bitacora"
