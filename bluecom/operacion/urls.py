"""Health, for people and for probes."""

from django.urls import path

from bluecom.operacion import views

urlpatterns = [
    path("salud/", views.salud, name="salud"),
    path("salud/web/", views.web, name="salud_web"),
    path("salud/latido/<str:nombre>/", views.latido, name="salud_latido"),
]
