"""Versions of the papers' texts, in the administrator's hands."""

from datetime import date

import pytest
from django.urls import reverse

from bluecom.cuentas.models import Rol
from documentos.models import PlantillaDocumento
from documentos.pdf import texto_de
from tests.documentos import factories as f

pytestmark = pytest.mark.django_db


def plantilla(**otros):
    datos = {"tipo": "CONTRATO", "version": "v1", "vigente_desde": date(2026, 1, 1), **otros}
    return PlantillaDocumento.objects.create(**datos)


def ver(client, rol, fila):
    client.force_login(f.crear_usuario(rol.lower(), rol))
    return client.get(reverse("admin:documentos_plantilladocumento_vista", args=[fila.pk]))


def test_the_administrator_previews_a_text_with_an_invented_sale(client):
    respuesta = ver(client, Rol.ADMINISTRADOR, plantilla())

    dicho = " ".join(texto_de(respuesta.content))
    assert "Persona de Muestra" in dicho
    assert "pendiente de revisión por asesoría legal" in dicho


def test_a_reviewed_text_loses_its_warning(client):
    respuesta = ver(client, Rol.ADMINISTRADOR, plantilla(revisado_legal=True))

    assert "asesoría legal" not in " ".join(texto_de(respuesta.content))


def test_nobody_else_previews(client):
    assert ver(client, Rol.ASESOR, plantilla()).status_code in (302, 403)


def test_a_version_without_its_text_is_refused(client):
    client.force_login(f.crear_usuario("admin", Rol.ADMINISTRADOR))
    datos = {"tipo": "CONTRATO", "version": "v9", "vigente_desde": "2026-12-01", "titulo": ""}

    respuesta = client.post(reverse("admin:documentos_plantilladocumento_add"), datos)

    assert "escriba una versión instalada" in respuesta.content.decode()
    assert not PlantillaDocumento.objects.exists()


def test_the_version_in_force_is_the_newest_of_its_day():
    vieja, nueva = plantilla(), plantilla(version="v2", vigente_desde=date(2026, 12, 1))

    assert PlantillaDocumento.vigente("CONTRATO", date(2026, 11, 30)) == vieja
    assert PlantillaDocumento.vigente("CONTRATO", date(2026, 12, 1)) == nueva
