"""Every address of the system, by the part that answers it."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from bluecom.interfaz import views as interfaz

urlpatterns = [
    path("", interfaz.inicio, name="inicio"),
    path("entrar/", auth.LoginView.as_view(redirect_authenticated_user=True), name="entrar"),
    path("salir/", auth.LogoutView.as_view(), name="salir"),
    path("admin/", admin.site.urls),
]
