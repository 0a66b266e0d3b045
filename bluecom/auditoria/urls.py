"""The log, to be read."""

from django.urls import path

from bluecom.auditoria import vistas

urlpatterns = [
    path("bitacora/", vistas.bitacora, name="bitacora"),
]
