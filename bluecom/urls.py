"""Every address of the system, by the part that answers it."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from bluecom.cuentas import cuenta, guion, segundo_factor
from bluecom.cuentas.entrar import Entrar
from bluecom.integraciones.correo.vistas import noticias
from bluecom.interfaz import views as interfaz

handler500 = "bluecom.interfaz.fallos.fallo"

urlpatterns = [
    path("", interfaz.inicio, name="inicio"),
    path("favicon.ico", interfaz.icono, name="icono"),
    path("entrar/", Entrar.as_view(), name="entrar"),
    path("entrar/ficha/", guion.ficha, name="ficha"),
    path("salir/", auth.LogoutView.as_view(), name="salir"),
    path("segundo-factor/", segundo_factor.segundo_factor, name="segundo_factor"),
    path("cuenta/", cuenta.cuenta, name="cuenta"),
    path("cuenta/contrasena/", cuenta.cambiar_clave, name="cambiar_clave"),
    path("cuenta/cerrar/", cuenta.cerrar, name="cerrar_sesiones"),
    path("", include("bluecom.interfaz.urls")),
    path("", include("bluecom.operacion.urls")),
    path("", include("bluecom.auditoria.urls")),
    path("", include("bluecom.avisos.urls")),
    path("", include("bluecom.listados.urls")),
    path("", include("bluecom.archivos.urls")),
    path("", include("bluecom.presencia.urls")),
    path("correo/noticias/", noticias, name="correo_noticias"),
    path("", include("solicitudes.urls")),
    path("", include("indicadores.urls")),
    path("carteras/", include("cartera.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "bluecom.interfaz.views.pedido_malo"
