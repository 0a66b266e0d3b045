"""What WhatsApp tells: signed, each thing once, in whatever order, and by nobody else (6.2)."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import permutations

import pytest
from django.db import DataError, connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluecom.cuentas.acto import Acto
from bluecom.integraciones import whatsapp
from bluecom.integraciones.whatsapp.lectura import en_hexadecimal, leer_noticias
from bluecom.integraciones.whatsapp.puerto import Persona
from bluecom.pendientes.models import Aviso, Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.rechazo import YaDecidido
from documentos.almacen import almacen
from documentos.servicios import leer_original
from solicitudes.conversacion.archivar import archivar_en, sin_archivar
from solicitudes.conversacion.identidades import de_a_uno, paso_a_ser, quien_es, unir
from solicitudes.conversacion.recepcion import (
    atar,
    atar_por_su_numero,
    deber_a_la_carpeta,
    llevar_lo_suyo,
    recibir_noticias,
    venta_de,
)
from solicitudes.conversacion.revision import revisar_adjuntos
from solicitudes.models import Adjunto, Identidad, Interlocutor, Mensaje
from solicitudes.pasos.p06_documentos.medios import (
    llevar_a_la_carpeta,
    no_se_trajo,
    traer_medio,
)
from solicitudes.reglas.errores import PermisoDenegado
from solicitudes.reglas.estados import Estado
from tests.apoyo.graph import RUTA, cambio, contar, estado, foto, mensaje
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]
SUYO = "59170712345"
"""The mobile that the client of ``venta_en`` gave on his call."""


def ya_pasaron_los_intentos() -> None:
    Pendiente.objects.filter(situacion=Situacion.DEBIDO).update(proximo_en=timezone.now())


def test_the_platform_verifies_the_address_with_the_word_that_we_agreed(graph):
    def pedir(palabra: str, modo: str = "subscribe"):
        dicho = {"hub.mode": modo, "hub.verify_token": palabra, "hub.challenge": "42"}
        return Client().get(RUTA, dicho)

    assert pedir("palabra-de-paso").content == b"42"
    assert pedir("otra").status_code == 404
    assert pedir("palabra-de-paso", "unsubscribe").status_code == 404


@pytest.mark.parametrize("firma", ["", "sha256=00", "sha1=x", "sha256=ñ"])
def test_what_the_platform_did_not_sign_is_refused_unread(graph, firma):
    assert contar(mensaje(1, bsuid="BO.1"), firma=firma) == 401
    assert not Mensaje.objects.exists()


@pytest.mark.parametrize(
    "crudo",
    [
        b"{",
        b"[]",
        b"null",
        b'{"entry": 3}',
        b'{"entry": [{"changes": [3, {"value": []}]}]}',
        b'{"entry":[{"changes":[{"value":{"messages":[{}, {"id":"w"}], "statuses":[{}]}}]}]}',
    ],
)
def test_signed_nonsense_is_taken_and_means_nothing(graph, crudo):
    assert contar(crudo=crudo) == 200
    assert leer_noticias(crudo) == []


def test_without_configuration_nobody_is_told_anything_here():
    assert contar(mensaje(1, bsuid="BO.1")) == 401
    assert not whatsapp().envia


@pytest.mark.parametrize("como", [lambda h: h.hex(), lambda h: h.hex().upper()])
def test_a_sum_is_read_in_hexadecimal_and_in_base64(como):
    suma = hashlib.sha256(b"x").digest()
    assert en_hexadecimal({"sha256": como(suma)}) == suma.hex()
    assert en_hexadecimal({"sha256": "LXEWQrcmsEQBYnyp-no"}) == ""


@pytest.mark.django_db(transaction=True)
def test_twenty_copies_at_once_are_one_message_one_attachment_and_one_person(graph):
    venta = venta_en(Estado.EXPLICADA)
    graph.medios["m1"] = foto_ci()
    dicho = foto(1, foto_ci(), bsuid="BO.1", numero=SUYO)

    def una(_: int) -> int:
        try:
            return contar(dicho)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as hilos:
        codigos = set(hilos.map(una, range(20)))
    procesar_pendientes()

    assert codigos == {200}
    assert (Mensaje.objects.count(), Adjunto.objects.count()) == (1, 1)
    assert Interlocutor.objects.get().venta == venta
    [archivo] = venta.carpeta.vigentes()
    assert (archivo.tipo, archivo.mensaje_id, archivo.remitente) == (
        "CI_ANVERSO",
        "wamid.1",
        "BO.1",
    )
    assert leer_original(archivo) == foto_ci()
    assert Adjunto.objects.get().original == ""


def test_a_day_of_downtime_loses_nothing(graph):
    venta = venta_en(Estado.EXPLICADA)
    graph.medios["m1"] = foto_ci()
    graph.dia = "caido"
    contar(foto(1, foto_ci(), bsuid="BO.1", numero=SUYO))
    for _ in range(6):
        ya_pasaron_los_intentos()
        procesar_pendientes()
    assert not venta.carpeta.vigentes().exists()

    graph.dia = "vencido"  # the address that it gave is good no more
    ya_pasaron_los_intentos()
    procesar_pendientes()
    graph.dia = "bueno"
    ya_pasaron_los_intentos()
    procesar_pendientes()

    assert [a.tipo for a in venta.carpeta.vigentes()] == ["CI_ANVERSO"]
    assert len(graph.bajadas) == 2


def test_a_file_that_is_gone_is_said_beside_its_message(graph):
    venta_en(Estado.EXPLICADA)
    contar(foto(1, foto_ci(), bsuid="BO.1", numero=SUYO))

    procesar_pendientes()

    assert "pida al cliente" in Adjunto.objects.get().rechazo


def test_other_bytes_than_those_told_are_fetched_again(graph):
    venta = venta_en(Estado.EXPLICADA)
    graph.medios["m1"] = foto_carta()
    contar(foto(1, foto_ci(), bsuid="BO.1", numero=SUYO))
    procesar_pendientes()
    assert not Adjunto.objects.get().sha256

    graph.medios["m1"] = foto_ci()
    ya_pasaron_los_intentos()
    procesar_pendientes()

    assert venta.carpeta.vigentes().count() == 1


def test_a_voice_stays_with_its_message_as_a_file(graph):
    venta = venta_en(Estado.EXPLICADA)
    graph.medios["v1"] = b"OggS voz"
    voz = {"id": "v1", "mime_type": "audio/ogg; codecs=opus"}
    contar(mensaje(1, bsuid="BO.1", numero=SUYO, type="audio", audio=voz))

    procesar_pendientes()

    suyo = Adjunto.objects.get()
    assert almacen().leer(suyo.original) == b"OggS voz"
    assert list(revisar_adjuntos()) == []
    almacen().delete(suyo.original)
    assert len(list(revisar_adjuntos())) == 1
    assert (suyo.mime, suyo.mensaje.venta, suyo.archivo) == ("audio/ogg", venta, None)


def _personas() -> list[set[str]]:
    filas = Interlocutor.objects.prefetch_related("identidades")
    return sorted(sorted({i.valor for i in quien.identidades.all()}) for quien in filas)


HISTORIA = [
    mensaje(1, numero=SUYO, en=1764000001),
    mensaje(2, bsuid="BO.1", numero=SUYO, en=1764000002),
    cambio(de="BO.1", a="BO.2", en=1764000003),
    mensaje(3, bsuid="BO.2", en=1764000004),
    cambio(de="BO.2", a="BO.3", numero=SUYO, nuevo="59170799999", en=1764000005),
    mensaje(4, bsuid="BO.3", numero="59170799999", en=1764000006),
    mensaje(5, bsuid="BO.3", en=1764000007),
]
"""One person who hides and shows his number, and changes both it and his id."""


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(orden=st.permutations([*range(len(HISTORIA)), 0, 3]))
def test_whoever_changes_id_and_number_is_one_person_in_whatever_order_it_is_told(graph, orden):
    with transaction.atomic():
        venta = venta_en(Estado.EXPLICADA)

        for n in orden:
            assert contar(HISTORIA[n]) == 200

        assert _personas() == [["+" + SUYO, "+59170799999", "BO.1", "BO.2", "BO.3"]]
        quien = Interlocutor.objects.get()
        assert quien.persona() == Persona("BO.3", "+59170799999", "Rosa")
        assert quien.venta == venta_de(quien) == venta
        assert set(Mensaje.objects.values_list("wamid", "venta")) == {
            (f"wamid.{n}", venta.pk) for n in range(1, 6)
        }
        transaction.set_rollback(True)


def test_a_number_that_passed_to_somebody_else_makes_no_one_person_of_two(graph):
    contar(mensaje(1, bsuid="BO.1", numero="59171111111", en=1764000001))
    contar(mensaje(2, bsuid="BO.2", numero="59171111111", en=1764000002))

    assert _personas() == [["+59171111111", "BO.2"], ["BO.1"]]


def test_who_hides_his_number_waits_in_the_inbox_until_he_shares_it(graph):
    venta = venta_en(Estado.EXPLICADA)
    graph.medios["m1"] = foto_ci()
    contar(foto(1, foto_ci(), bsuid="BO.9"))
    procesar_pendientes()
    [suelto] = sin_archivar()
    assert Mensaje.objects.get().venta is None

    compartido = [{"origin": "contact_request", "phones": [{"wa_id": SUYO}]}]
    contar(mensaje(2, bsuid="BO.9", type="contacts", contacts=compartido))
    procesar_pendientes()

    assert not sin_archivar().exists()
    assert Interlocutor.objects.get() == suelto
    assert {m.venta for m in Mensaje.objects.all()} == {venta}
    assert [a.tipo for a in venta.carpeta.vigentes()] == ["CI_ANVERSO"]


def test_a_card_that_he_passes_on_is_not_his_own(graph):
    venta_en(Estado.EXPLICADA)
    de_otro = [{"origin": "other", "phones": [{"wa_id": SUYO}]}]

    contar(mensaje(1, bsuid="BO.9", type="contacts", contacts=de_otro))

    assert sin_archivar().count() == 1


def test_a_number_of_two_clients_is_filed_by_a_person(graph):
    venta_en(Estado.EXPLICADA)
    venta_en(Estado.EXPLICADA)

    contar(mensaje(1, bsuid="BO.1", numero=SUYO))

    assert sin_archivar().count() == 1


def test_a_person_files_a_stranger_once_and_his_files_follow(graph):
    venta, otra = venta_en(Estado.EXPLICADA), venta_en(Estado.EXPLICADA)
    graph.medios["m1"] = foto_ci()
    contar(foto(1, foto_ci(), bsuid="BO.9"))
    procesar_pendientes()
    quien, yo = Interlocutor.objects.get(), Acto(venta.asesor, AHORA)

    with pytest.raises(PermisoDenegado):
        archivar_en(quien.pk, otra.pk, acto=yo)
    archivar_en(quien.pk, venta.pk, acto=yo)
    archivar_en(quien.pk, venta.pk, acto=yo)
    procesar_pendientes()

    assert [a.tipo for a in venta.carpeta.vigentes()] == ["CI_ANVERSO"]
    assert Interlocutor.objects.get().atado_por == venta.asesor
    with pytest.raises(YaDecidido):
        archivar_en(quien.pk, otra.pk, acto=Acto(otra.asesor, AHORA))


def test_its_asesor_hears_once_of_several_in_a_row_and_a_supervisor_of_a_stranger(graph):
    venta = venta_en(Estado.EXPLICADA)
    supervisora = UsuarioFactory(rol="SUPERVISOR")

    for n in range(3):
        contar(mensaje(n, bsuid="BO.1", numero=SUYO))
    contar(mensaje("x", bsuid="BO.7"))

    suyos = Aviso.objects.filter(clave__startswith="whatsapp:")
    assert set(suyos.values_list("usuario", flat=True)) >= {venta.asesor_id, supervisora.pk}
    assert suyos.filter(usuario=venta.asesor).count() <= 2


def test_what_comes_to_a_sale_that_takes_nothing_in_stays_with_its_message(graph):
    venta_en(Estado.DOCUMENTADA)
    graph.medios["m1"] = foto_carta(variante=9)
    contar(foto(1, foto_carta(variante=9), bsuid="BO.1", numero=SUYO))

    procesar_pendientes()

    suyo = Adjunto.objects.get()
    assert suyo.original and suyo.rechazo
    assert suyo.archivo is None


def test_two_rows_of_one_person_become_the_older_where_a_person_filed_him():
    venta = venta_en(Estado.EXPLICADA)
    with transaction.atomic():
        de_a_uno()
        uno = quien_es(Persona("BO.1"), en=AHORA)
        otro = quien_es(Persona("", "+59170000009"), en=AHORA)
        otro.venta, otro.atado_en, otro.atado_por = venta, AHORA, venta.asesor
        otro.save()
        uno.venta, uno.atado_en = venta_en(Estado.EXPLICADA), timezone.now()
        uno.save()
        assert unir(otro, uno) == uno
        assert paso_a_ser(Persona("BO.1"), Persona("BO.2"), en=AHORA) == uno
        atar_por_su_numero(uno, ahora=AHORA)
        llevar_lo_suyo(uno, ahora=AHORA)
    assert Interlocutor.objects.get().venta == venta
    assert Identidad.objects.count() == 3


def test_when_his_sale_is_over_what_he_sends_goes_to_his_open_one(graph):
    cerrada = venta_en(Estado.ANULADA)
    quien = Interlocutor.objects.create(venta=cerrada)
    assert venta_de(quien) == cerrada

    abierta = venta_en(Estado.EXPLICADA)
    abierta.contacto.cliente = cerrada.contacto.cliente
    abierta.contacto.save(update_fields=["cliente"])

    assert venta_de(quien) == abierta


def test_every_order_of_the_statuses_ends_alike(graph):
    for n, orden in enumerate(permutations(["sent", "delivered", "read"])):
        venta = venta_en(Estado.EXPLICADA)
        nuestro = Mensaje.objects.create(
            venta=venta, por=venta.asesor, en=AHORA, texto="Hola", estado="ENVIADO"
        )
        for cual in orden:
            contar(estado(f"wamid.N{n}", cual, biz_opaque_callback_data=str(nuestro.pk)))
        nuestro.refresh_from_db()
        assert (nuestro.estado, nuestro.wamid) == ("LEIDO", f"wamid.N{n}")


def test_what_is_owed_twice_is_done_once(graph):
    venta = venta_en(Estado.EXPLICADA)
    graph.medios["m1"] = foto_ci()
    contar(foto(1, foto_ci(), bsuid="BO.1"))
    traer = Pendiente.objects.get(tipo="whatsapp:medio")
    traer_medio(traer)
    traer_medio(traer)
    suyo = Adjunto.objects.get()
    with transaction.atomic():
        atar(suyo.mensaje.interlocutor, venta, ahora=AHORA, por=None)
    deber_a_la_carpeta(Adjunto.objects.get(), ahora=AHORA)
    llevar = Pendiente.objects.get(tipo="whatsapp:carpeta")

    llevar_a_la_carpeta(llevar)
    llevar_a_la_carpeta(llevar)
    traer.situacion = Situacion.APARTADO
    no_se_trajo(traer)

    assert len(graph.bajadas) == venta.carpeta.archivos.count() == 1
    assert Adjunto.objects.get().rechazo == ""


def test_all_of_one_request_or_nothing(graph):
    bueno = leer_noticias(json.dumps(_cuerpo(mensaje(1, bsuid="BO.1"))).encode())
    largo = [replace(bueno[0], wamid="w" * 200)]

    with pytest.raises(DataError):
        recibir_noticias([*bueno, *largo], ahora=AHORA)

    assert not Mensaje.objects.exists()


def _cuerpo(valor):
    return {"entry": [{"changes": [{"value": valor}]}]}


def test_a_hundred_news_at_once_come_in_and_more_than_a_door_lets_through_do_not(graph):
    muchas = [mensaje(n, bsuid=f"BO.{n}", type="text", text={"body": "x" * 900}) for n in range(99)]
    assert contar(*muchas) == 200
    assert Mensaje.objects.count() == 99

    assert contar(crudo=b" " * (17 * 1024 * 1024)) == 413
