"""The terms e-mail, its states and its other channels (11.2)."""

from datetime import timedelta

import pytest

from bluecom.interfaz.por_marca import Tramos
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes, reponer
from documentos.models import Documento
from solicitudes.canales.terminos import vistas
from solicitudes.canales.terminos.debidos import ENVIAR
from solicitudes.models import Motivo
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.solicitudes.canales.terminos.envios import enviar, filas, visto
from tests.solicitudes.factories import AHORA, motivo, papeles_listos, venta_en


@pytest.mark.paso("11.2")
def test_a_failed_mail_put_back_by_a_person_ends_the_procedure(servidor_correo, settings, db):
    settings.INTENTOS_MAXIMOS = 1
    venta = venta_en(Estado.INSTALADA)
    servidor_correo.detener()
    enviar(venta)
    apartado = Pendiente.objects.get(situacion=Situacion.APARTADO)

    servidor_correo.arrancar()
    reponer(apartado)
    venta = enviar(venta)

    assert venta.estado == Estado.CONCLUIDA
    assert not Pendiente.objects.exclude(situacion=Situacion.HECHO).exists()


@pytest.mark.paso("11.2")
def test_without_an_address_the_sale_waits_here(mostrador):
    venta = venta_en(Estado.INSTALADA, correo="")

    pagina = mostrador.get("/correos/")

    assert filas(pagina) == [venta.pk]
    assert "Sin dirección" in pagina.content.decode()


@pytest.mark.paso("11.2")
def test_a_noted_address_gets_the_terms_and_ends_the_procedure(mostrador):
    venta = venta_en(Estado.INSTALADA, correo="")

    mostrador.post(f"/correos/{venta.pk}/corregir/", {"correo": "nueva@correo.example"})
    venta = enviar(venta)

    assert (venta.estado, venta.constancia) == (Estado.CONCLUIDA, "ENVIADA")
    assert CorreoSaliente.objects.get().para == "nueva@correo.example"


@pytest.mark.parametrize("correo", ["", "sin arroba", "a@b"])
def test_a_wrong_address_says_how_to_write_it(mostrador, correo):
    venta = venta_en(Estado.INSTALADA, correo="")

    respuesta = mostrador.post(f"/correos/{venta.pk}/corregir/", {"correo": correo})

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "Escriba la dirección" in pagina or "Escriba una dirección completa" in pagina
    assert f'value="{correo}"' in pagina
    venta.refresh_from_db()
    assert venta.ficha.correo == ""


@pytest.mark.paso("11.2")
def test_a_bounce_never_moves_the_state_and_keeps_the_sale_in_the_list(mostrador):
    venta = venta_en(Estado.INSTALADA)
    enviar(venta)

    mostrador.post(f"/correos/{venta.pk}/rebote/", {"visto": visto(venta)})

    venta.refresh_from_db()
    assert (venta.estado, venta.constancia) == (Estado.CONCLUIDA, "REBOTADA")
    pagina = mostrador.get("/correos/")
    assert filas(pagina) == [venta.pk]
    assert filas(mostrador.get("/correos/?ver=concluidas")) == []


def test_after_a_bounce_the_same_file_goes_to_the_corrected_address(mostrador):
    venta = venta_en(Estado.INSTALADA)
    enviar(venta)
    mostrador.post(f"/correos/{venta.pk}/rebote/", {"visto": visto(venta)})

    mostrador.post(
        f"/correos/{venta.pk}/corregir/", {"correo": "buena@correo.example", "visto": visto(venta)}
    )
    venta = enviar(venta)

    primero, segundo = CorreoSaliente.objects.order_by("pk")
    assert (primero.estado, segundo.estado) == (EstadoCorreo.REBOTADO, EstadoCorreo.ENVIADO)
    assert primero.adjuntos[0]["sha256"] == segundo.adjuntos[0]["sha256"]
    assert venta.constancia == "ENVIADA"
    assert Documento.objects.filter(tipo="TERMINOS").count() == 1


@pytest.mark.paso("11.2")
@pytest.mark.parametrize("en_cola", [False, True])
def test_delivered_by_another_way_the_mail_does_not_go_out_too(mostrador, mailoutbox, en_cola):
    venta = venta_en(Estado.INSTALADA)
    papeles_listos(venta)
    while en_cola and not CorreoSaliente.objects.exists():
        assert procesar_pendientes(1)
    razon = Motivo.objects.filter(ambito=Motivo.Ambito.CANAL)[0]

    mostrador.post(f"/correos/{venta.pk}/otro-medio/", {"canal": "WHATSAPP", "motivo": razon.pk})
    procesar_pendientes()

    venta.refresh_from_db()
    assert mailoutbox == []
    assert (venta.estado, venta.constancia) == (Estado.CONCLUIDA, "POR_OTRO_MEDIO")
    assert not CorreoSaliente.objects.exclude(estado=EstadoCorreo.CANCELADO).exists()
    assert not Pendiente.objects.filter(tipo__in=(ENVIAR, "correo:enviar")).exclude(
        situacion=Situacion.HECHO
    )


def test_sending_again_is_another_mail_with_the_same_file(mostrador):
    venta = venta_en(Estado.INSTALADA)
    enviar(venta)

    respuesta = mostrador.post(f"/correos/{venta.pk}/reenviar/", {"visto": visto(venta)})
    procesar_pendientes()

    assert "Se reenvían" in dicho(respuesta)
    assert CorreoSaliente.objects.filter(estado=EstadoCorreo.ENVIADO).count() == 2


def test_sending_again_waits_for_the_first(mostrador):
    venta = venta_en(Estado.INSTALADA)

    respuesta = mostrador.post(f"/correos/{venta.pk}/reenviar/", {"visto": visto(venta)})

    assert "todavía está por salir" in dicho(respuesta)
    assert venta.envios.count() == 1


def test_mail_to_a_corrected_address_does_not_leave(mostrador, mailoutbox):
    venta = venta_en(Estado.INSTALADA)
    papeles_listos(venta)
    while not CorreoSaliente.objects.exists():
        assert procesar_pendientes(1)

    mostrador.post(
        f"/correos/{venta.pk}/corregir/",
        {"correo": "buena@correo.example", "visto": visto(venta)},
    )
    enviar(venta)

    assert [correo.to for correo in mailoutbox] == [["buena@correo.example"]]
    assert CorreoSaliente.objects.order_by("pk")[0].estado == EstadoCorreo.CANCELADO


@pytest.mark.paso("11.2")
@pytest.mark.parametrize("canal", ["WHATSAPP", "PAPEL"])
def test_another_channel_ends_the_procedure(mostrador, canal):
    venta = venta_en(Estado.INSTALADA, correo="")
    razon = motivo("CANAL", "SIN_CORREO")

    mostrador.post(f"/correos/{venta.pk}/otro-medio/", {"canal": canal, "motivo": razon.pk})

    venta.refresh_from_db()
    assert (venta.estado, venta.constancia) == (Estado.CONCLUIDA, "POR_OTRO_MEDIO")


def test_another_channel_asks_why(mostrador):
    venta = venta_en(Estado.INSTALADA, correo="")

    url = f"/correos/{venta.pk}/otro-medio/"
    assert not mostrador.get(url).context["form"].initial
    respuesta = mostrador.post(url, {"canal": "PAPEL"})

    assert respuesta.status_code == 422
    assert "Elija el motivo" in respuesta.content.decode()
    assert respuesta.context["form"]["canal"].value() == "PAPEL"
    venta.refresh_from_db()
    assert venta.estado == Estado.INSTALADA


def test_another_channel_begins_with_the_channel(mostrador):
    venta = venta_en(Estado.INSTALADA, correo="")

    pagina = mostrador.get(f"/correos/{venta.pk}/otro-medio/").content.decode()

    assert pagina.count("data-foco") == 1
    assert pagina.index('name="canal"') < pagina.index("data-foco") < pagina.index("data-digito=")


def test_another_channel_twice_is_a_success(mostrador):
    venta = venta_en(Estado.CONCLUIDA)
    razon = motivo("CANAL", "SIN_CORREO")

    respuesta = mostrador.post(
        f"/correos/{venta.pk}/otro-medio/", {"canal": "PAPEL", "motivo": razon.pk}
    )

    assert "anotada" in dicho(respuesta)
    assert venta.mensajes.count() == 1


def test_a_sheet_that_emptied_meanwhile_does_not_say_that_nothing_waits(mostrador):
    venta = venta_en(Estado.INSTALADA, correo="")

    pagina = mostrador.get("/correos/?page=2")

    assert [fila.pk for fila in pagina.context["filas"]] == [venta.pk]
    assert "Ningún correo espera" not in pagina.content.decode()


def test_what_is_concluded_is_turned_over_from_the_last_to_the_first(mostrador, monkeypatch):
    de_a_una = Tramos(vistas._componer, por="concluida_en", cuantas=1)
    monkeypatch.setattr(vistas, "_TRAMOS", de_a_una)
    antes, despues = (
        venta_en(Estado.CONCLUIDA, ahora=AHORA - timedelta(days=dias)) for dias in (2, 1)
    )

    primera = mostrador.get("/correos/?ver=concluidas")
    sigue = primera.context["sigue"]
    segunda = mostrador.get(f"/correos/?{sigue}")
    pasada = mostrador.get("/correos/?ver=concluidas&antes=1-1")

    assert f"?{sigue}".replace("&", "&amp;") in primera.content.decode()
    assert [filas(una) for una in (primera, segunda, pasada)] == [
        [despues.pk], [antes.pk], [despues.pk],
    ]  # fmt: skip
    assert (segunda.context["sigue"], segunda.context["pagina"].desde_el_medio) == ("", True)
    assert "Lo más nuevo" in segunda.content.decode()
