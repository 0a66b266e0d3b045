"""Lists on their way out, and the filters that people keep."""

from django.urls import path

from bluecom.listados import vistas
from bluecom.listados.lista_exportaciones import EXPORTACIONES
from bluecom.listados.pagina import pagina_de

urlpatterns = [
    path("listados/<slug:codigo>/exportar/", vistas.sacar, name="exportar"),
    path("listados/<slug:codigo>/vistas/", vistas.guardar_vista, name="vista_guardar"),
    path("vistas/<int:vista_id>/borrar/", vistas.borrar_vista, name="vista_borrar"),
    path("exportaciones/", pagina_de(EXPORTACIONES), name="exportaciones"),
    path("exportaciones/<int:exportacion_id>/", vistas.exportacion, name="exportacion"),
    path("exportaciones/<int:exportacion_id>/avance/", vistas.avance, name="exportacion_avance"),
    path("exportaciones/<int:exportacion_id>/archivo/", vistas.archivo, name="exportacion_archivo"),
]
