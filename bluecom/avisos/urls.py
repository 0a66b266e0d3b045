"""One's own notices."""

from django.urls import path

from bluecom.avisos import vistas

urlpatterns = [
    path("avisos/", vistas.lista, name="avisos"),
    path("avisos/leidos/", vistas.leidos, name="avisos_leidos"),
    path("avisos/vivos/", vistas.vivos, name="avisos_vivos"),
    path("avisos/voz/", vistas.voz, name="avisos_voz"),
    path("avisos/<int:aviso_id>/", vistas.abrir, name="aviso"),
    path("cuenta/avisos/", vistas.preferencias, name="avisos_preferencias"),
]
