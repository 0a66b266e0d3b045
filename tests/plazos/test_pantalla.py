"""The administrator's pages of the deadlines."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.plazos.models import Politica
from bluecom.plazos.politicas import proponer
from tests.factories_cuentas import UsuarioFactory, administrador

pytestmark = pytest.mark.django_db


def direccion(pagina, *args):
    return reverse(f"admin:plazos_politica_{pagina}", args=args)


def escrito(**otros):
    return {
        "tipo": "entrega",
        "vigente_desde": f"{hoy(timezone.now()) + timedelta(days=1):%Y-%m-%d}",
        "razon": "Lo pide Canales",
        "modo": "HABILES",
        "horas": "8",
        "horas_de_aviso": "2",
        "lunes": "8:00-12:00 14:30-18:30",
        "martes": "8:00-12:00",
        "dias_cerrados": "24/12/2026, 31/12/2026",
    } | otros


def propuesta(por):
    fila = Politica(
        tipo="entrega", modo="CORRIDAS", horas=36, horas_de_aviso=2, razon="DEMO",
        vigente_desde=hoy(timezone.now()) + timedelta(days=1),
    )  # fmt: skip
    return proponer(fila, acto=Acto(por, timezone.now()))


@pytest.fixture
def yo(client):
    """The administrator whose browser ``client`` is."""
    usuario = administrador()
    client.force_login(usuario)
    return usuario


def test_a_deadline_is_proposed_on_one_page_and_approved_on_another(client, yo):
    otra = administrador()
    client.post(direccion("add"), escrito())
    fila = Politica.objects.get(situacion="PROPUESTA")
    assert (fila.propuesta_por, fila.semana[0]) == (yo, "08:00-12:00 14:30-18:30")
    assert [f"{dia:%d/%m}" for dia in fila.dias_cerrados] == ["24/12", "31/12"]
    mia = client.get(fila.get_absolute_url()).content.decode()
    assert "la aprueba otro administrador" in mia
    assert direccion("aprobar", fila.pk) not in mia

    client.force_login(otra)
    assert direccion("aprobar", fila.pk) in client.get(fila.get_absolute_url()).content.decode()
    client.post(direccion("aprobar", fila.pk))

    fila.refresh_from_db()
    assert (fila.aprobada_por, fila.situacion) == (otra, "APROBADA")


def test_its_page_says_when_a_folder_would_fall_due_and_what_changes(client, yo):
    pagina = " ".join(client.get(propuesta(yo).get_absolute_url()).content.decode().split())

    assert "Una carpeta impresa" in pagina
    assert "el viernes" in pagina
    assert "36 horas corridas" in pagina
    assert 'Horas de plazo <span class="precio__marca">cambia</span>' in pagina
    assert all(f"Se entera el {quien}" in pagina for quien in ("supervisor", "Jefe de Ventas"))
    assert "Ninguno corre ahora." in pagina


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"vigente_desde": "2020-01-01"}, "Rige desde mañana o después"),
        ({"lunes": "ocho a doce"}, "no es un horario"),
        ({"dias_cerrados": "Navidad"}, "«Navidad» no es un día"),
        ({"horas": "0"}, "mayor o igual a 1"),
        ({"horas_de_aviso": "8"}, "menos horas que el plazo"),
        ({"tipo": "ninguno"}, "ninguno"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed_still_there(client, yo, cambios, dice):
    respuesta = client.post(direccion("add"), escrito(**cambios)).content.decode()

    assert dice in respuesta
    assert "Lo pide Canales" in respuesta
    assert not Politica.objects.filter(situacion="PROPUESTA").exists()


def test_a_proposal_begins_with_what_is_in_force(client, yo):
    pagina = client.get(f"{direccion('add')}?tipo=correccion").content.decode()

    assert 'value="24"' in pagina


def test_the_list_says_what_rules_today_of_every_kind(client, yo):
    pagina = client.get(direccion("changelist")).content.decode()

    assert "24 horas corridas" in pagina
    assert "Se avisa 2 horas antes" in pagina
    assert f"{direccion('add')}?tipo=correccion" in pagina


def test_a_version_is_withdrawn_and_never_edited_by_the_address(client, yo):
    fila = propuesta(yo)
    client.post(direccion("change", fila.pk), escrito())
    client.post(direccion("retirar", fila.pk))

    fila.refresh_from_db()
    assert (fila.situacion, fila.horas) == ("RETIRADA", 36)


@pytest.mark.parametrize("pagina", ["aprobar", "retirar", "change"])
def test_nobody_else_comes_in(client, pagina):
    fila = propuesta(administrador())
    client.force_login(UsuarioFactory(rol=Rol.JEFE_VENTAS))

    assert client.post(direccion(pagina, fila.pk)).status_code == 403
    assert client.get(direccion(pagina, fila.pk)).status_code == 403
