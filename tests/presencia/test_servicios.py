"""The states of an asesor: rows that follow one another, by the server's clock."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Sesion
from bluecom.cuentas.servicios import cerrar_sesiones
from bluecom.presencia.errores import EnPausa, EstadoRechazado
from bluecom.presencia.models import EstadoAsesor, Intervalo, en_pausa
from bluecom.presencia.servicios import (
    cerrar_sin_sesion,
    exigir_que_atienda,
    pasar_a,
    salir,
    terminar,
)
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
MEDIA = timedelta(minutes=30)


@pytest.fixture
def asesor():
    return UsuarioFactory(rol=Rol.ASESOR)


def sesion(quien, ahora, hasta) -> Sesion:
    return Sesion.objects.create(
        session_key=f"s{Sesion.objects.count()}", session_data="", expire_date=hasta,
        usuario=quien, abierta_en=ahora, usada_en=ahora,
    )  # fmt: skip


def filas(quien) -> list[tuple]:
    return list(Intervalo.objects.filter(usuario=quien).values_list("estado", "desde", "fin"))


def test_one_state_ends_where_the_next_begins(asesor, ahora):
    pasar_a("DISPONIBLE", acto=Acto(asesor, ahora))
    pasar_a("ALMUERZO", acto=Acto(asesor, ahora + MEDIA))

    primero, segundo = Intervalo.objects.filter(usuario=asesor)
    assert (primero.hasta, primero.fin) == (segundo.desde, "ESTADO")
    assert (segundo.estado_id, segundo.hasta) == ("ALMUERZO", None)
    assert en_pausa(asesor) == segundo


def test_the_same_state_again_is_the_same_stretch(asesor, ahora):
    uno = pasar_a("DESCANSO", acto=Acto(asesor, ahora))

    assert pasar_a("DESCANSO", acto=Acto(asesor, ahora + MEDIA)) == uno
    assert Intervalo.objects.count() == 1


def test_a_clock_that_runs_behind_backdates_nothing(asesor, ahora):
    pasar_a("DESCANSO", acto=Acto(asesor, ahora))
    despues = pasar_a("DISPONIBLE", acto=Acto(asesor, ahora - MEDIA))

    assert despues.desde == ahora


@pytest.mark.parametrize("codigo", ["NO_HAY", "", "RETIRADO"])
def test_only_a_state_of_the_catalogue_in_use_is_entered(asesor, ahora, codigo):
    EstadoAsesor.objects.create(codigo="RETIRADO", nombre="De antes", activo=False)

    with pytest.raises(EstadoRechazado, match="de la lista"):
        pasar_a(codigo, acto=Acto(asesor, ahora))


def test_who_takes_no_clients_has_no_state(ahora):
    with pytest.raises(EstadoRechazado, match="Solo un asesor"):
        pasar_a("DESCANSO", acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), ahora))


def test_in_a_pause_no_client_is_handed_out_and_asking_does_not_end_it(asesor, ahora):
    pasar_a("ALMUERZO", acto=Acto(asesor, ahora))

    with pytest.raises(EnPausa, match="Está en «Almuerzo»"):
        exigir_que_atienda(acto=Acto(asesor, ahora + MEDIA))

    assert en_pausa(asesor) is not None


def test_who_said_nothing_and_asks_for_a_client_is_available(asesor, ahora):
    exigir_que_atienda(acto=Acto(asesor, ahora))
    exigir_que_atienda(acto=Acto(asesor, ahora + MEDIA))

    assert filas(asesor) == [("DISPONIBLE", ahora, "")]


def test_the_state_ends_with_the_last_browser(asesor, ahora):
    uno, otro = (sesion(asesor, ahora, ahora + 4 * MEDIA) for _ in range(2))
    pasar_a("DISPONIBLE", acto=Acto(asesor, ahora))

    salir(asesor, ahora=ahora + MEDIA, sesion=uno.pk)
    assert filas(asesor) == [("DISPONIBLE", ahora, "")]
    uno.delete()
    salir(asesor, ahora=ahora + MEDIA, sesion=otro.pk)
    assert filas(asesor) == [("DISPONIBLE", ahora, "SALIDA")]


def test_a_session_that_runs_out_ends_the_pause_at_that_instant(asesor, ahora):
    sesion(asesor, ahora, ahora + MEDIA)
    pasar_a("ALMUERZO", acto=Acto(asesor, ahora))

    assert cerrar_sin_sesion(ahora=ahora + MEDIA / 2) == 0
    assert cerrar_sin_sesion(ahora=ahora + 2 * MEDIA) == 1

    suyo = Intervalo.objects.get()
    assert (suyo.hasta, suyo.fin) == (ahora + MEDIA, "SESION")


def test_who_is_thrown_out_is_in_no_state_when_it_is_noticed(asesor, ahora):
    sesion(asesor, ahora, ahora + 4 * MEDIA)
    sesion(UsuarioFactory(), ahora, ahora + 4 * MEDIA)
    pasar_a("DISPONIBLE", acto=Acto(asesor, ahora))
    cerrar_sesiones(asesor)

    assert cerrar_sin_sesion(ahora=ahora + MEDIA) == 1
    assert Intervalo.objects.get().hasta == ahora + MEDIA


def test_signing_in_makes_available_and_an_open_pause_goes_on(client, asesor):
    client.force_login(asesor)
    assert Intervalo.objects.get().estado_id == "DISPONIBLE"
    pasar_a("ALMUERZO", acto=Acto(asesor, timezone.now()))

    type(client)().force_login(asesor)

    assert en_pausa(asesor) is not None


def test_signing_out_ends_it_and_coming_back_begins_another(client, asesor):
    client.force_login(asesor)
    pasar_a("DESCANSO", acto=Acto(asesor, timezone.now()))
    client.post("/salir/")
    client.force_login(asesor)

    assert [(estado, fin) for estado, _, fin in filas(asesor)] == [
        ("DISPONIBLE", "ESTADO"),
        ("DESCANSO", "SALIDA"),
        ("DISPONIBLE", ""),
    ]


def test_a_new_password_of_one_s_own_ends_no_state(client, asesor):
    client.force_login(asesor)
    datos = {"old_password": "clave-de-prueba-1"}
    nueva = {"new_password1": "otra-clave-larga-7", "new_password2": "otra-clave-larga-7"}

    assert client.post("/cuenta/contrasena/", datos | nueva).status_code == 302

    assert cerrar_sin_sesion(ahora=timezone.now()) == 0


def test_who_leads_the_floor_ends_what_was_forgotten_with_its_reason(asesor, ahora):
    suyo = pasar_a("ALMUERZO", acto=Acto(asesor, ahora))
    jefa = UsuarioFactory(rol=Rol.SUPERVISOR)

    terminar(suyo.pk, acto=Acto(jefa, ahora + MEDIA), por_que="SE_FUE", nota="sin avisar")

    suyo.refresh_from_db()
    assert (suyo.hasta, suyo.fin, suyo.por, suyo.por_que) == (
        ahora + MEDIA, "SUPERVISION", jefa, "SE_FUE",
    )  # fmt: skip
    evento = Evento.objects.get(tipo="terminar_estado")
    assert evento.datos == {"estado": "ALMUERZO", "por_que": "SE_FUE"}
    with pytest.raises(EstadoRechazado, match="ya terminó"):
        terminar(suyo.pk, acto=Acto(jefa, ahora + MEDIA), por_que="SE_FUE")


def test_without_a_reason_it_is_not_ended(asesor, ahora):
    suyo = pasar_a("ALMUERZO", acto=Acto(asesor, ahora))

    with pytest.raises(EstadoRechazado, match="por qué"):
        terminar(suyo.pk, acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), ahora), por_que="")


def test_the_database_keeps_intervals_apart_and_as_they_were(asesor, ahora):
    suyo = pasar_a("ALMUERZO", acto=Acto(asesor, ahora))
    pasar_a("DISPONIBLE", acto=Acto(asesor, ahora + MEDIA))
    suyo.refresh_from_db()

    with pytest.raises(IntegrityError, match="intervalos_sin_solaparse"), transaction.atomic():
        Intervalo.objects.create(
            usuario=asesor, estado_id="DESCANSO", fin="ESTADO",
            desde=ahora - MEDIA, hasta=ahora + MEDIA / 2,
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="solo termina"), transaction.atomic():
        Intervalo.objects.filter(pk=suyo.pk).update(hasta=ahora + 5 * MEDIA)
    with pytest.raises(IntegrityError, match="estado_disponible_queda"), transaction.atomic():
        EstadoAsesor.objects.filter(pk="DISPONIBLE").update(activo=False)
