"""The same form sent again writes nothing and says what the first one did."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from bluecom.cuentas.models import Rol
from bluecom.planillas.models import Corrida
from bluecom.una_vez.models import ActoHecho
from bluecom.una_vez.tasks import olvidar
from cartera.demo import archivo_demo
from cartera.models import Llamada
from documentos.models import Reimpresion
from solicitudes.models import Motivo, Nota, Reasignacion, Venta, Visita
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db


@pytest.fixture
def recien():
    """The pages read the wall clock: sales begin an hour ago."""
    return timezone.now() - timedelta(hours=1)


def razon(ambito):
    return Motivo.objects.filter(ambito=ambito, activo=True)[0].pk


def dicho(respuesta):
    return [str(mensaje) for mensaje in get_messages(respuesta.wsgi_request)]


def pulsar_cuatro_veces(cliente, url, datos):
    """Send the same form four times; every press leads where the first one led."""
    respuestas = []
    for _ in range(4):
        cliente.cookies.pop("messages", None)  # each press shows its own
        respuestas.append(cliente.post(url, datos))
    assert len({(r.status_code, r.url, *dicho(r)) for r in respuestas}) == 1
    return respuestas[0]


@pytest.mark.paso("4.1")
def test_an_outcome_sent_four_times_is_one_call(navegador, ficha_en, recien):
    venta = venta_en(Estado.FACTIBLE, ahora=recien)
    cliente, url = navegador(venta.asesor), f"/ventas/{venta.pk}/llamada/"
    ficha = ficha_en(cliente, venta.get_absolute_url(), url)

    respuesta = pulsar_cuatro_veces(cliente, url, {"segunda": "NO_ACEPTA.PRECIO", **ficha})

    assert respuesta.url == "/cola/"
    assert dicho(respuesta)[0] == "Llamada registrada: No acepta: el precio."
    assert Llamada.objects.count() == 1


@pytest.mark.paso("11.1")
def test_a_note_sent_four_times_is_one_note(navegador, ficha_en):
    venta = venta_en(Estado.ENTREGADA)
    cliente = navegador(UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
    url = f"/revision/{venta.pk}/nota/"
    ficha = ficha_en(cliente, f"/revision/{venta.pk}/", url)

    respuesta = pulsar_cuatro_veces(cliente, url, {"texto": "llame antes de las 10", **ficha})

    assert dicho(respuesta) == ["Nota guardada: la ve el asesor."]
    assert Nota.objects.count() == 1


@pytest.mark.paso("11.2")
def test_a_failed_visit_sent_four_times_is_one_visit(navegador, ficha_en):
    venta = venta_en(Estado.CONFORME)
    cliente, url = (
        navegador(UsuarioFactory(rol=Rol.CANALES_VIRTUALES)),
        f"/instalaciones/{venta.pk}/",
    )
    datos = {
        "resultado": "fallida",
        "visita-fecha": venta.glosada_en.date().isoformat(),
        "visita-motivo": razon("VISITA"),
        **ficha_en(cliente, url),
    }

    pulsar_cuatro_veces(cliente, url, datos)

    assert Visita.objects.count() == 1


@pytest.mark.paso("11.1")
def test_a_reopening_asked_four_times_is_one_request(navegador, ficha_en):
    venta = venta_en(Estado.CONFORME)
    cliente = navegador(UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
    url = f"/revision/{venta.pk}/reapertura/"
    datos = {"motivo": razon("REAPERTURA"), "item": "CARTA", **ficha_en(cliente, url)}

    pulsar_cuatro_veces(cliente, url, datos)

    assert venta.razones.filter(transicion="pedir_reapertura").count() == 1


def test_a_sale_re_assigned_four_times_changes_hands_once(navegador, ficha_en):
    venta, otra = venta_en(Estado.ACEPTADA), UsuarioFactory(rol=Rol.ASESOR)
    cliente, url = navegador(UsuarioFactory(rol=Rol.SUPERVISOR)), f"/ventas/{venta.pk}/reasignar/"
    datos = {"a": otra.pk, "motivo": razon("REASIGNACION"), **ficha_en(cliente, url)}

    pulsar_cuatro_veces(cliente, url, datos)

    assert Reasignacion.objects.count() == 1
    assert Venta.objects.get(pk=venta.pk).asesor == otra


def test_a_portfolio_uploaded_four_times_is_one_import(navegador, ficha_en):
    cliente, url = navegador(UsuarioFactory(rol=Rol.SUPERVISOR)), "/archivos/traer/cartera/"
    ficha, contenido = ficha_en(cliente, url), archivo_demo("Noviembre", 3)
    respuestas = [
        cliente.post(
            url,
            {
                "archivo": SimpleUploadedFile("noviembre.csv", contenido),
                "nombre": "Noviembre",
                **ficha,
            },
        )
        for _ in range(4)
    ]

    assert {r.url for r in respuestas} == {f"/archivos/{Corrida.objects.get().pk}/"}


def test_a_reprint_asked_four_times_is_one_reprint(navegador, ficha_en):
    venta = venta_en(Estado.ENTREGADA)
    cliente = navegador(UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
    url = f"/ventas/{venta.pk}/papeles/SOLICITUD/reimprimir/"
    datos = {"motivo": "atasco", **ficha_en(cliente, url)}

    respuesta = pulsar_cuatro_veces(cliente, url, datos)

    assert respuesta.url == f"/ventas/{venta.pk}/papeles/SOLICITUD/"
    assert Reimpresion.objects.count() == 1


@pytest.mark.paso("4.1")
def test_another_outcome_by_the_same_form_is_refused_with_what_was_typed(
    navegador, ficha_en, recien
):
    venta = venta_en(Estado.FACTIBLE, ahora=recien)
    cliente, url = navegador(venta.asesor), f"/ventas/{venta.pk}/llamada/"
    ficha = ficha_en(cliente, venta.get_absolute_url(), url)
    cliente.post(url, {"resultado": "CORTADA", **ficha})

    respuesta = cliente.post(url, {"resultado": "ACEPTA", "nota": "ahora sí quiere", **ficha})

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 409
    assert "Llamada registrada: Se cortó la llamada." in pagina
    assert "ahora sí quiere" in pagina
    assert list(Llamada.objects.values_list("resultado_id", flat=True)) == ["CORTADA"]

    nueva = ficha_en_pagina(pagina)
    cliente.post(url, {"resultado": "ACEPTA", "nota": "ahora sí quiere", "una_vez": nueva})
    assert Llamada.objects.count() == 2


def ficha_en_pagina(pagina):
    return pagina.split('name="una_vez" value="')[1].split('"')[0]


@pytest.mark.paso("11.1")
def test_what_was_refused_may_be_corrected_and_sent_again(navegador, ficha_en):
    venta = venta_en(Estado.ENTREGADA)
    cliente = navegador(UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
    url = f"/revision/{venta.pk}/nota/"
    ficha = ficha_en(cliente, f"/revision/{venta.pk}/", url)

    cliente.post(url, {"texto": " ", **ficha})
    assert not ActoHecho.objects.exists()
    cliente.post(url, {"texto": "falta la firma", **ficha})

    assert Nota.objects.get().texto == "falta la firma"


def test_two_people_never_share_a_token(navegador):
    venta = venta_en(Estado.ENTREGADA)
    url, ficha = f"/revision/{venta.pk}/nota/", {"una_vez": "A" * 22}
    for texto in ("de una", "de otra"):
        cliente = navegador(UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
        cliente.post(url, {"texto": texto, **ficha})

    assert Nota.objects.count() == 2


def test_forms_are_forgotten_when_no_page_can_hold_them():
    usuario, ahora = UsuarioFactory(), timezone.now()
    for ficha, hace in (("vieja", timedelta(days=3)), ("nueva", timedelta(hours=30))):
        ActoHecho.objects.create(
            usuario=usuario, ficha=ficha, huella="", destino="/", hecho_en=ahora - hace
        )

    olvidar()

    assert ActoHecho.objects.get().ficha == "nueva"
