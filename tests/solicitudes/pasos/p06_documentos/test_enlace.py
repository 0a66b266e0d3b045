"""The client's link (6.2): one for each sale, and what comes by it comes once and harms nothing."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.interfaz.por_enlace import por_enlace
from bluecom.operacion.puertas import es_puerta, poner_puerta, se_abre
from documentos.errores import ArchivoRechazado
from documentos.models import ArchivoRecibido
from documentos.recibidos import revisar
from solicitudes.models import EnlaceDeCliente, Venta
from solicitudes.pasos.p06_documentos import envio
from solicitudes.pasos.p06_documentos.enlace import (
    EnlaceSinEfecto,
    consentir,
    direccion_de_enlace,
    en_la_mesa,
    enlace_bloqueado,
    enlace_vigente,
    hacer_enlace,
    hasta_cuando,
    leer_enlace_de_cliente,
    retirar_enlace,
    se_puede_enviar,
    sin_retirar,
    texto_del_enlace,
)
from solicitudes.pasos.p06_documentos.envio import llegados_por, recibir_por_enlace
from solicitudes.pasos.p06_documentos.lo_que_pide import al_mismo_cliente, lo_que_pide
from solicitudes.pasos.p06_documentos.recibidos import marca_de
from solicitudes.pasos.p06_documentos.servicio import poner_recibida
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.documentos.muestrario.camara import como_jpeg, foto_de
from tests.documentos.muestrario.tarjetas import tarjeta
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]


@pytest.fixture(autouse=True)
def sin_cuenta_de_antes() -> None:
    for vista in ("envio", "enviar"):
        cache.delete(f"enlace:{vista}:127.0.0.1")


@pytest.fixture
def venta() -> Venta:
    return venta_en(Estado.EXPLICADA, ahora=timezone.now() - timedelta(hours=1))


@pytest.fixture
def enlace(venta) -> EnlaceDeCliente:
    """Made, opened and agreed to."""
    hecho = hacer_enlace(venta.pk, acto=yo(venta))
    consentir(hecho.llave, desde="203.0.113.9", ahora=timezone.now())
    return EnlaceDeCliente.objects.get(pk=hecho.pk)


def yo(venta: Venta) -> Acto:
    return Acto(venta.asesor, timezone.now())


def enviar(enlace: EnlaceDeCliente, tipo: str, contenido: bytes) -> ArchivoRecibido:
    return recibir_por_enlace(enlace.llave, tipo=tipo, contenido=contenido, ahora=timezone.now())


def vigentes(venta: Venta) -> dict[str, int]:
    return dict(venta.carpeta.vigentes().values_list("tipo", "pk"))


def test_a_second_press_gives_the_link_that_is_there_and_an_expired_one_gives_another(venta):
    uno = hacer_enlace(venta.pk, acto=yo(venta))
    assert hacer_enlace(venta.pk, acto=yo(venta)) == uno
    assert enlace_vigente(venta, ahora=timezone.now()) == uno

    EnlaceDeCliente.objects.update(vence_en=timezone.now())
    otro = hacer_enlace(venta.pk, acto=yo(venta))

    assert otro != uno
    assert leer_enlace_de_cliente(uno.llave, ahora=timezone.now()).impide.startswith("Este enlace")


def test_only_its_asesor_makes_one_and_only_while_something_is_awaited(venta):
    with pytest.raises(PermisoDenegado):
        hacer_enlace(venta.pk, acto=Acto(UsuarioFactory(), AHORA))
    documentada = venta_en(Estado.DOCUMENTADA)
    with pytest.raises(TransicionInvalida):
        hacer_enlace(documentada.pk, acto=Acto(documentada.asesor, AHORA))


def test_the_text_for_the_client_has_the_address_and_until_when(venta, enlace):
    dicho = texto_del_enlace(enlace, a_quien="Ana")

    assert direccion_de_enlace(enlace) in dicho
    assert hasta_cuando(enlace) in dicho
    assert en_la_mesa(venta, sin_retirar(venta))["enlace_qr"].startswith("data:image/svg+xml")


def test_what_is_sent_stands_in_its_place_with_where_it_came_from(venta, enlace):
    llegado = enviar(enlace, "CI_ANVERSO", foto_ci())

    assert vigentes(venta) == {"CI_ANVERSO": llegado.pk}
    assert llegado.canal == "ENLACE"
    assert llegado.recibido_por.username == "sistema"
    assert llegados_por(enlace) == [llegado]
    tipos = Evento.objects.filter(cadena=venta.cadena).values_list("tipo", flat=True)
    assert {"hacer_enlace", "consentir_enlace", "recibir_por_enlace"} <= set(tipos)


def test_the_same_photo_sent_again_is_one_even_after_its_asesor_moved_it(venta, enlace):
    primera = enviar(enlace, "CI_ANVERSO", foto_ci())
    assert enviar(enlace, "CI_ANVERSO", foto_ci()) == primera

    ArchivoRecibido.objects.filter(pk=primera.pk).update(sustituido_en=AHORA)

    assert enviar(enlace, "CI_ANVERSO", foto_ci()) == primera
    assert venta.carpeta.archivos.count() == 1


def test_one_photo_for_both_sides_is_a_slip(enlace):
    enviar(enlace, "CI_ANVERSO", foto_ci())

    with pytest.raises(ArchivoRechazado, match="ya llegó como anverso"):
        enviar(enlace, "CI_REVERSO", foto_ci())


def test_a_good_photo_that_is_there_stays_and_what_comes_waits_in_the_tray(venta, enlace):
    recibir_todo(venta, acto=yo(venta))
    antes = vigentes(venta)

    llegado = enviar(enlace, "CI_ANVERSO", foto_ci(variante=9))

    assert llegado.tipo == "SIN_ORDENAR"
    assert vigentes(venta) == {**antes, "SIN_ORDENAR": llegado.pk}


def test_a_blurred_one_says_so_and_gives_its_place_to_the_next(venta, enlace):
    borrosa = enviar(enlace, "CI_ANVERSO", como_jpeg(foto_de(tarjeta(1), "desenfocada")))
    anverso = lo_que_pide(EnlaceDeCliente.objects.get(pk=enlace.pk))[0]
    assert "salió borrosa" in anverso.repetir

    buena = enviar(enlace, "CI_ANVERSO", como_jpeg(foto_de(tarjeta(1), "bien")))

    assert vigentes(venta) == {"CI_ANVERSO": buena.pk}
    borrosa.refresh_from_db()
    assert borrosa.sustituido_en is not None
    assert lo_que_pide(EnlaceDeCliente.objects.get(pk=enlace.pk))[0].repetir == ""


def test_before_agreeing_nothing_is_taken_and_agreeing_is_kept_once(venta):
    enlace = hacer_enlace(venta.pk, acto=yo(venta))
    with pytest.raises(EnlaceSinEfecto, match="acepte"):
        enviar(enlace, "CARTA", foto_carta())

    navegador = Client()
    for _ in range(2):
        navegador.post(f"/e/{enlace.llave}/")

    enlace.refresh_from_db()
    assert enlace.consentido_desde == "127.0.0.1"
    assert Evento.objects.filter(cadena=venta.cadena, tipo="consentir_enlace").count() == 1


def test_taken_back_expired_or_no_longer_needed_it_takes_nothing(venta, enlace):
    retirar_enlace(venta.pk, acto=yo(venta))
    retirar_enlace(venta.pk, acto=yo(venta))
    with pytest.raises(EnlaceSinEfecto, match="retirado"):
        enviar(enlace, "CARTA", foto_carta())
    with pytest.raises(EnlaceSinEfecto):
        enlace_bloqueado(enlace.llave, yo(venta))
    assert Client().get(f"/e/{enlace.llave}/").status_code == 410
    assert Evento.objects.filter(cadena=venta.cadena, tipo="retirar_enlace").count() == 1

    EnlaceDeCliente.objects.update(retirado_en=None, vence_en=timezone.now())
    with pytest.raises(EnlaceSinEfecto, match="venció"):
        enviar(enlace, "CARTA", foto_carta())
    EnlaceDeCliente.objects.update(vence_en=timezone.now() + timedelta(hours=1))
    assert not venta.carpeta.archivos.exists()


def test_a_link_takes_no_more_than_anybody_has_to_send(enlace, monkeypatch):
    monkeypatch.setattr(envio, "ARCHIVOS_POR_ENLACE", 1)
    enviar(enlace, "CI_ANVERSO", foto_ci())

    with pytest.raises(EnlaceSinEfecto, match="muchos archivos"):
        enviar(enlace, "CI_REVERSO", foto_ci("reverso"))


def test_whoever_brings_a_file_it_is_put_by_the_same_door(venta):
    recibida = revisar(foto_carta(), "CARTA")

    puesta = poner_recibida(venta, recibida, acto=yo(venta), tipo="CARTA")

    assert (puesta.tipo, puesta.canal) == ("CARTA", "ESCRITORIO")


def test_a_door_opens_to_its_own_keys_alone():
    poner_puerta("/prueba/", lambda llave: llave == "buena")

    assert se_abre("/prueba/buena/archivo/")
    assert es_puerta("/prueba/mala/")
    assert not es_puerta("/cola/")
    assert not se_abre("/prueba/mala/archivo/")


def test_a_view_by_link_is_told_to_wait_past_its_number_of_times(rf):
    vista = por_enlace("pasos/enlace/cliente.html", por_rato=1)(
        lambda request, llave: HttpResponse(llave)
    )
    cache.delete("enlace:<lambda>:127.0.0.1")

    codigos = [vista(rf.get("/"), "x").status_code for _ in range(2)]

    assert codigos == [200, 429]


def test_the_door_for_a_large_body_is_open_while_the_link_is_good(venta, enlace):
    assert se_puede_enviar(enlace.llave, ahora=timezone.now())
    assert se_abre(f"/e/{enlace.llave}/archivo/")
    assert not se_abre("/e/inventada/archivo/")
    assert not se_abre("/entrar/")

    retirar_enlace(venta.pk, acto=yo(venta))

    assert not se_abre(f"/e/{enlace.llave}/archivo/")


def test_a_phone_s_photo_larger_than_a_password_passes_without_a_session(enlace):
    grande = foto_ci() + b"\0" * 100_000

    respuesta = subir(enlace, "CI_ANVERSO", grande)

    assert respuesta.status_code == 200
    assert "Recibida." in respuesta.content.decode()


def test_a_photo_for_a_link_that_ended_meanwhile_is_not_called_too_heavy(venta, enlace):
    grande = foto_ci() + b"\0" * 100_000
    retirar_enlace(venta.pk, acto=yo(venta))

    respuesta = subir(enlace, "CI_ANVERSO", grande)

    assert respuesta.status_code == 410
    assert "ya no se recibe nada" in respuesta.content.decode()


def test_what_cannot_be_used_is_said_to_the_client_and_not_to_his_asesor(enlace):
    respuesta = subir(enlace, "CARTA", b"")
    assert respuesta.status_code == 422

    respuesta = subir(enlace, "CARTA", foto_carta()[:4000])

    assert respuesta.status_code == 422
    assert "Tome otra foto" in respuesta.content.decode()
    assert "al cliente" not in respuesta.content.decode()
    assert al_mismo_cliente("Está oscura.") == "Está oscura."


def test_the_page_says_the_first_name_and_nothing_else_of_the_client(venta, enlace):
    respuesta = Client().get(f"/e/{enlace.llave}/")
    pagina = respuesta.content.decode()

    assert venta.cliente.primer_nombre.capitalize() in pagina
    for dato in (
        venta.cliente.nombre_completo,
        str(venta.cliente.ci),
        venta.cliente.nombre_hablado,
    ):
        assert dato not in pagina
    assert respuesta["Referrer-Policy"] == "strict-origin"
    assert "no-store" in respuesta["Cache-Control"]


def test_who_asks_too_often_is_told_to_wait():
    codigos = [Client().get("/e/uno/").status_code for _ in range(41)]

    assert codigos == [*[404] * 40, 429]


def test_without_redis_nobody_is_refused(enlace, sin_redis):
    codigos = {Client().get(f"/e/{enlace.llave}/").status_code for _ in range(41)}

    assert codigos == {200}


def test_what_nobody_asked_for_is_put_nowhere(venta, enlace):
    with pytest.raises(ArchivoRechazado, match="no se le pidió"):
        enviar(enlace, "PODER", foto_carta())

    assert enviar(enlace, "SIN_ORDENAR", foto_carta()).tipo == "SIN_ORDENAR"


def test_the_desk_asks_and_is_told_only_what_is_new(client, venta, enlace):
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    visto = marca_de(Venta.objects.get(pk=venta.pk))
    ruta = f"/ventas/{venta.pk}/archivos/llegados/?visto={visto}"
    assert client.get(ruta).status_code == 204

    llegado = enviar(enlace, "CARTA", foto_carta())

    assert f"/fotos/{llegado.pk}/" in client.get(ruta).content.decode()


def subir(enlace: EnlaceDeCliente, tipo: str, contenido: bytes):
    foto = SimpleUploadedFile("foto.jpg", contenido, "image/jpeg")
    datos = {"tipo": tipo, "archivo": foto}
    guion = {"HX-Request": "true"}
    return Client().post(f"/e/{enlace.llave}/archivo/", datos, headers=guion)


def test_what_arrives_by_the_link_says_too_that_it_was_opened(client, venta, enlace):
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    enviar(enlace, "CI_ANVERSO", foto_ci())

    llegado = client.get(f"/ventas/{venta.pk}/archivos/llegados/?visto=").content.decode()

    assert 'id="enlace-abierto"' in llegado
    assert "Lo abrió y aceptó el uso de sus datos" in llegado
