"""The page of a sale's deadlines, and what a supervisor or a jefe does there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.plazos.barrido import barrer
from bluecom.plazos.models import Plazo
from bluecom.rechazo import Rechazo
from solicitudes.mesa.plazos.consulta import filas
from solicitudes.mesa.plazos.servicio import aclarar, incumplir, pausar, reanudar
from solicitudes.models import Venta
from solicitudes.plazos.avisos import pedir_aclaracion
from solicitudes.plazos.tipos import de_una_venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("10.1")]
HORA = timedelta(hours=1)


def quien(rol):
    return UsuarioFactory(rol=rol)


def releido(venta):
    return Plazo.objects.get(pk=venta.plazo_entrega_id)


@pytest.mark.usefixtures("una_hora_despues")
def test_a_supervisor_stops_the_clock_from_now_on_and_lets_it_run(como):
    venta = venta_en(Estado.IMPRESA)
    supervisora = como(quien(Rol.SUPERVISOR))
    donde = reverse("plazo_acto", args=[venta.pk, venta.plazo_entrega_id])
    pagina = reverse("plazos_de_la_venta", args=[venta.pk])
    corte = motivo("PAUSA", "CORTE_DE_LUZ")
    assert "Detener desde ahora" in supervisora.get(pagina).content.decode()

    supervisora.post(donde, {"que": "pausar", "motivo": corte.pk})
    assert releido(venta).pausas.get().desde > venta.impresa_en
    parado = supervisora.get(pagina).content.decode()
    assert "en pausa" in parado and "Corte de luz o de red" in parado

    supervisora.post(donde, {"que": "reanudar"})
    assert not releido(venta).en_pausa


@pytest.mark.usefixtures("una_hora_despues")
def test_without_a_reason_nothing_stops(como):
    venta = venta_en(Estado.IMPRESA)
    supervisora = como(quien(Rol.SUPERVISOR))
    donde = reverse("plazo_acto", args=[venta.pk, venta.plazo_entrega_id])

    assert "Elija el motivo" in dicho(supervisora.post(donde, {"que": "pausar"}))
    assert "Elija qué hacer" in dicho(supervisora.post(donde, {"que": "bailar"}))
    assert not releido(venta).en_pausa


@pytest.mark.usefixtures("una_hora_despues")
def test_its_asesor_reads_it_and_changes_nothing(como):
    venta = venta_en(Estado.IMPRESA)
    asesora = como(venta.asesor)

    pagina = asesora.get(reverse("plazos_de_la_venta", args=[venta.pk])).content.decode()
    assert "24 horas corridas" in pagina and "Detener" not in pagina
    donde = reverse("plazo_acto", args=[venta.pk, venta.plazo_entrega_id])
    assert asesora.post(donde, {"que": "reanudar"}).status_code == 403


def test_the_page_tells_the_time_with_and_without_the_pauses():
    venta = venta_en(Estado.IMPRESA)
    jefa = quien(Rol.JEFE_VENTAS)
    corte = motivo("PAUSA", "CORTE_DE_LUZ")
    pausar(venta.pk, venta.plazo_entrega_id, acto=Acto(jefa, AHORA + HORA), motivo=corte)
    reanudar(venta.pk, venta.plazo_entrega_id, acto=Acto(jefa, AHORA + 3 * HORA))

    (fila,) = filas(venta, jefa, AHORA + 5 * HORA)

    assert (fila.tardo, fila.tardo_sin_pausas) == (5 * HORA, 3 * HORA)
    assert releido(venta).vence_en == venta.impresa_en + 26 * HORA
    assert de_una_venta() == ["entrega", "correccion", "revision", "visita"]


def test_what_can_never_be_met_is_closed_by_the_jefe_and_still_counts():
    venta = venta_en(Estado.IMPRESA)
    barrer(ahora=venta.vence_en + HORA)
    perdida = motivo("INCUMPLIDO", "CARPETA_PERDIDA")
    tarde = venta.vence_en + 2 * HORA
    acto = Acto(quien(Rol.JEFE_VENTAS), tarde)
    with pytest.raises(Rechazo, match="Jefe de Div"):
        incumplir(venta.pk, venta.plazo_entrega_id, acto=acto, motivo=perdida)

    jefa = quien(Rol.JEFE_SERVICIO)
    incumplir(venta.pk, venta.plazo_entrega_id, acto=Acto(jefa, tarde), motivo=perdida)

    plazo = releido(venta)
    assert (plazo.abierto, plazo.a_tiempo, plazo.incumplido_por) == (False, False, jefa)
    assert not Aviso.objects.abiertos().filter(asunto=plazo.asunto).exists()
    assert barrer(ahora=venta.vence_en + timedelta(days=9)) == []


def test_a_paused_deadline_takes_its_notices_with_it():
    venta = venta_en(Estado.IMPRESA)
    barrer(ahora=venta.vence_en - HORA)
    jefa = quien(Rol.JEFE_VENTAS)

    corte = motivo("PAUSA", "CORTE_DE_LUZ")
    pausar(venta.pk, venta.plazo_entrega_id, acto=Acto(jefa, venta.vence_en - HORA), motivo=corte)

    (aviso,) = Aviso.objects.filter(asunto=releido(venta).asunto)
    assert aviso.cierre == "el plazo está en pausa"


@pytest.fixture
def recibida_antes():
    """Received, by a clock that was set back, before it was printed."""
    venta = venta_en(Estado.ENTREGADA)
    plazo = Plazo.objects.get(pk=venta.plazo_entrega_id)
    otra = Plazo.objects.create(
        tipo="entrega", objeto_id=venta.pk, inicio=plazo.cumplido_en + HORA,
        politica=plazo.politica, vence_en=plazo.cumplido_en + 25 * HORA,
        cumplido_en=plazo.cumplido_en, cumplido_por=plazo.cumplido_por,
    )  # fmt: skip
    Venta.objects.filter(pk=venta.pk).update(plazo_entrega=otra)
    return Venta.objects.get(pk=venta.pk)


def test_received_before_it_was_printed_is_neither_in_time_nor_late(recibida_antes):
    jefa = quien(Rol.JEFE_VENTAS)
    pedir_aclaracion(recibida_antes, ahora=AHORA)

    plazo = recibida_antes.plazo_entrega
    assert (plazo.por_aclarar, plazo.a_tiempo) == (True, None)
    aviso = Aviso.objects.get(usuario=jefa)
    assert "figura recibida antes de impresa" in aviso.texto

    acto = Acto(jefa, AHORA + 30 * HORA)
    with pytest.raises(Rechazo, match="de dónde se sabe"):
        aclarar(recibida_antes.pk, plazo.pk, acto=acto, a_tiempo=True, razon="")
    aclarar(recibida_antes.pk, plazo.pk, acto=acto, a_tiempo=True, razon="El cuaderno de portería")

    assert releido(recibida_antes).a_tiempo is True
    aviso.refresh_from_db()
    assert aviso.cierre == f"{jefa} aclaró la hora"
    with pytest.raises(Rechazo, match="Ya la aclaró"):
        aclarar(recibida_antes.pk, plazo.pk, acto=acto, a_tiempo=False, razon="Otra vez")


def test_another_sales_deadline_is_not_touched():
    una, otra = venta_en(Estado.IMPRESA), venta_en(Estado.IMPRESA)
    corte = motivo("PAUSA", "CORTE_DE_LUZ")

    acto = Acto(quien(Rol.SUPERVISOR), AHORA)
    with pytest.raises(Rechazo, match="no es de esta venta"):
        pausar(una.pk, otra.plazo_entrega_id, acto=acto, motivo=corte)
