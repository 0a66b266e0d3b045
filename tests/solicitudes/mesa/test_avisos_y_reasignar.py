"""Notices for everybody; sales that change hands."""

import pytest

from bluecom.cuentas.models import Rol
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Aviso
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.usefixtures("una_hora_despues")


@pytest.fixture
def aviso(asesor):
    avisar([asesor.pk], "Volvió la carpeta.", clave="x", ahora=AHORA, url="/cola/")
    return Aviso.objects.get()


def test_opening_a_notice_marks_it_read_and_goes_there(asesor, como, aviso):
    respuesta = como(asesor).get(f"/avisos/{aviso.pk}/")

    aviso.refresh_from_db()
    assert respuesta["Location"] == "/cola/"
    assert aviso.leido_en is not None


@pytest.mark.parametrize("url", ["//mal.example/", "https://mal.example/", ""])
def test_a_notice_never_leads_outside(asesor, como, aviso, url):
    Aviso.objects.update(url=url)

    assert como(asesor).get(f"/avisos/{aviso.pk}/")["Location"] == "/avisos/"


def test_somebody_elses_notice_is_not_found(canales, como, aviso):
    assert como(canales).get(f"/avisos/{aviso.pk}/").status_code == 404


def test_all_are_marked_read_at_once(asesor, como, aviso):
    como(asesor).post("/avisos/leidos/")

    assert not Aviso.objects.sin_leer().exists()


def test_the_bell_answers_only_when_something_changed(asesor, como, aviso):
    cliente = como(asesor)

    assert cliente.get("/avisos/vivos/?v=1").status_code == 204
    assert "1 sin leer" in cliente.get("/avisos/vivos/?v=0").content.decode()


@pytest.fixture
def supervisor(como, db):
    return como(UsuarioFactory(rol=Rol.SUPERVISOR))


def test_a_sale_changes_hands_with_its_reason(supervisor, asesor):
    venta = venta_en(Estado.ACEPTADA)
    ausencia = motivo("REASIGNACION", "AUSENCIA")

    supervisor.post(f"/ventas/{venta.pk}/reasignar/", {"a": asesor.pk, "motivo": ausencia.pk})

    venta.refresh_from_db()
    assert venta.asesor == asesor
    assert venta.reasignaciones.get().motivo == ausencia


def test_changing_hands_twice_is_a_success(supervisor, asesor):
    venta = venta_en(Estado.ACEPTADA)
    datos = {"a": asesor.pk, "motivo": motivo("REASIGNACION", "AUSENCIA").pk}
    supervisor.post(f"/ventas/{venta.pk}/reasignar/", datos)

    respuesta = supervisor.post(f"/ventas/{venta.pk}/reasignar/", datos)

    assert respuesta.status_code == 302
    assert venta.reasignaciones.count() == 1


def test_without_an_asesor_it_says_whom_to_choose(supervisor):
    venta = venta_en(Estado.ACEPTADA)

    respuesta = supervisor.post(f"/ventas/{venta.pk}/reasignar/", {})

    assert respuesta.status_code == 422
    assert "Elija al asesor" in respuesta.content.decode()


def test_who_has_a_client_in_hand_gets_no_other(supervisor, asesor):
    venta_en(Estado.TOMADA, asesor=asesor)
    venta = venta_en(Estado.TOMADA)
    datos = {"a": asesor.pk, "motivo": motivo("REASIGNACION", "AUSENCIA").pk}

    respuesta = supervisor.post(f"/ventas/{venta.pk}/reasignar/", datos)

    assert "ya tiene un cliente en mano" in respuesta.content.decode()


def test_the_sales_of_an_absent_colleague_go_at_once(supervisor, asesor):
    ausente = UsuarioFactory(rol=Rol.ASESOR)
    ventas = [venta_en(e, asesor=ausente) for e in (Estado.ACEPTADA, Estado.GLOSADA)]
    pagina = supervisor.get(f"/reasignar/?de={ausente.pk}")
    assert len(pagina.context["ventas"]) == 2

    respuesta = supervisor.post(
        "/reasignar/",
        {
            "de": ausente.pk,
            "a": asesor.pk,
            "motivo": motivo("REASIGNACION", "AUSENCIA").pk,
            "venta": [v.pk for v in ventas],
        },
    )

    assert "2 ventas reasignadas" in dicho(respuesta)
    assert asesor.ventas.count() == 2


def test_none_ticked_says_to_tick_one(supervisor, asesor):
    venta = venta_en(Estado.ACEPTADA)

    respuesta = supervisor.post(
        "/reasignar/",
        {
            "de": venta.asesor_id,
            "a": asesor.pk,
            "motivo": motivo("REASIGNACION", "AUSENCIA").pk,
        },
    )

    assert "Marque al menos una venta" in respuesta.content.decode()
