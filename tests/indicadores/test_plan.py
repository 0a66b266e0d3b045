"""The plan of an Observado month: written by its Jefe, followed up and printed in the next."""

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import Rechazo, YaDecidido
from indicadores import consultas
from indicadores.cierre.plan import es_observado, planear, seguir
from indicadores.consultas.plan import acciones, las_acciones
from indicadores.informe.papel import contexto
from indicadores.models import Accion
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, TERMINADO, cerrado, de

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
SIGUIENTE = "2026-12"
DICHO = {"causa": "Se cayó el sistema dos días", "accion": "Avisar el mismo día a Sistemas"}


@pytest.fixture(autouse=True)
def _en_diciembre(time_machine):
    time_machine.move_to(TERMINADO, tick=False)


@pytest.fixture
def observado():
    """One request of two conversations."""
    f.venta(DIA, llamada=f.llamada(DIA, "ACEPTA"))
    f.llamada(DIA)


@pytest.fixture
def supervisora():
    return UsuarioFactory(rol=Rol.SUPERVISOR)


def una(responsable, **otros):
    datos = DICHO | {"para": date(2026, 12, 20), "acto": de(Rol.JEFE_VENTAS)} | otros
    return planear(MES, responsable=responsable, **datos)


def como(persona) -> Client:
    cliente = Client()
    cliente.force_login(persona)
    return cliente


@pytest.mark.usefixtures("observado")
def test_whoever_answers_for_it_hears_of_it_until_somebody_says_what_came_of_it(supervisora):
    accion = una(supervisora)
    assert list(las_acciones(MES)) == acciones(MES) == [accion]
    aviso = Aviso.objects.get(usuario=supervisora)
    assert (aviso.url, aviso.cerrado_en) == (reverse("mes_plan", args=[MES]), None)

    seguir(accion.pk, resultado="HECHA", nota="Se avisó en cada caída.", acto=de(Rol.JEFE_VENTAS))
    aviso.refresh_from_db()
    assert aviso.cerrado_en is not None
    with pytest.raises(YaDecidido, match="hecha"):
        seguir(accion.pk, resultado="NO_HECHA", nota="Otra vez.", acto=de(Rol.JEFE_VENTAS))
    tipos = Evento.objects.filter(cadena=f"mes:{MES}").order_by("n").values_list("tipo", flat=True)
    assert list(tipos) == ["planear_accion", "seguir_accion"]


@pytest.mark.usefixtures("observado")
@pytest.mark.parametrize(
    ("cambio", "dicho"),
    [
        ({"causa": "No"}, "qué lo causó, de 5 a 200"),
        ({"accion": " "}, "qué se hará, de 5 a 200"),
        ({"para": date(2026, 12, 1)}, "un día que no haya pasado"),
    ],
)
def test_what_is_missing_is_said(supervisora, cambio, dicho):
    with pytest.raises(Rechazo, match=dicho):
        una(supervisora, **cambio)
    assert not Accion.objects.exists()


@pytest.mark.usefixtures("observado")
def test_only_the_jefe_plans_and_only_who_reads_the_month_answers(supervisora):
    for otro in (Rol.SUPERVISOR, Rol.JEFE_SERVICIO):
        with pytest.raises(Rechazo, match="lo escribe la Jefatura de Ventas"):
            una(supervisora, acto=de(otro))
    with pytest.raises(Rechazo, match="Elija quién responde"):
        una(UsuarioFactory(rol=Rol.ASESOR))


def test_a_month_that_is_not_observado_asks_for_no_plan(supervisora):
    acto = de(Rol.JEFE_VENTAS)
    assert not es_observado(MES, acto)
    with pytest.raises(Rechazo, match="Noviembre de 2026 no está Observado"):
        una(supervisora)

    f.venta(DIA, llamada=f.llamada(DIA, "ACEPTA"))
    with pytest.raises(Rechazo, match="no está Observado"):
        una(supervisora)


@pytest.mark.usefixtures("observado")
def test_what_was_signed_rules_whatever_came_later(supervisora):
    cerrado()
    for _ in range(200):
        f.venta(DIA)

    assert es_observado(MES, de(Rol.JEFE_VENTAS))
    assert una(supervisora) in acciones(MES)


@pytest.mark.usefixtures("observado")
def test_it_is_written_and_followed_up_on_its_pages(supervisora):
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    pagina, cliente = reverse("mes_plan", args=[MES]), como(jefe)
    datos = DICHO | {"responsable": supervisora.pk, "para": "2026-12-20"}
    assert "todavía no tiene ninguno" in cliente.get(f"/mes/{MES}/").content.decode()

    mala = cliente.post(pagina, datos | {"causa": "No"})
    assert mala.status_code == 422
    assert DICHO["accion"] in mala.content.decode()
    assert cliente.post(pagina, datos).status_code == 302
    accion = Accion.objects.get()
    assert "1 acción, 1 sin decir qué resultó" in cliente.get(f"/mes/{SIGUIENTE}/").content.decode()
    siguiente = reverse("mes_plan", args=[SIGUIENTE])
    assert reverse("seguir_accion", args=[accion.pk]) in cliente.get(siguiente).content.decode()

    nota = {"resultado": "NO_HECHA", "nota": "Sistemas no contestó."}
    cliente.post(reverse("seguir_accion", args=[accion.pk]), nota)
    leida = como(supervisora).get(siguiente).content.decode()
    assert "No se hizo: Sistemas no contestó." in leida
    assert "<form" not in leida.split('<div class="cierre">')[1]
    assert como(supervisora).post(pagina, datos).status_code == 403


@pytest.mark.usefixtures("observado")
def test_what_came_of_it_is_said_with_the_token_of_its_own_form(supervisora):
    """As a browser sends it: without a token the press is refused."""
    accion = una(supervisora)
    cliente = Client(enforce_csrf_checks=True)
    cliente.force_login(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    pagina = cliente.get(reverse("mes_plan", args=[SIGUIENTE])).content.decode()
    url = reverse("seguir_accion", args=[accion.pk])
    formulario = pagina.split(f'action="{url}"')[1].split("</form>")[0]
    ocultos = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', formulario))

    respuesta = cliente.post(url, ocultos | {"resultado": "HECHA", "nota": "Sistemas contestó."})

    assert respuesta.status_code == 302
    accion.refresh_from_db()
    assert accion.resultado == "HECHA"


@pytest.mark.usefixtures("observado")
def test_the_report_of_the_next_month_prints_it(supervisora):
    una(supervisora)
    despues = TERMINADO + timedelta(days=31)

    de_diciembre = contexto(consultas.mes(SIGUIENTE, ahora=despues), despues)
    assert [accion.causa for accion in de_diciembre["plan"]] == [DICHO["causa"]]
    assert contexto(consultas.mes(MES, ahora=despues), despues)["plan"] == []


@pytest.mark.usefixtures("observado")
def test_nobody_says_what_came_of_it_without_a_name(supervisora):
    accion = una(supervisora)

    with pytest.raises(IntegrityError), transaction.atomic():
        Accion.objects.filter(pk=accion.pk).update(resultado="HECHA")
    with pytest.raises(Rechazo, match="Diga si se hizo"):
        seguir(accion.pk, resultado="QUIZÁS", nota="Nada que decir.", acto=de(Rol.JEFE_VENTAS))
