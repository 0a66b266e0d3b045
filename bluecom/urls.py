"""Every address of the system, by the part that answers it."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from bluecom.cuentas import segundo_factor
from bluecom.cuentas.entrar import EntrarForm
from bluecom.interfaz import views as interfaz

urlpatterns = [
    path("", interfaz.inicio, name="inicio"),
    path(
        "entrar/",
        auth.LoginView.as_view(form_class=EntrarForm, redirect_authenticated_user=True),
        name="entrar",
    ),
    path("salir/", auth.LogoutView.as_view(), name="salir"),
    path("segundo-factor/", segundo_factor.segundo_factor, name="segundo_factor"),
    path("", include("bluecom.interfaz.urls")),
    path("", include("solicitudes.urls")),
    path("", include("indicadores.urls")),
    path("carteras/", include("cartera.urls")),
    path("admin/", admin.site.urls),
]
