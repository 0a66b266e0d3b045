"""The link of the terms e-mail (11.2): looked at by programs, pressed once by a person."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import CorreoSaliente
from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.canales.terminos import servicio
from solicitudes.canales.terminos.acuse import EnlaceSinEfecto, acusar, leer_enlace
from solicitudes.models import EnvioDeTerminos, Venta
from solicitudes.papeles.datos import expediente
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.canales.terminos.envios import enviar, oir, ultimo, visto
from tests.solicitudes.factories import motivo, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]


@pytest.fixture(autouse=True)
def sin_cuenta_de_antes() -> None:
    cache.delete("enlace:acuse:127.0.0.1")


@pytest.fixture
def venta() -> Venta:
    """Concluded by the e-mail that went out."""
    return enviar(venta_en(Estado.INSTALADA))


def ruta(envio: EnvioDeTerminos) -> str:
    """The address as the e-mail has it."""
    (hallada,) = re.findall(r"https?://[^/]+(/a/\S+)", envio.correo.texto)
    return hallada


def test_looking_at_the_link_acknowledges_nothing(venta):
    programa = Client()

    for _ in range(3):
        respuesta = programa.get(ruta(ultimo(venta)))

    assert respuesta.status_code == 200
    assert "¿Recibió los términos" in respuesta.content.decode()
    assert ultimo(venta).acusado_en is None
    assert Venta.objects.get(pk=venta.pk).constancia == "ENVIADA"


def test_the_button_keeps_when_from_where_and_of_which_bytes(venta):
    envio = ultimo(venta)

    respuesta = Client().post(ruta(envio), follow=True)

    assert "Recepción confirmada" in respuesta.content.decode()
    acusado = ultimo(venta)
    assert acusado.acusado_desde == "127.0.0.1"
    assert acusado.acusado_sha256 == envio.documento.sha256 == envio.correo.adjuntos[0]["sha256"]
    assert Venta.objects.get(pk=venta.pk).constancia == "ACUSADA"
    assert Evento.objects.filter(cadena=venta.cadena, tipo="acusar_terminos").count() == 1


def test_it_serves_once_and_says_when_it_was_used(venta):
    for _ in range(2):
        respuesta = Client().post(ruta(ultimo(venta)), follow=True)

    assert "Ya se confirmó el" in respuesta.content.decode()
    assert Evento.objects.filter(cadena=venta.cadena, tipo="acusar_terminos").count() == 1
    with pytest.raises(EnlaceSinEfecto, match="Ya se confirmó"):
        acusar(ultimo(venta).llave, desde=None, ahora=timezone.now())


def test_a_late_bounce_does_not_undo_it_and_the_closing_file_tells_it(venta):
    envio = ultimo(venta)
    acusar(envio.llave, desde="203.0.113.9", ahora=timezone.now())

    oir(envio.correo, "REBOTADO")

    acusada = Venta.objects.get(pk=venta.pk)
    assert acusada.constancia == "ACUSADA"
    (correo,) = expediente(acusada).correos
    assert (correo.acusado_desde, correo.acusado_sha256) == ("203.0.113.9", correo.sha256)


def test_after_its_days_it_says_so_and_takes_nothing(venta, settings):
    settings.DIAS_DE_ACUSE = 30
    EnvioDeTerminos.objects.update(pedido_en=timezone.now() - timedelta(days=30))

    respuesta = Client().post(ruta(ultimo(venta)), follow=True)

    assert respuesta.status_code == 410
    assert "valía 30 días y venció" in respuesta.content.decode()
    assert ultimo(venta).acusado_en is None


def test_the_link_of_a_former_address_is_good_for_nothing(venta, mostrador):
    primero = ultimo(venta)
    mostrador.post(
        f"/correos/{venta.pk}/corregir/", {"correo": "otra@correo.example", "visto": visto(venta)}
    )

    respuesta = Client().post(ruta(primero), follow=True)

    assert "quedó sin efecto" in respuesta.content.decode()  # the other mail is in another's box
    assert not EnvioDeTerminos.objects.exclude(acusado_en=None).exists()
    assert Client().get(f"{ruta(primero)}terminos.pdf").status_code == 404


@pytest.mark.parametrize(
    ("sale", "dice"), [(True, "fue reemplazado por otro"), (False, "quedó sin efecto")]
)
def test_who_got_one_that_was_replaced_is_sent_to_another_only_if_one_came(venta, sale, dice):
    primero = ultimo(venta)
    acto = Acto(UsuarioFactory(rol="CANALES_VIRTUALES"), timezone.now())
    with transaction.atomic():
        suya = Venta.objects.select_for_update().get(pk=venta.pk)
        servicio.deber_terminos(suya, acto=acto, cambia=["La fecha."])
    if not sale:
        servicio.detener_envio(venta.pk, acto=acto, visto=visto(venta))
    enviar(venta)

    assert dice in Client().get(ruta(primero)).content.decode()


def test_the_page_gives_the_very_file_and_nobody_s_name(venta):
    envio = ultimo(venta)
    pagina = Client().get(ruta(envio)).content.decode()

    pdf = Client().get(f"{ruta(envio)}terminos.pdf")

    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    assert envio.documento.sha256 in pagina
    for dato in (venta.cliente.nombre_completo, venta.cliente.nombre_hablado, envio.para):
        assert dato not in pagina
        assert dato not in ruta(envio)


def test_a_link_that_is_none_says_how_to_open_it():
    respuesta = Client().get("/a/no-es-de-nadie/")

    assert respuesta.status_code == 404
    assert "copie la dirección entera" in respuesta.content.decode()
    assert leer_enlace("no-es-de-nadie", ahora=timezone.now()) is None


def test_who_asks_too_often_is_told_to_wait(venta):
    codigos = [Client().get("/a/uno/").status_code for _ in range(41)]

    assert codigos == [*[404] * 40, 429]
    assert Client().post(ruta(ultimo(venta))).status_code == 429
    assert ultimo(venta).acusado_en is None


def test_without_the_form_s_token_nothing_is_acknowledged(venta):
    respuesta = Client(enforce_csrf_checks=True).post(ruta(ultimo(venta)))

    assert respuesta.status_code == 403
    assert ultimo(venta).acusado_en is None


def test_who_got_them_on_paper_is_not_sent_to_look_for_another_mail(mostrador):
    venta = venta_en(Estado.INSTALADA)
    papeles_listos(venta)
    while not CorreoSaliente.objects.exists():
        assert procesar_pendientes(1)
    envio = ultimo(venta)
    CorreoSaliente.objects.update(estado="SALIENDO")  # it leaves while the paper is recorded
    datos = {"canal": "PAPEL", "motivo": motivo("CANAL", "PIDE_PAPEL").pk}
    mostrador.post(f"/correos/{venta.pk}/otro-medio/", datos)

    assert "quedó sin efecto" in Client().get(f"/a/{envio.llave}/").content.decode()
