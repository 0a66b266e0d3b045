"""States of the asesores; mounted at the root."""

from django.urls import path

from bluecom.presencia import vistas

urlpatterns = [
    path("estado/", vistas.estado, name="estado"),
    path("estado/<int:intervalo_id>/terminar/", vistas.terminar, name="terminar_estado"),
]
