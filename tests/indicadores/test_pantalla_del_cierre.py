"""The page of the close: what is missing, the signature asked again, and the second person."""

import pytest
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.cuentas.models import Rol
from indicadores.models import Cierre
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores.cierres import MES, SIN_ARCHIVOS, TERMINADO, cerrado

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
CLAVE = "clave-de-prueba-1"
URL = f"/mes/{MES}/cierre/"


@pytest.fixture
def jefe(client):
    persona = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    client.force_login(persona)
    return persona


@pytest.fixture(autouse=True)
def _en_diciembre(time_machine):
    time_machine.move_to(TERMINADO, tick=False)


def enviar(client, firma, **mas):
    dispensas = {f"dispensa-{codigo}": razon for codigo, razon in SIN_ARCHIVOS.items()}
    return client.post(URL, dispensas | {"firma": firma} | mas)


def test_what_is_missing_leads_to_what_cures_it(client, jefe):
    pagina = client.get(URL).content.decode()

    assert reverse("traer_archivo", args=["cdr"]) in pagina
    assert "Si no se puede tener" in pagina
    assert 'type="password"' in pagina


@pytest.mark.parametrize(
    ("rol", "trae"),
    [
        (Rol.JEFE_VENTAS, {"cdr", "smartflex"}),
        (Rol.SUPERVISOR, {"cdr"}),
        (Rol.JEFE_SERVICIO, set()),
    ],
)
def test_nobody_is_led_to_a_file_that_is_not_his_to_bring(client, rol, trae):
    client.force_login(UsuarioFactory(rol=rol))

    pagina = client.get(URL).content.decode()

    for que in ("cdr", "smartflex"):
        url = reverse("traer_archivo", args=[que])
        assert (url in pagina) == (que in trae) == (client.get(url).status_code == 200), que


def test_who_has_no_second_factor_signs_with_the_password(client, jefe):
    mal = enviar(client, "otra")
    assert mal.status_code == 422
    assert "Esa no es su contraseña" in mal.content.decode()
    assert SIN_ARCHIVOS["cdr"] in mal.content.decode()
    assert 'value="otra"' not in mal.content.decode()

    assert enviar(client, CLAVE).status_code == 302

    pagina = client.get(URL).content.decode()
    assert "DEFINITIVO" in pagina
    assert Cierre.objects.get().por == jefe


def test_who_has_a_second_factor_signs_with_its_code(client, jefe):
    telefono = TOTPDevice.objects.create(user=jefe, name="teléfono", confirmed=True)

    assert enviar(client, CLAVE).status_code == 422
    codigo = f"{totp(telefono.bin_key, t0=telefono.t0):06d}"
    telefono.refresh_from_db()
    telefono.throttle_reset()

    assert enviar(client, f"{codigo[:3]} {codigo[3:]}").status_code == 302


def test_what_is_missing_in_the_form_does_not_spend_the_code(client, jefe):
    telefono = TOTPDevice.objects.create(user=jefe, name="teléfono", confirmed=True)
    codigo = f"{totp(telefono.bin_key, t0=telefono.t0):06d}"

    sin_razon = enviar(client, codigo, **{"dispensa-cdr": ""})
    assert sin_razon.status_code == 422
    assert "escriba por qué se cierra sin eso" in sin_razon.content.decode()
    assert enviar(client, codigo).status_code == 302


def test_the_month_says_who_closed_it_and_leads_to_the_adjustments(client, jefe):
    cerrado()

    pagina = client.get(reverse("mes_de", args=[MES])).content.decode()

    assert "Mes cerrado" in pagina
    assert "Por qué es provisional" not in pagina
    assert URL in pagina


def test_one_jefe_asks_and_the_other_decides(client, jefe):
    cierre = cerrado()
    client.post(
        reverse("pedir_reapertura_del_mes", args=[cierre.pk]), {"razon": "Llegó el CDR completo."}
    )
    assert "Lo decide la Jefatura de Servicio" in client.get(URL).content.decode()
    client.force_login(UsuarioFactory(rol=Rol.JEFE_SERVICIO))
    decidir = reverse("decidir_reapertura_del_mes", args=[cierre.pk])

    client.post(decidir, {"que": "no", "razon": ""})
    cierre.refresh_from_db()
    assert cierre.reapertura_pendiente
    client.post(decidir, {"que": "reabrir"})

    cierre.refresh_from_db()
    assert cierre.reabierto_en == TERMINADO
    assert "Cierres que se reabrieron" in client.get(URL).content.decode()


def test_a_supervisor_reads_the_checklist_and_signs_nothing(client):
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))

    assert "Lo cierra la Jefatura de Ventas" in client.get(URL).content.decode()
    assert enviar(client, CLAVE).status_code == 403
