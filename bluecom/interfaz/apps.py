from django.apps import AppConfig


class InterfazConfig(AppConfig):
    name = "bluecom.interfaz"
    label = "interfaz"
