"""A reason given by a slip is taken back whole, as the outcome of a call is (2.1, 3.2, 4.1)."""

from datetime import timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.errores import LlamadaRechazada
from cartera.models import ContactoCartera, NoLlamar, Rellamada
from cartera.servicios import como_esta, reponer, tomar_siguiente
from solicitudes.finales.deshacer import deshacer_fin, por_deshacer
from solicitudes.finales.saltos import le_quedan
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import atender, tomar
from solicitudes.mesa.anteriores import anteriores_de, saltos_entre
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("2.1"), pytest.mark.paso("3.2")]
UN_MINUTO = timedelta(minutes=1)
DESPUES = AHORA + UN_MINUTO
FINES = [
    (Estado.TOMADA, "IMPEDIMENTO", "MORA"),
    (Estado.TOMADA, "DESCARTE", "YA_TIENE"),
    (Estado.TOMADA, "DESCARTE", "NO_LLAMAR"),
    (Estado.VERIFICADA, "SIN_CAPACIDAD", "SIN_RED"),
    (Estado.FACTIBLE, "SALTO", "SALTADO"),
]


def terminar(venta, ambito="IMPEDIMENTO", codigo="MORA", ahora=AHORA) -> Venta:
    return descartar(venta.pk, acto=Acto(venta.asesor, ahora), motivo=motivo(ambito, codigo))


def foto(venta) -> dict:
    contacto = ContactoCartera.objects.values().get(pk=venta.contacto_id)
    contacto.pop("reservado_hasta")
    return {
        "contacto": contacto,
        "estado": Venta.objects.values("estado", "cerrada_en").get(pk=venta.pk),
        "consultas": list(venta.verificaciones.values_list("paso", "favorable")),
        "rellamadas": list(Rellamada.objects.pendientes().values()),
        "no_llamar": NoLlamar.objects.vigentes().count(),
    }


@pytest.mark.parametrize(("estado", "ambito", "codigo"), FINES)
def test_client_check_and_do_not_call_are_given_back_together(estado, ambito, codigo):
    venta = venta_en(estado)
    antes = foto(venta)
    terminar(venta, ambito, codigo)
    assert foto(venta) != antes

    deshacer_fin(venta.pk, acto=Acto(venta.asesor, DESPUES))

    assert foto(venta) == antes
    assert venta.razones.get().deshecha_en == DESPUES
    tipos = Evento.objects.filter(cadena=venta.cadena).order_by("-n")
    assert list(tipos.values_list("tipo", flat=True)[:2]) == ["retomar", "descartar"]


def test_a_callback_that_it_answered_waits_again():
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    ContactoCarteraFactory(situacion="RELLAMADA", proximo_en=AHORA, asignado_a=asesor)
    venta = tomar(acto=Acto(asesor, AHORA))
    antes = foto(venta)
    terminar(venta)
    assert not Rellamada.objects.pendientes().exists()

    deshacer_fin(venta.pk, acto=Acto(asesor, DESPUES))

    assert foto(venta) == antes


def test_meanwhile_he_is_handed_to_nobody_and_who_came_goes_back_untouched():
    venta = venta_en(Estado.TOMADA)
    por_otra = ContactoCarteraFactory(cliente=venta.cliente, cartera=CarteraFactory())
    siguiente = ContactoCarteraFactory(asignado_a=venta.asesor)
    terminar(venta)
    vino = tomar(acto=Acto(venta.asesor, AHORA))
    assert tomar_siguiente(acto=Acto(UsuarioFactory(rol=Rol.ASESOR), DESPUES)) is None

    deshacer_fin(venta.pk, acto=Acto(venta.asesor, DESPUES))

    assert Venta.objects.en_mano_de(venta.asesor).get() == venta
    assert (vino.contacto, siguiente.ventas.get().estado) == (siguiente, Estado.DESCARTADA)
    siguiente.refresh_from_db()
    por_otra.refresh_from_db()
    assert siguiente.situacion == por_otra.situacion == "DISPONIBLE"


def test_the_page_offers_the_last_end_whichever_it_was():
    venta = venta_en(Estado.FACTIBLE)
    acto = Acto(venta.asesor, AHORA)
    ContactoCarteraFactory(asignado_a=venta.asesor)
    registrar_llamada(venta.pk, acto=acto, resultado="NO_ACEPTA", detalle="PRECIO")
    otra = tomar(acto=acto)
    assert por_deshacer(acto).llamada is not None

    terminar(otra, ahora=DESPUES)

    ahora = Acto(venta.asesor, DESPUES + UN_MINUTO)
    fin = por_deshacer(ahora)
    assert (fin.venta_id, fin.llamada, fin.url) == (otra.pk, None, f"/ventas/{otra.pk}/deshacer/")
    assert fin.queda.startswith("Espera: se le vuelve a ofrecer el 23/12")
    deshacer_fin(otra.pk, acto=ahora)
    assert por_deshacer(ahora).llamada is not None  # the call of before is two minutes old
    assert por_deshacer(Acto(venta.asesor, ahora.ahora + UN_MINUTO)) is None


@pytest.mark.parametrize(
    ("quien", "cuando", "dice"),
    [
        (None, AHORA + timedelta(minutes=3), "dos minutos"),
        ("otro", DESPUES, "no le corresponde"),
    ],
)
def test_only_who_gave_it_and_for_two_minutes(quien, cuando, dice):
    venta = venta_en(Estado.TOMADA)
    terminar(venta)
    usuario = UsuarioFactory(rol=Rol.ASESOR) if quien else venta.asesor

    with pytest.raises((TransicionInvalida, PermisoDenegado), match=dice):
        deshacer_fin(venta.pk, acto=Acto(usuario, cuando))


def test_nor_twice_nor_after_a_call_nor_what_a_call_ended():
    venta = venta_en(Estado.FACTIBLE)
    acto = Acto(venta.asesor, DESPUES)
    terminar(venta, "DESCARTE", "YA_TIENE")
    deshacer_fin(venta.pk, acto=acto)
    with pytest.raises(TransicionInvalida, match="ya se deshizo"):
        deshacer_fin(venta.pk, acto=acto)

    registrar_llamada(venta.pk, acto=acto, resultado="CORTADA")
    with pytest.raises(TransicionInvalida):
        deshacer_fin(venta.pk, acto=acto)
    registrar_llamada(venta.pk, acto=acto, resultado="NO_ACEPTA", detalle="PRECIO")
    with pytest.raises(TransicionInvalida, match="no terminó por un motivo"):
        deshacer_fin(venta.pk, acto=acto)


def test_what_a_supervisor_discarded_is_not_its_asesors_to_take_back():
    venta = venta_en(Estado.TOMADA)
    jefa = UsuarioFactory(rol=Rol.SUPERVISOR)
    descartar(venta.pk, acto=Acto(jefa, AHORA), motivo=motivo("DESCARTE", "YA_TIENE"))

    assert por_deshacer(Acto(venta.asesor, DESPUES)) is None
    with pytest.raises(TransicionInvalida, match="Solo quien lo descartó"):
        deshacer_fin(venta.pk, acto=Acto(venta.asesor, DESPUES))


def test_who_rang_in_meanwhile_and_is_in_a_colleagues_hand_stays_there():
    venta = venta_en(Estado.FACTIBLE)
    terminar(venta, "SALTO", "SALTADO")  # a skip holds nobody back
    colega = UsuarioFactory(rol=Rol.ASESOR)
    atender(venta.cliente.pk, acto=Acto(colega, AHORA))

    with pytest.raises(LlamadaRechazada, match="en manos de otra persona"):
        deshacer_fin(venta.pk, acto=Acto(venta.asesor, DESPUES))

    contacto = ContactoCartera.objects.get(pk=venta.contacto_id)
    assert contacto.reservado_por == colega
    with pytest.raises(LlamadaRechazada):
        reponer(contacto.pk, antes=como_esta(contacto), fin=AHORA, acto=Acto(venta.asesor, DESPUES))


def test_a_skip_that_was_taken_back_is_none():
    venta = venta_en(Estado.FACTIBLE)
    acto = Acto(venta.asesor, DESPUES)
    quedan = le_quedan(acto)
    terminar(venta, "SALTO", "SALTADO")
    assert le_quedan(acto) == quedan - 1

    deshacer_fin(venta.pk, acto=acto)

    assert le_quedan(acto) == quedan
    assert saltos_entre(AHORA, DESPUES) == []
    registrar_llamada(venta.pk, acto=acto, resultado="NO_ACEPTA", detalle="PRECIO")
    assert anteriores_de(acto)[0].saltado is False
