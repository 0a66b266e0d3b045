"""The agent's desk: the queue, the eleven steps, and what is done with a sale."""

from django.urls import include, path

from solicitudes.views import borrador, buscar, cola, pasos, ventas, vivas

urlpatterns = [
    path("mesa/", cola.mesa, name="mesa"),
    path("cola/", cola.cola, name="cola"),
    path("cola/siguiente/", cola.siguiente, name="siguiente"),
    path("buscar/", buscar.buscar, name="buscar"),
    path("glosas/", include("solicitudes.urls_glosas")),
    path("ventas/", ventas.ventas, name="ventas"),
    path("ventas/<int:venta_id>/", pasos.venta, name="venta"),
    path("ventas/<int:venta_id>/pasos/<int:numero>/", pasos.paso, name="paso"),
    path(
        "ventas/<int:venta_id>/pasos/<int:numero>/borrador/",
        borrador.guardar,
        name="guardar_borrador",
    ),
    path(
        "ventas/<int:venta_id>/pasos/<int:numero>/borrador/descartar/",
        borrador.descartar,
        name="descartar_borrador",
    ),
    path("ventas/<int:venta_id>/llamada/", ventas.llamada, name="llamada"),
    path(
        "ventas/<int:venta_id>/llamada/<int:llamada_id>/deshacer/",
        ventas.deshacer_llamada,
        name="deshacer_llamada",
    ),
    path("ventas/<int:venta_id>/archivos/", ventas.archivo, name="archivo"),
    path("ventas/<int:venta_id>/carta/", ventas.carta, name="carta"),
    path("ventas/<int:venta_id>/pedir/", ventas.mensaje, name="mensaje"),
    path("ventas/<int:venta_id>/pedir-de-nuevo/", ventas.pedir_de_nuevo, name="pedir_de_nuevo"),
    path("ventas/<int:venta_id>/direccion/", vivas.direccion, name="direccion"),
    path("ventas/<int:venta_id>/pasos/<int:numero>/hoja/", vivas.hoja, name="hoja"),
    path("ventas/<int:venta_id>/guion/", vivas.guion, name="guion"),
    path("ventas/<int:venta_id>/glosa/", vivas.glosa, name="vista_glosa"),
    path("ventas/<int:venta_id>/descartar/", ventas.descartar, name="descartar"),
    path("ventas/<int:venta_id>/anular/", ventas.anular, name="anular"),
    path("ventas/<int:venta_id>/corregir/<int:numero>/", ventas.corregir, name="corregir"),
    path("ventas/<int:venta_id>/reanudar/", ventas.reanudar, name="reanudar"),
    path("ventas/<int:venta_id>/otra/", ventas.otra, name="otra"),
    path(
        "ventas/<int:venta_id>/observaciones/<int:observacion_id>/",
        ventas.responder,
        name="responder",
    ),
    path("ventas/<int:venta_id>/subsanar/", ventas.subsanar, name="subsanar"),
]
