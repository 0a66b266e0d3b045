"""Theme and living guide; included at the root by ``bluecom.urls``."""

from django.urls import path

from bluecom.interfaz import guia, tema

urlpatterns = [
    path("tema/", tema.cambiar_tema, name="tema"),
    path("guia/", guia.guia, name="guia"),
    path("guia/puesto/", guia.puesto, name="guia_puesto"),
]
