from django.apps import AppConfig


class UnaVezConfig(AppConfig):
    name = "bluecom.una_vez"
    label = "una_vez"
