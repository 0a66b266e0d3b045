"""What a client sends beside something else that happens to his sale (6.2)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.integraciones import whatsapp
from bluecom.integraciones.whatsapp.graph import RESPUESTA_MAXIMA
from bluecom.integraciones.whatsapp.puerto import NoSeSabe, Persona, Saliente
from bluecom.operacion.puertas import se_abre
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.almacen import almacen
from documentos.errores import SinEspacio
from documentos.servicios import leer_original
from solicitudes.conversacion import recordatorios
from solicitudes.conversacion.archivar import sin_archivar
from solicitudes.conversacion.envios import escribir_plantilla
from solicitudes.conversacion.espera import que_esperan
from solicitudes.conversacion.olvido import olvidar_sin_archivar
from solicitudes.conversacion.recepcion import sigue_atado
from solicitudes.conversacion.recordatorios import recordar
from solicitudes.conversacion.salida import enviar_debido
from solicitudes.models import Adjunto, Interlocutor, Mensaje, Olvido, Venta
from solicitudes.pasos.p06_documentos.archivos import ordenar_archivo
from solicitudes.pasos.p06_documentos.medios import llevar_a_la_carpeta, traer_medio
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import alguien_espera, esperar_a
from tests.apoyo.graph import contar, estado, foto, mensaje
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import AHORA, recibir_todo, venta_en
from tests.solicitudes.pasos.p06_documentos.test_de_afuera import llega
from tests.solicitudes.segundo_producto import tambien

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]
SUYO = "59170712345"


def olvidada() -> Venta:
    """Annulled and forgotten by policy, of whoever wrote while it was open."""
    venta = venta_en(Estado.EXPLICADA)
    contar(mensaje("antes", bsuid="BO.1", numero=SUYO))
    _terminar(venta)
    Olvido.objects.create(venta=venta, en=AHORA)
    Mensaje.objects.update(texto="")
    return venta


def _terminar(venta: Venta) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('bluecom.avanzar', %s, true)", [str(venta.pk)])
        Venta.objects.filter(pk=venta.pk).update(estado=Estado.ANULADA, cerrada_en=AHORA)


def test_a_photo_put_elsewhere_moves_in_the_sister_sale_too():
    """It came by itself to the first empty place, of this sale and of its sister."""
    venta = venta_en(Estado.EXPLICADA)
    hermana = tambien(venta)
    llegado = llega(venta, foto_ci(), 1)

    ordenar_archivo(venta.pk, llegado.pk, acto=Acto(venta.asesor, AHORA), tipo="CI_REVERSO")

    for una in (venta, hermana):
        assert [a.tipo for a in una.carpeta.vigentes()] == ["CI_REVERSO"]


def test_a_full_disk_keeps_the_file_owed_and_refuses_nothing(graph, monkeypatch):
    venta = venta_en(Estado.EXPLICADA)
    graph.medios["m1"] = foto_ci()
    contar(foto(1, foto_ci(), bsuid="BO.1", numero=SUYO))
    traer_medio(Pendiente.objects.get(tipo="whatsapp:medio"))
    llevar = Pendiente.objects.get(tipo="whatsapp:carpeta")

    def lleno(*_: object) -> None:
        raise SinEspacio

    with monkeypatch.context() as sin_lugar:
        sin_lugar.setattr(type(almacen()), "guardar", lleno)
        with pytest.raises(SinEspacio):
            llevar_a_la_carpeta(llevar)
    assert Adjunto.objects.get().rechazo == ""
    llevar_a_la_carpeta(llevar)

    assert [a.tipo for a in venta.carpeta.vigentes()] == ["CI_ANVERSO"]


def test_what_he_writes_after_his_sale_was_forgotten_waits_in_the_inbox(graph):
    suya = olvidada()
    with pytest.raises(TransicionInvalida, match="se borró"):
        escribir_plantilla(suya.pk, acto=Acto(suya.asesor, timezone.now()))
    graph.medios["m1"] = foto_ci()

    contar(foto(1, foto_ci(), bsuid="BO.1", numero=SUYO))
    procesar_pendientes()

    [quien] = sin_archivar()
    assert not sigue_atado(quien)
    assert Mensaje.objects.get(wamid="wamid.1").venta is None


def test_a_file_that_was_on_its_way_while_its_sale_was_forgotten_is_not_kept(graph):
    venta = venta_en(Estado.EXPLICADA)
    graph.medios["m1"] = foto_ci()
    contar(foto(1, foto_ci(), bsuid="BO.1", numero=SUYO))
    _terminar(venta)
    Olvido.objects.create(venta=venta, en=AHORA)

    procesar_pendientes()

    assert Adjunto.objects.get().original == ""


def test_a_stranger_s_end_leaves_the_messages_of_the_sale_he_once_had(graph):
    olvidada()
    contar(mensaje("despues", bsuid="BO.1", numero=SUYO))

    olvidar_sin_archivar(timezone.now() + timedelta(days=366))
    olvidar_sin_archivar(timezone.now() + timedelta(days=366))

    assert [m.wamid for m in Mensaje.objects.all()] == ["wamid.antes"]
    assert not sin_archivar().exists()
    assert not Interlocutor.objects.get().identidades.exists()


def test_a_number_whose_sale_is_over_answers_to_the_open_one_that_has_it(graph):
    """One telephone, two clients: the first one's sale ended."""
    cerrada = venta_en(Estado.EXPLICADA)
    contar(mensaje(1, bsuid="BO.1", numero=SUYO))
    _terminar(cerrada)
    abierta = venta_en(Estado.EXPLICADA)

    contar(mensaje(2, bsuid="BO.1", numero=SUYO))

    assert list(Mensaje.objects.order_by("pk").values_list("venta", flat=True)) == [
        cerrada.pk,
        abierta.pk,
    ]


def test_who_is_written_to_about_another_sale_answers_to_that_one(graph):
    cerrada = venta_en(Estado.EXPLICADA)
    contar(mensaje(1, bsuid="BO.1", numero=SUYO))
    _terminar(cerrada)
    abierta = venta_en(Estado.EXPLICADA)
    escribir_plantilla(abierta.pk, acto=Acto(abierta.asesor, timezone.now()))

    contar(mensaje(2, bsuid="BO.1"))

    assert Mensaje.objects.get(wamid="wamid.2").venta == abierta
    assert Mensaje.objects.get(wamid="wamid.1").venta == cerrada


def test_whoever_sent_all_meanwhile_is_not_reminded(graph, monkeypatch):
    venta = venta_en(Estado.EXPLICADA)
    contar(mensaje(1, bsuid="BO.1", numero=SUYO))
    escribir_plantilla(venta.pk, acto=Acto(venta.asesor, AHORA))
    manana = (timezone.now() + timedelta(days=2)).replace(hour=15)
    leidas = list(recordatorios.por_recordar(manana))
    assert leidas == [venta]
    monkeypatch.setattr(recordatorios, "por_recordar", lambda ahora: leidas)
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))

    assert recordar(ahora=manana) == 0


@pytest.mark.parametrize("falta", ["FIRMANTE_ANVERSO", "FIRMANTE_REVERSO", "PODER"])
def test_who_lacks_only_something_of_the_signer_waits_too(falta):
    venta = venta_en(Estado.EXPLICADA)
    venta.oferta.es_titular = False
    venta.oferta.solicitante_nombre = "ANA ROJAS"
    venta.oferta.solicitante_ci = "1234567"
    venta.oferta.relacion = "HIJA"
    venta.oferta.save()
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    assert not que_esperan().exists()

    venta.carpeta.archivo(falta).delete()

    assert list(que_esperan()) == [venta]


def test_the_same_photo_sent_again_leaves_what_was_said_of_it(graph):
    venta = venta_en(Estado.OBSERVADA)
    antes = dict(venta.documentacion_actual.items)
    anverso = venta.carpeta.archivo("CI_ANVERSO")
    assert llega(venta, leer_original(anverso), 1) == anverso
    assert Venta.objects.get(pk=venta.pk).documentacion_actual.items == antes


@pytest.mark.django_db(transaction=True)
def test_a_status_told_while_the_answer_comes_is_not_lost(graph):
    """Each would look for the other before it is there."""
    venta = venta_en(Estado.EXPLICADA)
    contar(mensaje("abre", bsuid="BO.1", numero=SUYO))
    suyo = escribir_plantilla(venta.pk, acto=Acto(venta.asesor, timezone.now()))
    debido = Pendiente.objects.get(tipo="whatsapp:enviar")

    def enviar() -> None:
        try:
            enviar_debido(debido)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            contar(estado("wamid.SALE1", "failed", errors=[{"code": 131026}]))
            enviado = hilos.submit(enviar)
            esperar_a(lambda: enviado.done() or alguien_espera())
        enviado.result(timeout=20)

    assert Mensaje.objects.get(pk=suyo.pk).estado == "FALLO"


def test_an_answer_past_its_limit_says_nothing_of_what_was_posted(graph):
    """The message may have gone: to ask again would send it twice."""
    graph.relleno = "x" * RESPUESTA_MAXIMA

    with pytest.raises(NoSeSabe):
        whatsapp().enviar(Saliente(Persona("BO.1"), "Hola", nuestro="1"))


def test_big_news_come_in_by_their_own_address_alone(graph):
    assert se_abre("/whatsapp/noticias/")
    assert not se_abre("/whatsapp/otra/")
    assert not se_abre("/whatsapp/noticias/mas/")
