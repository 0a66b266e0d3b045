"""The catalogues are edited by ADMINISTRADOR, by role and by nobody else."""

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from bluecom.cuentas.models import Rol, Usuario
from solicitudes.models import Motivo, Venta
from tests.factories_cuentas import UsuarioFactory

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [r for r in Rol if r not in (Rol.ADMINISTRADOR, Rol.SISTEMA)])
def test_nobody_else_enters_even_as_superuser(rol, client: Client):
    client.force_login(UsuarioFactory(rol=rol, is_staff=True, is_superuser=True), backend=BACKEND)

    assert client.get(reverse("admin:index")).status_code == 403


@pytest.mark.django_db
def test_every_table_of_the_catalogue_opens_and_none_deletes(client: Client):
    client.force_login(UsuarioFactory(rol=Rol.ADMINISTRADOR, is_staff=True), backend=BACKEND)

    for modelo in admin.site._registry:
        base = f"admin:{modelo._meta.app_label}_{modelo._meta.model_name}"
        if modelo._meta.app_label in ("solicitudes", "cartera", "indicadores", "cuentas"):
            assert client.get(reverse(f"{base}_changelist")).status_code == 200, base
            assert client.get(reverse(f"{base}_add"), follow=True).status_code == 200, base


@pytest.mark.django_db
def test_the_command_of_the_manual_makes_the_first_administrator(client: Client):
    call_command(
        "createsuperuser", interactive=False, verbosity=0, username="primera", email="a@b.example"
    )

    client.force_login(Usuario.objects.get(username="primera"), backend=BACKEND)
    assert client.get(reverse("admin:index")).status_code == 200


@pytest.mark.django_db
def test_a_reason_is_edited_without_deploying(client: Client):
    client.force_login(UsuarioFactory(rol=Rol.ADMINISTRADOR, is_staff=True), backend=BACKEND)
    motivo = Motivo.objects.create(ambito="DESCARTE", codigo="X", nombre="Antes")
    datos = {"ambito": "DESCARTE", "codigo": "X", "nombre": "Después", "dias": 0, "orden": 0}

    url = reverse("admin:solicitudes_motivo_change", args=[motivo.pk])
    respuesta = client.post(url, datos, follow=True)

    motivo.refresh_from_db()
    assert motivo.nombre == "Después"
    assert [str(m) for m in respuesta.context["messages"]] == ["Guardado: Después."]


def test_a_sale_is_not_in_the_administration():
    assert Venta not in admin.site._registry


@pytest.mark.django_db
def test_the_administration_has_no_second_door_to_a_password(client: Client):
    client.force_login(UsuarioFactory(rol=Rol.ADMINISTRADOR), backend=BACKEND)

    assert client.get("/admin/password_change/").url == "/cuenta/contrasena/"
