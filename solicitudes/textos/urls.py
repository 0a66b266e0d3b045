"""Annex 2: its texts and versions, and the sheet of corrections with what COMTECO approved."""

from django.urls import path

from solicitudes.textos import vistas as glosas
from solicitudes.textos import vistas_aprobaciones as aprobaciones_glosa

urlpatterns = [
    path("", glosas.plantillas, name="plantillas_glosa"),
    path("correcciones/", aprobaciones_glosa.correcciones, name="correcciones"),
    path(
        "correcciones/aprobar/",
        aprobaciones_glosa.aprobar_correcciones,
        name="aprobar_correcciones",
    ),
    path(
        "aprobaciones/<int:aprobacion_id>/retirar/",
        aprobaciones_glosa.retirar,
        name="retirar_aprobacion",
    ),
    path("versiones/<int:plantilla_id>/firmar/", glosas.firmar, name="firmar_plantilla"),
    path("versiones/<int:plantilla_id>/retirar/", glosas.retirar, name="retirar_plantilla"),
    path(
        "versiones/<int:plantilla_id>/aprobar/",
        aprobaciones_glosa.aprobar_plantilla,
        name="aprobar_plantilla",
    ),
    path("<str:producto>/<str:facturacion>/", glosas.plantilla, name="plantilla_glosa"),
    path("<str:producto>/<str:facturacion>/vista/", glosas.vista, name="vista_plantilla"),
]
