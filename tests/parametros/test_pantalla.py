"""The administrator's pages of the numbers of the floor."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol
from bluecom.parametros.models import ValorDeParametro
from cartera.parametros import RESERVA
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.parametros.numeros import aprobado, propuesto

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def direccion(acto, *args):
    return reverse(f"admin:parametros_valordeparametro_{acto}", args=args)


def manana():
    return hoy(timezone.now()) + timedelta(days=1)


def escrito(**otros):
    return {
        "codigo": "RESERVA",
        "valor": "45",
        "vigente_desde": f"{manana():%Y-%m-%d}",
        "razon": "Las llamadas son más largas",
    } | otros


@pytest.fixture
def yo(client):
    usuario = administrador()
    client.force_login(usuario, backend=BACKEND)
    return usuario


def test_a_number_is_proposed_on_one_page_and_approved_on_another(client, yo):
    otra = administrador()
    client.post(direccion("add"), escrito())
    fila = ValorDeParametro.objects.get()
    mia = client.get(fila.get_absolute_url()).content.decode()
    assert "la aprueba otro administrador" in mia
    assert direccion("aprobar", fila.pk) not in mia

    client.force_login(otra, backend=BACKEND)
    assert "Esperan a otro administrador" in client.get(direccion("changelist")).content.decode()
    suya = client.get(fila.get_absolute_url()).content.decode()
    assert "30 minutos" in suya
    assert "45 minutos" in suya
    hecho = client.post(direccion("aprobar", fila.pk), follow=True).content.decode()

    fila.refresh_from_db()
    assert (fila.aprobada_por, fila.situacion) == (otra, "APROBADA")
    assert "Programada" in hecho


def test_the_list_says_what_rules_today_of_every_number(client, yo):
    pagina = client.get(direccion("changelist")).content.decode()

    assert "Reserva de un cliente en mano" in pagina
    assert "30 minutos" in pagina
    assert f"{direccion('add')}?codigo=RESERVA" in pagina


def test_a_proposal_starts_from_the_value_of_today(client, yo):
    formulario = client.get(direccion("add"), {"codigo": "RESERVA"}).context["adminform"].form
    assert formulario.initial["valor"] == RESERVA.inicial

    fila = aprobado(RESERVA, 45, manana(), ahora=timezone.now())
    formulario = client.get(direccion("add"), {"de": fila.pk}).context["adminform"].form
    assert formulario.initial == {
        "codigo": "RESERVA",
        "valor": 45,
        "vigente_desde": manana() + timedelta(days=1),
    }
    suya = client.get(fila.get_absolute_url()).content.decode()
    assert "<td>45 minutos</td>" in suya.split("Versión por versión")[1]


@pytest.mark.parametrize(
    ("campo", "valor", "dicho"),
    [
        ("valor", "2", "de 5 a 480 minutos"),
        ("vigente_desde", "2020-01-01", "desde mañana"),
        ("razon", "", "obligatorio"),
        ("codigo", "NADA", "NADA"),
    ],
)
def test_what_forbids_it_is_said_with_what_was_typed_still_there(client, yo, campo, valor, dicho):
    pagina = client.post(direccion("add"), escrito(**{campo: valor})).content.decode()

    assert dicho in pagina
    assert 'value="45"' in pagina or campo == "valor"
    assert not ValorDeParametro.objects.exists()


def test_a_second_approval_and_an_edit_change_nothing(client, yo):
    fila = propuesto(RESERVA, 45, manana(), ahora=timezone.now())
    client.post(direccion("aprobar", fila.pk))
    otra_vez = client.post(direccion("aprobar", fila.pk), follow=True).content.decode()
    assert "ya está decidida" in otra_vez

    client.post(direccion("change", fila.pk), escrito(valor="60"))
    client.post(direccion("retirar", fila.pk))
    fila.refresh_from_db()
    assert (fila.valor, fila.situacion) == (45, "RETIRADA")


def test_only_an_administrator_comes_in(client):
    fila = propuesto(RESERVA, 45, manana(), ahora=timezone.now())
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR), backend=BACKEND)

    assert client.get(direccion("changelist")).status_code == 403
    assert client.post(direccion("aprobar", fila.pk)).status_code == 403
