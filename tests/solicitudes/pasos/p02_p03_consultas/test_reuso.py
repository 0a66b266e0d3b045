"""A check that still holds serves another taking: offered by author and date, never silently."""

from datetime import timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import ContactoCartera, Situacion
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import tomar
from solicitudes.models import Venta
from solicitudes.pasos.p02_p03_consultas.reuso import exigir_reutilizable, reutilizable
from solicitudes.pasos.p02_p03_consultas.servicio import (
    confirmar_capacidad,
    guardar_pantalla,
    verificar_requisitos,
)
from solicitudes.pasos.p04_llamada.pagina import contexto_de_la_llamada
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import DIAS_DE_CAPACIDAD, DIAS_SIN_IMPEDIMENTOS
from tests.documentos.imagenes import foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("2.1", "3.2")]

COMO = "django.contrib.auth.backends.ModelBackend"
OTRO_DIA = AHORA + timedelta(days=2)


def devolver(venta: Venta) -> ContactoCartera:
    """The taking ends, and its client waits again for anybody."""
    saltado = motivo("SALTO", "SALTADO")
    descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=saltado)
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(
        situacion=Situacion.DISPONIBLE, asignado_a=None, proximo_en=None
    )
    return ContactoCartera.objects.get(pk=venta.contacto_id)


def tomar_otra(ahora=OTRO_DIA) -> Venta:
    venta = tomar(acto=Acto(UsuarioFactory(rol=Rol.ASESOR), ahora))
    assert venta is not None
    venta.ahora = ahora
    return venta


def mirada_y_devuelta(estado: str = Estado.FACTIBLE, **datos) -> Venta:
    venta = venta_en(estado, **datos)
    devolver(venta)
    return venta


def a_capacidad(venta: Venta) -> Venta:
    """Step 2 looked at by its own agent, so that step 3 is what comes."""
    verificar_requisitos(
        venta.pk, acto=Acto(venta.asesor, venta.ahora), servicios=venta.servicios_requeridos
    )
    ahora = venta.ahora
    venta = Venta.objects.get(pk=venta.pk)
    venta.ahora = ahora
    return venta


def test_a_check_of_another_agent_is_offered_by_its_author_and_taken_by_one_key(client):
    antes = mirada_y_devuelta()
    original = antes.verificaciones.get(paso=2)
    venta = tomar_otra(ahora=AHORA + timedelta(hours=1))
    client.force_login(venta.asesor, backend=COMO)

    pagina = client.get(f"/ventas/{venta.pk}/").content.decode()
    yo = Acto(venta.asesor, venta.ahora)
    verificar_requisitos(
        venta.pk, acto=yo, servicios=venta.servicios_requeridos, reutiliza=original.pk
    )

    tomada = venta.verificaciones.get(paso=2)
    acto = Evento.objects.get(cadena=venta.cadena, tipo="reutilizar_consulta")
    assert str(antes.asesor) in pagina
    assert 'name="reutiliza"' in pagina
    assert (tomada.consultado_por, tomada.consultado_en) == (antes.asesor, AHORA)
    assert (tomada.vence_el, tomada.reutiliza) == (original.vence_el, original)
    assert (acto.actor, acto.datos["consulta"]) == (venta.asesor, original.pk)


def test_the_key_of_the_page_takes_both_checks_over(client):
    antes = mirada_y_devuelta()
    venta = tomar_otra()
    client.force_login(venta.asesor, backend=COMO)
    de_smartflex, de_capacidad = (antes.verificaciones.get(paso=n).pk for n in (2, 3))

    client.post(
        f"/ventas/{venta.pk}/pasos/2/",
        {"servicios": venta.servicios_requeridos, "reutiliza": de_smartflex},
    )
    client.post(f"/ventas/{venta.pk}/pasos/3/", {"reutiliza": de_capacidad})

    venta.refresh_from_db()
    tomada = venta.verificaciones.get(paso=3)
    assert venta.estado == Estado.FACTIBLE
    assert (tomada.consultado_por, tomada.tecnologias) == (antes.asesor, ["FIBRA"])


def test_what_was_looked_at_before_is_no_time_with_this_client():
    antes = mirada_y_devuelta()
    venta = a_capacidad(tomar_otra())
    confirmar_capacidad(
        venta.pk,
        acto=Acto(venta.asesor, venta.ahora),
        tecnologias=["FIBRA"],
        reutiliza=antes.verificaciones.get(paso=3).pk,
    )

    lista = Venta.objects.get(pk=venta.pk)
    lista.ahora = OTRO_DIA
    lapso = contexto_de_la_llamada(lista)["lapso"]

    assert lapso["desde"] == OTRO_DIA


def test_the_one_key_of_a_clean_check_takes_nothing_over(client):
    mirada_y_devuelta()
    venta = tomar_otra()
    client.force_login(venta.asesor, backend=COMO)

    client.post(f"/ventas/{venta.pk}/pasos/2/", {"servicios": venta.servicios_requeridos})

    propia = venta.verificaciones.get(paso=2)
    assert (propia.consultado_por, propia.reutiliza) == (venta.asesor, None)


@pytest.mark.parametrize(
    ("paso", "dias"), [(2, DIAS_SIN_IMPEDIMENTOS.inicial), (3, DIAS_DE_CAPACIDAD.inicial)]
)
def test_on_its_last_day_it_serves_and_the_day_after_it_is_refused_as_gone(paso, dias):
    antes = mirada_y_devuelta()
    consulta = antes.verificaciones.get(paso=paso)
    venta = tomar_otra(ahora=AHORA + timedelta(days=dias))

    assert reutilizable(venta, paso) == consulta
    venta.ahora += timedelta(days=1)
    assert reutilizable(venta, paso) is None
    with pytest.raises(TransicionInvalida, match="ya no vale"):
        exigir_reutilizable(venta, paso, consulta.pk)


def test_what_ended_between_the_page_and_the_key_is_refused_and_leaves_nothing():
    antes = mirada_y_devuelta()
    consulta = antes.verificaciones.get(paso=2)
    venta = tomar_otra()
    tarde = Acto(venta.asesor, AHORA + timedelta(days=DIAS_SIN_IMPEDIMENTOS.inicial + 1))

    with pytest.raises(TransicionInvalida, match="ya no vale"):
        verificar_requisitos(
            venta.pk, acto=tarde, servicios=venta.servicios_requeridos, reutiliza=consulta.pk
        )

    venta.refresh_from_db()
    assert venta.estado == Estado.TOMADA
    assert not venta.verificaciones.exists()


def test_a_later_refusal_ends_what_was_clean_before():
    antes = mirada_y_devuelta()
    despues = tomar_otra()
    descartar(despues.pk, acto=Acto(despues.asesor, OTRO_DIA), motivo=motivo("IMPEDIMENTO", "MORA"))
    ContactoCartera.objects.filter(pk=antes.contacto_id).update(
        situacion=Situacion.DISPONIBLE, proximo_en=None
    )

    assert reutilizable(tomar_otra(ahora=OTRO_DIA + timedelta(hours=1)), 2) is None


def test_capacity_serves_only_the_same_services():
    mirada_y_devuelta()
    venta = tomar_otra()
    venta.servicios_requeridos = [*venta.servicios_requeridos, "DTH"]

    assert reutilizable(venta, 3) is None


def test_an_address_written_another_way_is_the_same_place_and_a_corrected_one_is_not():
    antes = mirada_y_devuelta()
    ContactoCartera.objects.filter(pk=antes.contacto_id).update(
        direccion="Calle La Paz N° 2040 entre Lanza y Antezana"
    )
    venta = tomar_otra()
    lugar = antes.verificaciones.get(paso=3)
    lugar.lugar = "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA"
    lugar.save()

    assert reutilizable(venta, 3) == lugar
    venta.contacto.direccion = "CALLE SUCRE 77 ENTRE JUNIN Y HAMIRAYA"
    assert reutilizable(venta, 3) is None


def test_capacity_is_offered_to_another_client_of_the_same_address():
    antes = mirada_y_devuelta()
    vecino = venta_en(Estado.VERIFICADA, ahora=OTRO_DIA)
    vecino.contacto.direccion = antes.contacto.direccion

    assert vecino.contacto.linea != antes.contacto.linea
    assert reutilizable(vecino, 3) == antes.verificaciones.get(paso=3)
    assert reutilizable(vecino, 2) is None


def test_a_check_for_the_address_dictated_on_the_call_says_nothing_of_the_line():
    antes = mirada_y_devuelta()
    capacidad = antes.verificaciones.get(paso=3)
    capacidad.direccion = capacidad.lugar = "AV AMERICA 1500"
    capacidad.save()

    assert reutilizable(tomar_otra(), 3) is None


def test_test_people_and_real_ones_do_not_share_what_they_looked_at():
    antes = mirada_y_devuelta()
    venta = tomar_otra()
    antes.contacto.cartera.de_prueba = True
    antes.contacto.cartera.save()

    assert reutilizable(venta, 2) is None


def test_one_taken_over_is_offered_again_as_its_author_s():
    antes = mirada_y_devuelta()
    original = antes.verificaciones.get(paso=2)
    segunda = tomar_otra()
    yo = Acto(segunda.asesor, OTRO_DIA)
    servicios = segunda.servicios_requeridos
    verificar_requisitos(segunda.pk, acto=yo, servicios=servicios, reutiliza=original.pk)
    devolver(segunda)
    tercera = tomar_otra(ahora=OTRO_DIA + timedelta(days=1))

    ofrecida = reutilizable(tercera, 2)
    assert ofrecida is not None
    el = Acto(tercera.asesor, tercera.ahora)
    verificar_requisitos(tercera.pk, acto=el, servicios=servicios, reutiliza=ofrecida.pk)

    assert ofrecida.consultado_por == antes.asesor
    assert tercera.verificaciones.get(paso=2).reutiliza == original


def test_the_screen_goes_along_and_is_seen_from_the_later_sale(client):
    antes = venta_en(Estado.TOMADA)
    yo = Acto(antes.asesor, AHORA)
    guardar_pantalla(antes.pk, acto=yo, contenido=foto_ci())
    verificar_requisitos(antes.pk, acto=yo, servicios=antes.servicios_requeridos)
    devolver(antes)
    venta = tomar_otra()
    original = antes.verificaciones.get(paso=2)
    verificar_requisitos(
        venta.pk,
        acto=Acto(venta.asesor, OTRO_DIA),
        servicios=venta.servicios_requeridos,
        reutiliza=original.pk,
    )
    client.force_login(venta.asesor, backend=COMO)

    assert client.get(f"/ventas/{venta.pk}/fotos/{original.evidencia_id}/").status_code == 200
    assert client.get(f"/ventas/{antes.pk}/fotos/{original.evidencia_id}/").status_code == 404


def test_capacity_taken_over_holds_until_its_own_day_and_no_longer():
    mirada_y_devuelta()
    venta = a_capacidad(tomar_otra())
    consulta = reutilizable(venta, 3)
    assert consulta is not None
    yo = Acto(venta.asesor, OTRO_DIA)
    confirmar_capacidad(venta.pk, acto=yo, tecnologias=[], reutiliza=consulta.pk)

    venta.ahora = AHORA + timedelta(days=DIAS_DE_CAPACIDAD.inicial)
    assert venta.capacidad_vigente() is not None
    venta.ahora += timedelta(days=1)
    assert venta.capacidad_vigente() is None
    assert venta.capacidad_revisada().vence_el == hoy(AHORA) + timedelta(
        days=DIAS_DE_CAPACIDAD.inicial
    )
