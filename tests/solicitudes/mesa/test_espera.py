"""Who waits for a cure or for capacity is a list of the floor, which returns them when it knows."""

from datetime import timedelta

import pytest
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.errores import EsperaRechazada
from cartera.models import ContactoCartera, Situacion
from cartera.servicios import volver_a_la_cola
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import tomar
from solicitudes.mesa.consulta_espera import en_espera, esperan, grupos_en_espera
from solicitudes.mesa.espera import devolver_grupo, devolver_uno
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.2", "2.1", "3.2")]

COMO = "django.contrib.auth.backends.ModelBackend"
LUEGO = AHORA + timedelta(days=1)
SIN_PUERTOS = ("SIN_CAPACIDAD", "SIN_PUERTOS")


@pytest.fixture
def jefa():
    return UsuarioFactory(rol=Rol.SUPERVISOR)


def espera_por(ambito: str, codigo: str, *, zona: str = "Central") -> Venta:
    """A taking that ended because the system of its step said no; its client is nobody's."""
    estado = Estado.TOMADA if ambito == "IMPEDIMENTO" else Estado.VERIFICADA
    venta = venta_en(estado)
    descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo(ambito, codigo))
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(zona=zona, asignado_a=None)
    venta.contacto.refresh_from_db()
    return venta


def situacion(venta: Venta) -> str:
    return ContactoCartera.objects.get(pk=venta.contacto_id).situacion


def test_each_wait_is_counted_by_what_it_waits_for_zone_and_technology(jefa):
    espera_por(*SIN_PUERTOS)
    espera_por("SIN_CAPACIDAD", "SIN_RED")
    espera_por(*SIN_PUERTOS, zona="Norte")
    espera_por("IMPEDIMENTO", "MORA")
    espera_por("IMPEDIMENTO", "TITULAR_FALLECIDO")

    grupos = grupos_en_espera(jefa, LUEGO)

    assert [(g.por, g.zona, g.cuantos) for g in grupos] == [
        ("SIN_CAPACIDAD", "Central", 2),
        ("SIN_CAPACIDAD", "Norte", 1),
        ("IMPEDIMENTO", "Central", 1),
    ]
    assert sorted(grupos[0].motivos) == [("No hay red en la zona", 1), ("Sin puertos libres", 1)]
    assert (grupos[0].desde, grupos[0].vuelven) == (AHORA, AHORA + timedelta(days=30))
    assert (grupos[0].espera, grupos[0].por_donde) == ("Que haya capacidad (3.2)", "Fibra óptica")


def test_the_list_says_of_each_why_since_when_until_when_and_who_saw_it(client, jefa):
    venta = espera_por(*SIN_PUERTOS)
    client.force_login(jefa, backend=COMO)

    pagina = client.get(reverse("espera"), {"por": "SIN_CAPACIDAD", "zona": "Central",
                                            "tecnologia": "FIBRA"}).content.decode()  # fmt: skip

    assert str(venta.cliente) in pagina
    assert "Sin puertos libres" in pagina
    assert str(venta.asesor) in pagina
    assert f"{AHORA:%d/%m/%Y}" in pagina
    assert f"{AHORA + timedelta(days=30):%d/%m/%Y}" in pagina


def test_a_zone_with_capacity_returns_all_who_waited_for_it_in_one_act(jefa):
    unos = [espera_por(*SIN_PUERTOS), espera_por("SIN_CAPACIDAD", "SIN_RED")]
    otra_zona, moroso = espera_por(*SIN_PUERTOS, zona="Norte"), espera_por("IMPEDIMENTO", "MORA")
    yo = Acto(jefa, LUEGO)

    cuantos = devolver_grupo(acto=yo, por="SIN_CAPACIDAD", zona="Central", tecnologia="FIBRA")

    actos = Evento.objects.filter(tipo="volver_a_la_cola", actor=jefa)
    assert cuantos == 2
    assert {situacion(venta) for venta in unos} == {Situacion.REINTENTO}
    assert {situacion(otra_zona), situacion(moroso)} == {Situacion.ESPERA}
    assert sum(acto.datos["cuantos"] for acto in actos) == 2
    assert {acto.cadena for acto in actos} == {f"cartera:{v.contacto.cartera_id}" for v in unos}


def test_who_returned_is_handed_out_at_once_and_before_the_untouched(jefa):
    venta = espera_por(*SIN_PUERTOS)
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    assert tomar(acto=Acto(asesor, LUEGO)) is None

    devolver_uno(venta.contacto_id, acto=Acto(jefa, LUEGO))
    otra = tomar(acto=Acto(asesor, LUEGO))

    assert otra is not None
    assert otra.contacto_id == venta.contacto_id


def test_on_his_day_he_returns_by_himself_and_is_in_the_list_no_more(jefa):
    venta = espera_por(*SIN_PUERTOS)
    su_dia = AHORA + timedelta(days=30)

    assert list(en_espera(jefa, su_dia - timedelta(seconds=1))) == [venta.contacto]
    assert not en_espera(jefa, su_dia).exists()
    otra = tomar(acto=Acto(UsuarioFactory(rol=Rol.ASESOR), su_dia))
    assert otra is not None
    assert otra.contacto_id == venta.contacto_id


def test_whoever_was_taken_meanwhile_stays_in_that_hand(jefa):
    venta, otra = espera_por(*SIN_PUERTOS), espera_por(*SIN_PUERTOS)
    claves = [venta.contacto_id, otra.contacto_id]
    su_dia = AHORA + timedelta(days=30)
    tomada = tomar(acto=Acto(UsuarioFactory(rol=Rol.ASESOR), su_dia))
    assert tomada is not None

    cuantos = volver_a_la_cola(claves, por="SIN_CAPACIDAD", acto=Acto(jefa, su_dia))

    assert cuantos == 1
    assert situacion(tomada) == Situacion.EN_MANO


def test_a_reservation_that_runs_out_gives_him_back_as_the_floor_left_him(jefa):
    venta = espera_por(*SIN_PUERTOS)
    devolver_uno(venta.contacto_id, acto=Acto(jefa, LUEGO))
    tomar(acto=Acto(UsuarioFactory(rol=Rol.ASESOR), LUEGO))

    liberar_reservas(ahora=LUEGO + timedelta(hours=9))

    assert situacion(venta) == Situacion.REINTENTO


def test_the_same_act_again_finds_nobody_and_says_so(client, jefa):
    espera_por(*SIN_PUERTOS)
    grupo = {"por": "SIN_CAPACIDAD", "zona": "Central", "tecnologia": "FIBRA"}
    client.force_login(jefa, backend=COMO)

    una = client.post(reverse("espera_volver"), grupo, follow=True).content.decode()
    dos = client.post(reverse("espera_volver"), grupo, follow=True).content.decode()

    assert "1 cliente vuelve a la cola" in una
    assert "Nadie espera ya por eso" in dos
    assert Evento.objects.filter(tipo="volver_a_la_cola").count() == 1


def test_one_client_whose_cure_is_known_returns_alone(client, jefa):
    curado, moroso = espera_por("IMPEDIMENTO", "MORA"), espera_por("IMPEDIMENTO", "MORA")
    client.force_login(jefa, backend=COMO)

    client.post(reverse("espera_volver_uno", args=[curado.contacto_id]))

    assert (situacion(curado), situacion(moroso)) == (Situacion.REINTENTO, Situacion.ESPERA)


def test_a_client_of_the_practice_portfolio_is_not_of_the_real_floor(jefa):
    venta = espera_por(*SIN_PUERTOS)
    venta.contacto.cartera.de_prueba = True
    venta.contacto.cartera.save()

    assert grupos_en_espera(jefa, LUEGO) == []
    with pytest.raises(EsperaRechazada):
        devolver_uno(venta.contacto_id, acto=Acto(jefa, LUEGO))


def test_who_waits_with_no_reason_left_is_listed_too(jefa):
    venta = espera_por(*SIN_PUERTOS)
    venta.razones.all().delete()

    grupo = grupos_en_espera(jefa, LUEGO)[0]
    suyos = esperan(jefa, LUEGO, por="", zona="Central", tecnologia="FIBRA")

    assert (grupo.espera, grupo.motivos) == ("Su día", [("Sin motivo", 1)])
    assert list(suyos) == [venta.contacto]


def test_the_list_costs_the_same_with_one_client_and_with_three(
    client, jefa, django_assert_num_queries
):
    client.force_login(jefa, backend=COMO)
    abierto = {"por": "SIN_CAPACIDAD", "zona": "Central", "tecnologia": "FIBRA"}
    espera_por(*SIN_PUERTOS)
    client.get(reverse("espera"), abierto)
    for _ in range(2):
        with django_assert_num_queries(6):
            client.get(reverse("espera"), abierto)
        espera_por(*SIN_PUERTOS)
        espera_por(*SIN_PUERTOS)
