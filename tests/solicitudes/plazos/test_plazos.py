"""The deadlines of a sale: the hand-over (10.1), the correction (11.1), and who hears of them."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.plazos.barrido import barrer
from bluecom.plazos.models import Plazo
from solicitudes.canales.revision.marcas import marcar_items
from solicitudes.canales.revision.servicio import subsanar
from solicitudes.finales.servicio import anular
from solicitudes.models import Venta
from solicitudes.plazos.atar import seguir
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.django_db
UN_RATO = timedelta(minutes=1)
LA_ESCALERA = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)


def avisados(venta, texto):
    return set(Aviso.objects.filter(texto__startswith=texto).values_list("usuario", flat=True))


def releida(venta):
    return Venta.objects.get(pk=venta.pk)


@pytest.mark.paso("10.1")
def test_the_clock_is_24_running_hours_from_the_confirmation():
    venta = venta_en(Estado.IMPRESA)

    assert venta.vence_en - venta.impresa_en == timedelta(hours=24)
    assert venta.plazo_entrega.politica.en_palabras == "24 horas corridas"


@pytest.mark.paso("10.1")
@pytest.mark.parametrize(("horas", "avisa"), [(21.9, False), (22, True), (23.99, True), (24, True)])
def test_a_notice_is_given_two_hours_before_the_deadline(horas, avisa):
    venta = venta_en(Estado.IMPRESA)

    avisos = barrer(ahora=venta.impresa_en + timedelta(hours=horas))

    assert bool(avisos) == avisa
    assert not any("Venció" in texto for texto in avisos)


@pytest.mark.paso("10.1")
def test_the_notice_names_the_client_and_the_limit():
    venta = venta_en(Estado.IMPRESA)

    (antes,) = barrer(ahora=venta.vence_en - UN_RATO)
    (despues,) = barrer(ahora=venta.vence_en + UN_RATO)

    assert antes == (
        f"Faltan menos de 2 horas para entregar la carpeta de {venta.cliente} "
        f"(venta {venta.pk}): vence el 24/11 a las 10:00."
    )
    assert despues == (
        f"Venció el 24/11 a las 10:00 el plazo para entregar la carpeta de {venta.cliente} "
        f"(venta {venta.pk})."
    )


@pytest.mark.paso("10.1")
def test_at_the_very_instant_of_the_limit_a_folder_is_in_time():
    venta = venta_en(Estado.IMPRESA)
    barrer(ahora=venta.vence_en - UN_RATO)

    assert barrer(ahora=venta.vence_en) == []
    assert len(barrer(ahora=venta.vence_en + timedelta(microseconds=1))) == 1


@pytest.mark.paso("10.1")
def test_an_overdue_folder_is_told_to_the_floor_too():
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    de_otra_escuela = UsuarioFactory(rol=Rol.SUPERVISOR, de_prueba=True)
    venta = venta_en(Estado.IMPRESA)

    barrer(ahora=venta.vence_en + UN_RATO)

    assert {venta.asesor_id, supervisora.pk} <= avisados(venta, "Venció")
    assert de_otra_escuela.pk not in avisados(venta, "Venció")


@pytest.mark.paso("10.1")
def test_after_days_without_a_sweep_only_what_still_holds_is_told_and_to_all():
    gente = [UsuarioFactory(rol=rol) for rol in LA_ESCALERA]
    venta = venta_en(Estado.IMPRESA)

    (texto,) = barrer(ahora=venta.vence_en + timedelta(days=3))

    assert texto.startswith("Venció") and "hace 3 días" in texto
    assert avisados(venta, "Venció") >= {venta.asesor_id, *(uno.pk for uno in gente)}
    assert barrer(ahora=venta.vence_en + timedelta(days=3, hours=23)) == []
    assert len(barrer(ahora=venta.vence_en + timedelta(days=4))) == 1


@pytest.mark.paso("10.1")
def test_who_hears_grows_with_the_delay_and_then_all_hear_again_each_day():
    supervisora, ventas, servicio = [UsuarioFactory(rol=rol) for rol in LA_ESCALERA]
    venta = venta_en(Estado.IMPRESA)
    plazo = venta.plazo_entrega

    def oyen(horas):
        barrer(ahora=venta.vence_en + timedelta(hours=horas, microseconds=horas == 0))
        nuevos = Aviso.objects.filter(clave=plazo.clave_de_aviso(horas))
        return set(nuevos.values_list("usuario", flat=True)) & todos

    todos = {venta.asesor_id, supervisora.pk, ventas.pk, servicio.pk}
    assert oyen(-2) == {venta.asesor_id}
    assert oyen(0) == {venta.asesor_id, supervisora.pk}
    assert oyen(4) == {ventas.pk}
    assert oyen(24) == todos
    assert oyen(48) == todos
    vivos = Aviso.objects.sin_leer().filter(asunto=plazo.asunto)
    assert set(vivos.values_list("clave", flat=True)) == {plazo.clave_de_aviso(48)}


@pytest.mark.paso("10.1")
def test_many_folders_that_fall_due_together_are_one_notice_to_each_person():
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    una, otra = [venta_en(Estado.IMPRESA, asesor=asesor) for _ in range(2)]

    barrer(ahora=max(una.vence_en, otra.vence_en) + UN_RATO)

    suyos = Aviso.objects.sin_leer().filter(usuario=supervisora)
    assert (suyos.count(), suyos.cuantos()) == (2, 1)
    assert suyos[0].encabezado == "Venció el plazo para entregar carpetas"


@pytest.mark.paso("10.1")
def test_a_received_folder_is_watched_no_more_and_its_notices_are_read():
    venta = venta_en(Estado.ENTREGADA)

    plazo = venta.plazo_entrega
    assert (plazo.cumplido_en, plazo.a_tiempo) == (venta.entregada_en, True)
    assert plazo.cumplido_por.rol == Rol.CANALES_VIRTUALES
    barrer(ahora=venta.vence_en + timedelta(days=2))
    assert not Aviso.objects.filter(asunto=plazo.asunto).exists()


@pytest.mark.paso("11.1")
def test_what_was_observed_is_watched_like_a_hand_over():
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    venta = venta_en(Estado.OBSERVADA)
    assert venta.subsanar_hasta == AHORA + timedelta(hours=24)

    (antes,) = barrer(ahora=venta.subsanar_hasta - UN_RATO)
    (despues,) = barrer(ahora=venta.subsanar_hasta + UN_RATO)

    assert "para devolver corregida la carpeta" in antes
    assert avisados(venta, "Faltan") == {venta.asesor_id}
    assert despues.startswith("Venció")
    assert supervisora.pk in avisados(venta, "Venció")


@pytest.mark.paso("11.1")
def test_a_correction_meets_its_deadline_and_each_round_has_its_own():
    venta = venta_en(Estado.OBSERVADA)
    barrer(ahora=venta.subsanar_hasta + UN_RATO)
    tarde = Acto(venta.asesor, venta.subsanar_hasta + timedelta(hours=1))
    venta.observaciones.update(respuesta="Corregida", respondida_en=AHORA)

    subsanar(venta.pk, acto=tarde)

    plazo = Plazo.objects.get(tipo="correccion", objeto_id=venta.pk)
    assert (plazo.a_tiempo, plazo.cumplido_por) == (False, venta.asesor)
    assert releida(venta).subsanar_hasta is None
    assert not Aviso.objects.filter(asunto=plazo.asunto).sin_leer().exists()

    devuelta = releida(venta)
    seguir(devuelta, "observar", acto=tarde)
    assert devuelta.plazo_correccion_id != plazo.pk


@pytest.mark.paso("11.1")
def test_an_annulled_sale_has_no_clock_left():
    venta = venta_en(Estado.OBSERVADA)

    anular(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo("ANULACION", "CLIENTE_DESISTE"))

    assert not Plazo.objects.abiertos().filter(objeto_id=venta.pk).exists()
    assert releida(venta).subsanar_hasta is None
    assert barrer(ahora=AHORA + timedelta(days=9)) == []


def test_other_transitions_leave_the_clocks_alone():
    venta = venta_en(Estado.ENTREGADA)
    antes = list(Plazo.objects.values())

    seguir(venta, "concluir", acto=Acto(venta.asesor, AHORA))

    assert list(Plazo.objects.values()) == antes


@pytest.mark.paso("10.1")
def test_telling_three_costs_as_many_questions_as_telling_two(django_assert_num_queries):
    UsuarioFactory(rol=Rol.SUPERVISOR)
    asesor = UsuarioFactory(rol=Rol.ASESOR)

    def impresas(cuantas):
        return [venta_en(Estado.IMPRESA, asesor=asesor) for _ in range(cuantas)]

    impresas(2)
    with django_assert_num_queries(10):  # four of them are savepoints
        assert len(barrer(ahora=AHORA + timedelta(hours=25))) == 2
    impresas(3)
    with django_assert_num_queries(10):
        assert len(barrer(ahora=AHORA + timedelta(hours=26))) == 3


@pytest.mark.paso("11.1")
def test_a_received_folder_has_to_be_reviewed_in_its_time_and_canales_hears():
    una, otra = UsuarioFactory.create_batch(2, rol=Rol.CANALES_VIRTUALES)
    jefe = UsuarioFactory(rol=Rol.JEFE_SERVICIO)
    venta = venta_en(Estado.ENTREGADA)
    assert venta.revisar_hasta == venta.entregada_en + timedelta(hours=24)

    (antes,) = barrer(ahora=venta.revisar_hasta - UN_RATO)
    assert "para revisar la carpeta" in antes
    assert avisados(venta, "Faltan menos de 4 horas para revisar") >= {una.pk, otra.pk}
    assert jefe.pk not in avisados(venta, "Faltan")

    marcar_items(venta.pk, acto=Acto(una, AHORA), items=[])
    barrer(ahora=venta.revisar_hasta + timedelta(hours=4))
    assert avisados(venta, "Venció") == {una.pk, jefe.pk}


@pytest.mark.paso("11.1")
def test_each_answer_of_canales_meets_the_review_and_each_return_begins_another():
    venta = venta_en(Estado.OBSERVADA)
    primera = Plazo.objects.get(tipo="revision", objeto_id=venta.pk)
    assert (primera.a_tiempo, venta.plazo_revision) == (True, None)

    venta.observaciones.update(respuesta="Corregida", respondida_en=AHORA)
    subsanar(venta.pk, acto=Acto(venta.asesor, AHORA))

    assert releida(venta).revisar_hasta == AHORA + timedelta(hours=24)
    assert releida(venta).plazo_revision != primera


def test_simulating_writes_nothing():
    venta = venta_en(Estado.IMPRESA)
    salida = StringIO()
    cuando = (venta.vence_en + timedelta(days=400)).isoformat()

    call_command("vigilar_plazos", "--simular", "--json", "--ahora", cuando, stdout=salida)

    assert len(json.loads(salida.getvalue())["avisos"]) == 1
    assert not Aviso.objects.filter(clave__startswith="plazo:").exists()
    assert len(barrer(ahora=venta.vence_en + UN_RATO)) == 1


@pytest.mark.parametrize(
    ("cuando", "dice"), [("2199-01-01T00:00", "--simular"), ("ayer", "no es un instante")]
)
def test_the_command_refuses_a_time_that_is_not_now(cuando, dice):
    with pytest.raises(CommandError, match=dice):
        call_command("vigilar_plazos", "--ahora", cuando)
