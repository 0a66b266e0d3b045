"""Every file that comes in."""

from django.urls import path

from bluecom.archivos import vistas

urlpatterns = [
    path("archivos/", vistas.archivos, name="archivos"),
    path("archivos/traer/<slug:que>/", vistas.traer, name="traer_archivo"),
    path("archivos/<int:corrida_id>/", vistas.corrida, name="corrida"),
    path("archivos/<int:corrida_id>/avance/", vistas.avance, name="corrida_avance"),
    path("archivos/<int:corrida_id>/columnas/", vistas.reconocer, name="corrida_reconocer"),
    path("archivos/<int:corrida_id>/confirmar/", vistas.confirmar, name="corrida_confirmar"),
    path("archivos/<int:corrida_id>/desistir/", vistas.desistir, name="corrida_desistir"),
    path("archivos/<int:corrida_id>/deshacer/", vistas.deshacer, name="corrida_deshacer"),
    path("archivos/<int:corrida_id>/por-corregir.csv", vistas.rechazos, name="corrida_rechazos"),
]
