"""The month so far by mail, each Monday: once a week to who wants it, with the page's figures."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from bluecom.avisos.models import TIENEN_RESUMEN, Preferencia
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.models import CorreoSaliente, Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from indicadores import consultas
from indicadores.informe.papel import NoCuadra
from indicadores.informe.semanal import deber_resumenes, lunes_de, resumir, texto_de
from indicadores.views.roles import LEEN_EL_MES
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = pytest.mark.django_db
LUNES = date(2026, 11, 23)
A_SU_HORA = datetime(2026, 11, 23, 7, 0, tzinfo=LA_PAZ)
SEMANA_PASADA = datetime(2026, 11, 18, 10, 0, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _un_lunes(time_machine):
    time_machine.move_to(A_SU_HORA, tick=False)


def quiere(**datos) -> Usuario:
    persona = UsuarioFactory(**({"rol": Rol.JEFE_VENTAS, "email": "jefe@correo.example"} | datos))
    Preferencia.objects.create(usuario=persona, resumen_semanal=True)
    return persona


def correos() -> list[CorreoSaliente]:
    procesar_pendientes()
    return list(CorreoSaliente.objects.order_by("pk"))


def test_it_is_owed_at_its_hour_and_once_a_week():
    jefe = quiere()
    assert [p.objeto_id for p in deber_resumenes(ahora=A_SU_HORA)] == [jefe.pk]
    for despues in (timedelta(0), 10 * MINUTO, timedelta(days=6)):
        assert deber_resumenes(ahora=A_SU_HORA + despues) == []
    assert len(deber_resumenes(ahora=A_SU_HORA + timedelta(days=7))) == 1


def test_until_its_hour_it_is_still_that_of_the_week_before():
    assert lunes_de(A_SU_HORA - MINUTO) == LUNES - timedelta(days=7)
    assert lunes_de(A_SU_HORA) == LUNES
    assert lunes_de(A_SU_HORA + timedelta(days=6)) == LUNES


@pytest.mark.parametrize(
    "no",
    [{"rol": Rol.ASESOR}, {"is_active": False}, {"de_prueba": True}, {"email": ""}],
)
def test_who_does_not_read_the_month_or_cannot_be_written_to_is_owed_nothing(no):
    quiere(**no)
    UsuarioFactory(rol=Rol.JEFE_VENTAS, email="otro@correo.example")

    assert deber_resumenes(ahora=A_SU_HORA) == []


def test_its_figures_are_those_of_the_page_and_nobody_is_named():
    asesora = UsuarioFactory(rol=Rol.ASESOR, first_name="Rosalinda", last_name="Vargas")
    venta = f.venta(
        SEMANA_PASADA, asesor=asesora,
        llamada=f.llamada(SEMANA_PASADA, "ACEPTA", agente=asesora),
    )  # fmt: skip
    f.llamadas(2, SEMANA_PASADA, agente=asesora)
    f.llamada(SEMANA_PASADA - timedelta(days=10), agente=asesora)
    jefe = quiere()
    deber_resumenes(ahora=A_SU_HORA)
    [correo] = correos()
    mes = consultas.mes("2026-11", ahora=A_SU_HORA)

    assert correo.para == jefe.email
    assert f"{mes.oficial.texto} (1 solicitud registrada / 4 llamadas efectivas)" in correo.texto
    for cifra in (mes.tasa_aceptadas, mes.conversion, mes.contactabilidad, mes.instaladas):
        assert f"- {cifra.nombre}: {cifra.texto} ({cifra.n} " in correo.texto
    assert "días 16–22: 3 llamadas efectivas, 1 con venta aceptada, 1 " in correo.texto
    for de_alguien in ("Rosalinda", venta.cliente.nombres, venta.numero_smartflex):
        assert de_alguien not in correo.texto


def test_on_the_first_of_a_month_it_tells_the_one_that_ended(time_machine):
    primero = datetime(2027, 2, 1, 7, 0, tzinfo=LA_PAZ)
    time_machine.move_to(primero, tick=False)
    quiere()
    deber_resumenes(ahora=primero)

    assert correos()[0].asunto == "Resumen semanal de enero de 2027"


def test_done_twice_it_is_one_mail():
    jefe = quiere()
    resumir(LUNES, jefe.pk, ahora=A_SU_HORA)
    resumir(LUNES, jefe.pk, ahora=A_SU_HORA)
    deber_resumenes(ahora=A_SU_HORA)

    assert len(correos()) == 1


def test_who_changed_his_mind_meanwhile_gets_none():
    quiere()
    deber_resumenes(ahora=A_SU_HORA)
    Preferencia.objects.update(resumen_semanal=False)

    assert correos() == []
    assert Pendiente.objects.get().situacion == "HECHO"


def test_figures_that_are_others_when_counted_again_are_not_told():
    mes = consultas.mes("2026-11", ahora=A_SU_HORA)
    assert "SIN DATOS" in texto_de(mes, LUNES, quiere(), ahora=A_SU_HORA)
    f.venta(SEMANA_PASADA)

    with pytest.raises(NoCuadra, match="contadas otra vez"):
        texto_de(mes, LUNES, Usuario(), ahora=A_SU_HORA)


def test_who_reads_the_month_chooses_it_on_his_own_page():
    assert set(TIENEN_RESUMEN) == set(LEEN_EL_MES)
    for rol, se_ofrece in ((Rol.SUPERVISOR, True), (Rol.ASESOR, False)):
        persona, cliente = UsuarioFactory(rol=rol), Client()
        cliente.force_login(persona)
        pagina = cliente.get("/cuenta/avisos/").content.decode()
        assert ("resumen_semanal" in pagina) is se_ofrece
        datos = {"resumen_semanal": "on", "calla_desde": "20:00", "calla_hasta": "07:30"}
        cliente.post("/cuenta/avisos/", datos)
        assert Preferencia.objects.get(usuario=persona).resumen_semanal is se_ofrece
