"""The month's report: owed when the month ends, true, mailed to the jefes, kept."""

import errno
import os
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command

from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso, CorreoSaliente, Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.almacen import almacen
from documentos.papel import motor
from indicadores.informe.deuda import deber_informes, meses_por_informar
from indicadores.models import InformeMensual
from indicadores.revision import revisar_informes
from tests.apoyo.pdf import texto_de
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
LA_PAZ = ZoneInfo("America/La_Paz")
NOVIEMBRE = datetime(2026, 11, 12, 10, tzinfo=LA_PAZ)
AL_CERRAR = datetime(2026, 12, 1, 6, tzinfo=LA_PAZ)


@pytest.fixture
def jefes():
    ventas = UsuarioFactory(rol=Rol.JEFE_VENTAS, email="ventas@comteco.example")
    servicio = UsuarioFactory(rol=Rol.JEFE_SERVICIO, email="servicio@comteco.example")
    return ventas, servicio


@pytest.fixture
def noviembre():
    """Three effective calls, two accepted, one registered; and what never counts."""
    rosa = UsuarioFactory(first_name="Rosa", last_name="Vargas Núñez")
    una, otra = (f.llamada(NOVIEMBRE, "ACEPTA", agente=rosa) for _ in range(2))
    f.llamada(NOVIEMBRE)
    f.venta(NOVIEMBRE, llamada=una, asesor=rosa, plan="FTTH-50")
    f.venta(aceptada_en=NOVIEMBRE, llamada=otra, asesor=rosa, plan="DUO-50")
    f.llamadas(5, NOVIEMBRE, de_prueba=True)
    f.venta(NOVIEMBRE, de_prueba=True)
    f.llamada(AL_CERRAR)


def _informar(ahora: datetime = AL_CERRAR) -> InformeMensual:
    with time_machine.travel(ahora):
        deber_informes(ahora=ahora)
        procesar_pendientes()
    return InformeMensual.objects.latest("mes")


# ── when ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("ahora", "meses"),
    [
        (AL_CERRAR - timedelta(minutes=1), []),
        (AL_CERRAR, ["2026-11"]),
        (AL_CERRAR + timedelta(days=3), ["2026-11"]),
        (datetime(2027, 2, 9, tzinfo=LA_PAZ), ["2026-11", "2026-12", "2027-01"]),
    ],
)
def test_each_ended_month_since_the_first_with_data_is_owed(noviembre, ahora, meses):
    assert meses_por_informar(ahora=ahora) == meses


def test_a_system_without_data_owes_nothing():
    f.llamadas(3, NOVIEMBRE, de_prueba=True)
    f.venta(NOVIEMBRE, de_prueba=True)

    assert deber_informes(ahora=AL_CERRAR) == []


def test_swept_any_number_of_times_a_month_is_owed_once(noviembre):
    deber_informes(ahora=AL_CERRAR)

    assert deber_informes(ahora=AL_CERRAR + timedelta(minutes=5)) == []
    assert Pendiente.objects.filter(tipo="indicadores:informe").count() == 1


def test_a_month_between_two_reports_is_found(noviembre):
    f.informe("2026-11", AL_CERRAR)
    f.informe("2027-01", AL_CERRAR)

    nuevos = deber_informes(ahora=datetime(2027, 2, 2, 6, tzinfo=LA_PAZ))

    assert [informe.mes for informe in nuevos] == ["2026-12"]


def test_the_command_says_what_beat_would_owe(noviembre, capsys):
    call_command("informe_mensual", "--ahora", "2026-12-01T06:00", "--simular")
    assert capsys.readouterr().out == "2026-11\n"
    assert not InformeMensual.objects.exists()

    with pytest.raises(CommandError, match="no ha llegado"):
        call_command("informe_mensual", "--ahora", "2126-12-01T06:00")
    with time_machine.travel(AL_CERRAR):
        call_command("informe_mensual", "--ahora", "2026-12-01T06:00")
        call_command("informe_mensual")

    assert capsys.readouterr().out == "2026-11\nNingún informe por deber.\n"
    with pytest.raises(CommandError, match="no es un instante"):
        call_command("informe_mensual", "--ahora", "ayer")


# ── what it says ─────────────────────────────────────────────────────────────────────────────


def test_it_says_the_figures_of_the_page_with_its_sheet_and_its_breakdown(noviembre, jefes):
    informe = _informar()

    texto = texto_de(almacen().leer(informe.archivo))
    for dicho in (
        "PROVISIONAL",
        "Noviembre de 2026",
        "33,33 %",
        "1 solicitud registrada / 3 llamadas efectivas",
        "OBSERVADO",
        "faltaron 2 registros",
        "Registro eficaz de solicitudes de venta de servicios de COMTECO",
        "Reportes del Sistema Smartflex",
        "Total llamadas efectivas al cliente",
        "Mayor o igual a 98%: Aceptado",
        "Rosa Vargas Núñez",
        "Internet FTTH-GPON",
        "Dúo Pack",
        "Ningún CDR de Elastix del mes",
        "Contrastar las solicitudes con el reporte de Smartflex",
        "Definición 1",
    ):
        assert dicho in texto
    assert (informe.oficial.n, informe.oficial.d, informe.paginas) == (1, 3, 2)


def test_a_month_without_calls_has_its_report_without_data(noviembre, jefes):
    informe = _informar(datetime(2027, 2, 2, 7, tzinfo=LA_PAZ))

    assert informe.mes == "2027-01"
    texto = texto_de(almacen().leer(informe.archivo))
    assert "Enero de 2027" in texto
    assert "SIN DATOS" in texto
    assert "Nadie llamó en este mes." in texto


def test_without_effective_calls_it_says_so_instead_of_a_percentage(jefes):
    f.venta(NOVIEMBRE)

    informe = _informar()

    texto = texto_de(almacen().leer(informe.archivo))
    assert "SIN DATOS" in texto
    assert "el indicador no se puede calcular" in texto
    assert "Resultado: SIN DATOS (1 solicitud registrada / 0 llamadas" in mail.outbox[0].body


# ── to whom ──────────────────────────────────────────────────────────────────────────────────


def test_it_is_mailed_once_to_each_jefe_and_kept_byte_by_byte(noviembre, jefes, client):
    UsuarioFactory(rol=Rol.JEFE_VENTAS, email="antes@comteco.example", is_active=False)
    UsuarioFactory(rol=Rol.JEFE_SERVICIO, email="prueba@comteco.example", de_prueba=True)
    UsuarioFactory(rol=Rol.SUPERVISOR, email="supervisora@comteco.example")

    informe = _informar()
    Pendiente.objects.update(situacion=Situacion.DEBIDO, proximo_en=NOVIEMBRE)
    procesar_pendientes()

    assert {m.to[0] for m in mail.outbox} == {"ventas@comteco.example", "servicio@comteco.example"}
    assert len(mail.outbox) == 2
    (nombre, contenido, mime) = mail.outbox[0].attachments[0]
    assert (nombre, mime) == ("informe-2026-11.pdf", "application/pdf")
    assert f"SHA-256 del PDF adjunto: {informe.sha256}" in mail.outbox[0].body
    assert "33,33 % (1 solicitud registrada / 3 llamadas efectivas). Observado" in str(
        mail.outbox[0].body
    )
    client.force_login(jefes[0])
    assert client.get("/mes/2026-11/informe/").content == contenido
    pagina = client.get("/mes/2026-11/").content.decode()
    assert informe.sha256 in pagina
    assert "/mes/2026-11/informe/" in pagina


def test_each_jefe_is_told_where_it_is(noviembre, jefes):
    _informar()

    avisos = Aviso.objects.filter(clave="informe:2026-11")
    assert {a.usuario for a in avisos} == set(jefes)
    assert avisos[0].url == "/mes/2026-11/informe/"
    assert avisos[0].texto.startswith("Informe de noviembre de 2026, PROVISIONAL: Observado.")


def test_who_has_no_address_is_named_to_the_administrator(noviembre, jefes):
    administradora = UsuarioFactory(rol=Rol.ADMINISTRADOR)
    UsuarioFactory(rol=Rol.JEFE_VENTAS, email="", first_name="Ana", last_name="Roca")

    _informar()

    aviso = Aviso.objects.get(usuario=administradora)
    assert "Ana Roca: sin dirección de correo" in aviso.texto
    assert len(mail.outbox) == 2


def test_without_any_jefe_it_is_kept_and_the_administrator_is_told(noviembre):
    administradora = UsuarioFactory(rol=Rol.ADMINISTRADOR)

    informe = _informar()

    assert informe.listo
    assert "no hay ningún jefe activo" in Aviso.objects.get(usuario=administradora).texto


def test_the_page_tells_a_report_on_its_way_from_one_set_aside(noviembre, jefes, client):
    client.force_login(jefes[0])
    deber_informes(ahora=AL_CERRAR)
    assert "Se está preparando" in client.get("/mes/2026-11/").content.decode()

    Pendiente.objects.update(situacion=Situacion.APARTADO, ultimo_error="No se pudo dibujar.")

    pagina = client.get("/mes/2026-11/").content.decode()
    assert "lo apartó. No se pudo dibujar." in pagina
    assert client.get("/mes/2026-11/informe/").status_code == 404


def test_an_altered_report_is_not_shown(noviembre, jefes, client):
    f.informe("2026-11", AL_CERRAR)
    assert list(revisar_informes()) == []
    InformeMensual.objects.update(sha256="0" * 64)
    client.force_login(jefes[0])

    assert client.get("/mes/2026-11/informe/").status_code == 409
    (hallazgo,) = revisar_informes()
    assert hallazgo.startswith("Informe de noviembre de 2026: El archivo")


# ── what fails ───────────────────────────────────────────────────────────────────────────────


def _insistir() -> None:
    for _ in range(8):
        procesar_pendientes()
        Pendiente.objects.update(proximo_en=NOVIEMBRE)


def test_a_month_that_goes_on_is_never_mailed(noviembre, jefes):
    with time_machine.travel(AL_CERRAR - timedelta(days=1)):
        deber_informes(ahora=AL_CERRAR)
        procesar_pendientes()

    fila = Pendiente.objects.get(tipo="indicadores:informe")
    assert fila.situacion == Situacion.APARTADO
    assert fila.ultimo_error == "Noviembre de 2026 todavía no terminó."
    assert mail.outbox == []


@time_machine.travel(AL_CERRAR)
def test_one_that_cannot_be_drawn_is_never_mailed_and_is_told_in_words(
    noviembre, jefes, monkeypatch
):
    administradora = UsuarioFactory(rol=Rol.ADMINISTRADOR)
    deber_informes(ahora=AL_CERRAR)
    impresora = motor.Impresora(segundos=0.01)

    with monkeypatch.context() as lento:
        lento.setattr(motor, "_impresora", impresora)
        _insistir()

    fila = Pendiente.objects.get(tipo="indicadores:informe")
    assert (fila.situacion, fila.intentos) == (Situacion.APARTADO, 3)
    assert (mail.outbox, CorreoSaliente.objects.count()) == ([], 0)
    assert not InformeMensual.objects.get().listo
    avisos = dict(Aviso.objects.values_list("usuario", "texto"))
    assert set(avisos) == {jefes[0].pk, administradora.pk}
    assert set(avisos.values()) == {
        "El sistema no pudo con el informe de noviembre de 2026 y lo apartó: "
        "El papel pasó de su límite de tiempo y se detuvo."
    }


def test_a_mail_that_the_server_refuses_is_told_by_its_name(noviembre, jefes, servidor_correo):
    administradora = UsuarioFactory(rol=Rol.ADMINISTRADOR)
    servidor_correo.rechazar.add("servicio@comteco.example")

    informe = _informar()

    assert (informe.listo, len(servidor_correo.mensajes)) == (True, 1)
    assert Aviso.objects.get(usuario=administradora).texto.startswith(
        "El sistema no pudo con el correo «Informe de noviembre de 2026 (PROVISIONAL)» y lo "
        "apartó: El servidor de correo no acepta la dirección. Respondió 550"
    )


@time_machine.travel(AL_CERRAR)
def test_without_room_on_the_disk_it_waits_and_then_leaves_once(noviembre, jefes, monkeypatch):
    def lleno(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    deber_informes(ahora=AL_CERRAR)
    with monkeypatch.context() as disco:
        disco.setattr(os, "fsync", lleno)
        _insistir()
    assert mail.outbox == []

    procesar_pendientes()

    assert len(mail.outbox) == 2
    assert InformeMensual.objects.get().listo
