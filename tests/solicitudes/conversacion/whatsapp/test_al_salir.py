"""What was owed to a client beside what happened to his sale, or to him, before it left (6.2)."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.integraciones import whatsapp
from bluecom.integraciones.whatsapp.fallas import CARTA_DE_ANTES, en_palabras
from bluecom.integraciones.whatsapp.puerto import Persona
from bluecom.pendientes.models import Aviso, Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.retencion.catalogo import resumido
from documentos.servicios import ejemplar
from solicitudes.conversacion.envios import enviar_carta, escribir, escribir_plantilla
from solicitudes.conversacion.identidades import de_a_uno, paso_a_ser
from solicitudes.conversacion.pedidos import anotar_mensaje
from solicitudes.conversacion.recordatorios import recordar
from solicitudes.conversacion.todavia import en_que_queda, se_olvido
from solicitudes.finales.servicio import anular
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Adjunto, Interlocutor, Mensaje, Oferta, Olvido, Venta
from solicitudes.papeles.emision import emitir_carta, es_la_de_ahora
from solicitudes.reglas.estados import Estado
from tests.apoyo.graph import contar, estado, foto, mensaje
from tests.documentos.imagenes import foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]
SUYO = "59170712345"


@pytest.fixture
def venta(graph):
    """Its client wrote just now: the window is open."""
    venta = venta_en(Estado.EXPLICADA)
    contar(mensaje("abre", bsuid="BO.1", numero=SUYO, en=int(timezone.now().timestamp())))
    return venta


@pytest.fixture
def yo(venta):
    return Acto(venta.asesor, timezone.now())


def como_esta(suyo: Mensaje) -> tuple[str, str]:
    suyo.refresh_from_db()
    return suyo.estado, suyo.falla


def salen() -> None:
    Pendiente.objects.filter(situacion=Situacion.DEBIDO).update(proximo_en=timezone.now())
    for _ in range(2):
        procesar_pendientes()


def sube_la_tarifa(venta: Venta) -> None:
    otras = {**venta.oferta.condiciones, "tarifa": "199.00"}
    Oferta.objects.filter(venta=venta).update(condiciones=otras)


def anulada(venta: Venta, yo: Acto) -> None:
    anular(venta.pk, acto=yo, motivo=motivo("ANULACION", "CLIENTE_DESISTE"))


def test_a_letter_that_nobody_issued_again_does_not_go_once_something_else_is_sold(
    graph, venta, yo
):
    suya = enviar_carta(venta.pk, acto=yo)
    sube_la_tarifa(venta)

    salen()

    assert (graph.pedidos, graph.subidos) == ([], [])
    assert como_esta(suya) == ("FALLO", en_palabras(CARTA_DE_ANTES))
    assert "envíe la de ahora" in Aviso.objects.get(clave=f"whatsapp:{suya.pk}:FALLO").texto

    nueva = enviar_carta(venta.pk, acto=yo)
    salen()
    assert nueva.documento.version == 2
    assert como_esta(nueva) == ("ENVIADO", "")
    assert ejemplar(nueva.documento) in graph.subidos[0]


def test_one_that_was_only_printed_again_is_said_not_to_have_gone(graph, venta, yo):
    suya = enviar_carta(venta.pk, acto=yo)
    sube_la_tarifa(venta)
    nueva = Venta.objects.get(pk=venta.pk)
    nueva.ahora = yo.ahora
    emitir_carta(nueva, acto=yo)

    salen()

    assert como_esta(suya) == ("FALLO", en_palabras(CARTA_DE_ANTES))


def test_another_day_and_another_asesor_leave_the_letter_as_good_as_it_was(graph, venta, yo):
    suya = enviar_carta(venta.pk, acto=yo)
    otra = UsuarioFactory()
    Venta.objects.filter(pk=venta.pk).update(asesor=otra)
    suya = Mensaje.objects.get(pk=suya.pk)

    assert es_la_de_ahora(suya.documento, suya.venta)
    assert en_que_queda(suya, ahora=yo.ahora + timedelta(days=1)) is None
    salen()

    assert como_esta(suya) == ("ENVIADO", "")


def test_the_letter_of_a_sale_annulled_meanwhile_does_not_go(graph, venta, yo):
    suya = enviar_carta(venta.pk, acto=yo)
    anulada(venta, yo)

    salen()

    assert (como_esta(suya), graph.pedidos) == (("RETIRADO", ""), [])


def test_of_a_sale_that_was_forgotten_nothing_goes_any_more(graph, venta, yo):
    suyos = [
        escribir(venta.pk, acto=yo, texto="Hola"),
        escribir_plantilla(venta.pk, acto=yo),
        enviar_carta(venta.pk, acto=yo),
    ]
    Olvido.objects.create(venta=venta, en=yo.ahora)
    assert all(se_olvido(suyo) for suyo in suyos)

    salen()

    assert graph.pedidos == []
    assert {como_esta(suyo)[0] for suyo in suyos} == {"RETIRADO"}


def test_an_answer_that_comes_after_the_purge_leaves_no_name(graph, venta, yo, monkeypatch):
    suyo = escribir(venta.pk, acto=yo, texto="Hola")
    adaptador = type(whatsapp())
    enviar = adaptador.enviar

    def mientras_se_olvida(cloud, saliente):
        dicho = enviar(cloud, saliente)
        Olvido.objects.create(venta=venta, en=yo.ahora)
        return dicho

    monkeypatch.setattr(adaptador, "enviar", mientras_se_olvida)
    salen()
    contar(estado("wamid.SALE1", "read"))

    assert como_esta(suyo) == ("LEIDO", "")
    assert suyo.wamid == resumido("wamid.SALE1")


def test_what_was_written_before_two_were_known_to_be_one_goes_to_who_he_is_now(graph, venta, yo):
    suyo = escribir(venta.pk, acto=yo, texto="Falta su carta.")
    contar(mensaje("otro", bsuid="BO.2"))
    with transaction.atomic():
        de_a_uno()
        paso_a_ser(Persona("BO.1"), Persona("BO.2"), en=timezone.now() + timedelta(seconds=1))

    salen()

    assert Interlocutor.objects.count() == 1
    assert [p["recipient"] for p in graph.pedidos] == ["BO.2"]
    assert como_esta(suyo) == ("ENVIADO", "")


def test_two_that_became_one_are_reminded_once_and_where_he_is_seen_now(graph):
    venta = venta_en(Estado.EXPLICADA)
    contar(mensaje("uno", bsuid="BO.1", numero=SUYO, en=int(AHORA.timestamp()) - 60))
    anotar_mensaje(venta.pk, acto=Acto(venta.asesor, AHORA), texto="Espero su carta")
    manana = timezone.now().replace(hour=15)
    assert recordar(ahora=manana) == 1
    with transaction.atomic():
        de_a_uno()
        paso_a_ser(Persona("BO.1"), Persona("BO.7"), en=timezone.now())

    assert recordar(ahora=manana) == 0
    [recordatorio] = Mensaje.objects.filter(asunto="Recordatorio")
    assert recordatorio.interlocutor.persona().id == "BO.7"


def test_what_the_one_before_wrote_goes_and_its_failure_is_told_to_who_has_the_sale(
    graph, venta, yo
):
    suyo = escribir(venta.pk, acto=yo, texto="Hola")
    otra = UsuarioFactory(rol=Rol.ASESOR)
    jefe = Acto(UsuarioFactory(rol=Rol.SUPERVISOR), timezone.now())
    reasignar(venta.pk, acto=jefe, a=otra, motivo=motivo("REASIGNACION", "AUSENCIA"))
    graph.dia = "niega"

    salen()

    assert como_esta(suyo)[0] == "FALLO"
    aviso = Aviso.objects.get(clave=f"whatsapp:{suyo.pk}:FALLO")
    assert aviso.usuario == otra
    assert "Su mensaje" not in aviso.texto, "another wrote it"


def test_a_file_that_comes_after_its_sale_was_annulled_stays_with_its_message(graph, venta, yo):
    graph.medios["m1"] = foto_ci()
    contar(foto(1, foto_ci(), bsuid="BO.1", numero=SUYO))
    anulada(venta, yo)

    salen()

    suyo = Adjunto.objects.get()
    assert suyo.original and suyo.rechazo
    assert not venta.carpeta.vigentes().exists()
