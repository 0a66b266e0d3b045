"""A slip is taken back whole, and nobody is left in two hands or in none (4.1)."""

from datetime import timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import ContactoCartera, Llamada, NoLlamar, Rellamada, TelefonoCliente
from cartera.servicios import asignar as repartir
from cartera.servicios import tomar_siguiente
from solicitudes.finales.deshacer import deshacer, por_deshacer
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import tomar
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.p02_p03_consultas.servicio import verificar_requisitos
from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion, registrar_llamada
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA, motivo, venta_en
from tests.solicitudes.segundo_producto import tambien
from tests.solicitudes.ventas_sueltas import VentaFactory

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
UN_MINUTO = timedelta(minutes=1)
DESPUES = AHORA + UN_MINUTO
TERMINAN = ["NO_ACEPTA", "VOLVER_A_LLAMAR", "NO_CONTESTA", "NUMERO_EQUIVOCADO", "NO_LLAMAR"]


def llamar(venta, resultado, ahora=AHORA, **datos) -> Llamada:
    if resultado == "NO_ACEPTA":
        datos["detalle"] = "PRECIO"
    if resultado == "VOLVER_A_LLAMAR":
        datos["volver_en"] = AHORA + timedelta(hours=4)
    return registrar_llamada(venta.pk, acto=Acto(venta.asesor, ahora), resultado=resultado, **datos)


def quitar(llamada, venta, ahora=DESPUES, usuario=None) -> Venta:
    return deshacer(venta.pk, llamada.pk, acto=Acto(usuario or venta.asesor, ahora))


def foto(venta) -> dict:
    """Everything of client and sale that an outcome may change."""
    contacto = ContactoCartera.objects.values().get(pk=venta.contacto_id)
    contacto.pop("reservado_hasta")
    sale = Venta.objects.values("estado", "llamada_id", "cerrada_en", "asesor_id").get(pk=venta.pk)
    numeros = set(TelefonoCliente.objects.values_list("numero", "calificacion"))
    malos = {par for par in numeros if par[1] != "SIN_CALIFICAR"}
    return {"contacto": contacto, "venta": sale, "numeros": malos,
            "rellamadas": list(Rellamada.objects.pendientes().values()),
            "no_llamar": NoLlamar.objects.vigentes().count()}  # fmt: skip


def otro_cliente(venta, **datos) -> ContactoCartera:
    return ContactoCarteraFactory(cartera=venta.contacto.cartera, asignado_a=venta.asesor, **datos)


def en_manos(contacto) -> int:
    en_mano = ContactoCartera.objects.en_mano().filter(cliente=contacto.cliente_id)
    return en_mano.count()


# --- back to before it --------------------------------------------------------------------------
@pytest.mark.parametrize("resultado", TERMINAN)
def test_call_discard_retry_and_do_not_call_are_given_back_together(resultado):
    venta = venta_en(Estado.FACTIBLE)
    antes = foto(venta)
    llamada = llamar(venta, resultado)
    assert Venta.objects.get(pk=venta.pk).estado == Estado.DESCARTADA

    quitar(llamada, venta)

    assert foto(venta) == antes
    assert Llamada.objects.get().anulada_en == DESPUES
    tipos = Evento.objects.filter(cadena=venta.cadena).order_by("-n")
    assert list(tipos.values_list("tipo", flat=True)[:2]) == ["retomar", "descartar"]


@pytest.mark.parametrize("previa", ["DISPONIBLE", "REINTENTO", "RELLAMADA", "ESPERA"])
def test_the_client_that_expires_after_it_is_as_before_the_taking(previa):
    venta = venta_en(Estado.FACTIBLE)
    hora = None if previa == "DISPONIBLE" else AHORA - timedelta(hours=1)
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(
        situacion_previa=previa, proximo_en=hora, asignado_a=None
    )
    quitar(llamar(venta, "VOLVER_A_LLAMAR"), venta)

    assert liberar_reservas(ahora=DESPUES + timedelta(minutes=29)) == 0
    assert liberar_reservas(ahora=DESPUES + timedelta(minutes=30)) == 1

    contacto = ContactoCartera.objects.get(pk=venta.contacto_id)
    assert (contacto.situacion, contacto.proximo_en) == (previa, hora)
    assert contacto.asignado_a is None


def test_a_number_known_to_be_good_is_good_again():
    venta = venta_en(Estado.FACTIBLE)
    numero = venta.contacto.linea
    TelefonoCliente.objects.create(cliente=venta.cliente, numero=numero, calificacion="BUENO")

    quitar(llamar(venta, "NUMERO_EQUIVOCADO"), venta)

    assert TelefonoCliente.objects.get(numero=numero).calificacion == "BUENO"


def test_who_asked_before_not_to_be_called_is_still_not_called():
    venta = venta_en(Estado.FACTIBLE)
    NoLlamar.objects.create(numero=venta.contacto.linea, pedido_en=AHORA, anotado_por=venta.asesor)

    quitar(llamar(venta, "NO_LLAMAR"), venta)

    assert venta.contacto.pidio_no_llamar


def test_a_call_that_left_the_taking_open_is_taken_back_alone():
    venta = venta_en(Estado.FACTIBLE)

    sigue = quitar(llamar(venta, "CORTADA"), venta)

    assert (sigue.pk, sigue.estado) == (venta.pk, Estado.FACTIBLE)
    assert not Evento.objects.filter(cadena=venta.cadena, tipo="retomar").exists()


# --- and the next client --------------------------------------------------------------------------
def test_the_next_client_goes_back_untouched():
    venta = venta_en(Estado.FACTIBLE)
    hora = AHORA - UN_MINUTO
    otro = otro_cliente(venta, situacion="RELLAMADA", proximo_en=hora)
    llamada = llamar(venta, "NO_ACEPTA")
    segunda = tomar(acto=Acto(venta.asesor, AHORA))
    assert segunda.contacto == otro

    quitar(llamada, venta)

    otro.refresh_from_db()
    assert (otro.situacion, otro.proximo_en, otro.intentos) == ("RELLAMADA", hora, 0)
    assert tomar(acto=Acto(venta.asesor, DESPUES)) == venta
    assert Venta.objects.get(pk=segunda.pk).razones.get().motivo.codigo == "DEVUELTO"


def test_also_when_its_checks_were_begun_and_it_can_be_taken_again():
    venta = venta_en(Estado.FACTIBLE)
    otro_cliente(venta)
    llamada = llamar(venta, "NO_ACEPTA")
    segunda = tomar(acto=Acto(venta.asesor, AHORA))
    verificar_requisitos(
        segunda.pk, acto=Acto(venta.asesor, AHORA), servicios=segunda.servicios_requeridos
    )

    quitar(llamada, venta)
    llamar(venta, "NO_ACEPTA", ahora=DESPUES)

    tercera = tomar(acto=Acto(venta.asesor, DESPUES))
    assert (tercera.contacto, tercera.estado) == (segunda.contacto, Estado.TOMADA)


def test_after_the_next_client_was_called_it_is_too_late():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "NO_ACEPTA")
    otra = venta_en(Estado.FACTIBLE, asesor=venta.asesor)
    llamar(otra, "CORTADA")

    with pytest.raises(DatoInvalido, match="otra llamada después"):
        quitar(llamada, venta)

    assert Venta.objects.get(pk=otra.pk).estado == Estado.FACTIBLE
    assert Venta.objects.get(pk=venta.pk).estado == Estado.DESCARTADA


def test_a_client_that_a_colleague_passed_on_is_not_thrown_back():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "NO_ACEPTA")
    ajena = venta_en(Estado.FACTIBLE)
    razon = Motivo.objects.filter(ambito="REASIGNACION")[0]
    jefa = UsuarioFactory(rol=Rol.SUPERVISOR)
    reasignar(ajena.pk, acto=Acto(jefa, AHORA), a=venta.asesor, motivo=razon)

    with pytest.raises(TransicionInvalida, match="que le pasaron"):
        quitar(llamada, venta)

    assert Venta.objects.get(pk=ajena.pk).estado == Estado.FACTIBLE
    assert Llamada.objects.get(pk=llamada.pk).anulada_en is None


# --- meanwhile --------------------------------------------------------------------------------
@pytest.mark.parametrize("donde", ["la misma cartera", "otra cartera"])
def test_meanwhile_the_client_is_handed_to_nobody(donde):
    venta = venta_en(Estado.FACTIBLE)
    llamar(venta, "NO_CONTESTA")
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(proximo_en=AHORA, asignado_a=None)
    if donde == "otra cartera":
        ContactoCartera.objects.filter(pk=venta.contacto_id).update(situacion="CERRADO")
        ContactoCarteraFactory(cartera=CarteraFactory(), cliente=venta.cliente)
    colega = UsuarioFactory(rol=Rol.ASESOR)

    assert tomar_siguiente(acto=Acto(colega, DESPUES)) is None
    tarde = AHORA + timedelta(minutes=2)
    assert tomar_siguiente(acto=Acto(colega, tarde)).cliente == venta.cliente


def test_whom_another_asesor_has_already_is_not_taken_from_the_hand():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "NO_CONTESTA")
    colega = UsuarioFactory(rol=Rol.ASESOR)
    ContactoCarteraFactory(cartera=CarteraFactory(), cliente=venta.cliente, en_mano_de=colega)

    with pytest.raises(DatoInvalido, match="en manos de otra persona"):
        quitar(llamada, venta)

    assert en_manos(venta.contacto) == 1
    assert Llamada.objects.get().anulada_en is None
    assert Venta.objects.get(pk=venta.pk).estado == Estado.DESCARTADA


def test_what_a_supervisor_changed_meanwhile_stays():
    venta = venta_en(Estado.FACTIBLE)
    otra = UsuarioFactory(rol=Rol.ASESOR)
    llamada = llamar(venta, "VOLVER_A_LLAMAR")
    repartir.mover(
        venta.contacto.cartera_id, de=venta.asesor, a=otra,
        acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), AHORA))  # fmt: skip

    quitar(llamada, venta)

    contacto = ContactoCartera.objects.get(pk=venta.contacto_id)
    assert (contacto.asignado_a, contacto.reservado_por) == (otra, venta.asesor)


# --- what cannot be taken back ----------------------------------------------------------------
def test_two_minutes_and_no_more():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "NO_ACEPTA")

    with pytest.raises(DatoInvalido, match="dos minutos"):
        quitar(llamada, venta, ahora=AHORA + timedelta(minutes=2, seconds=1))
    assert por_deshacer(Acto(venta.asesor, AHORA + timedelta(minutes=2, seconds=1))) is None
    assert quitar(llamada, venta, ahora=AHORA + timedelta(minutes=2)).estado == Estado.FACTIBLE


def test_twice_is_once():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "NO_ACEPTA")
    quitar(llamada, venta)

    with pytest.raises(DatoInvalido, match="ya se deshizo"):
        quitar(llamada, venta)

    assert Evento.objects.filter(cadena=venta.cadena, tipo="retomar").count() == 1


def test_an_acceptance_that_was_registered_keeps_its_call():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "ACEPTA")
    registrar_aceptacion(
        venta.pk, acto=Acto(venta.asesor, AHORA), condicion=en_vigor(), tecnologia="FIBRA",
        facturacion="PROPIA")  # fmt: skip

    with pytest.raises(TransicionInvalida, match="ya se registró la aceptación"):
        quitar(llamada, venta)

    assert Llamada.objects.get().anulada_en is None


def test_nor_by_the_second_product_that_stands_on_it():
    venta = venta_en(Estado.ACEPTADA)
    hermana = tambien(venta)

    with pytest.raises(TransicionInvalida, match="ya se registró la aceptación"):
        quitar(venta.llamada, hermana)

    assert Llamada.objects.get().anulada_en is None


def test_nor_by_another_taking_of_the_same_client():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "NO_ACEPTA")
    de_antes = VentaFactory(contacto=venta.contacto, asesor=venta.asesor, estado="DESCARTADA")

    with pytest.raises(TransicionInvalida, match="terminó otra toma"):
        quitar(llamada, de_antes)

    assert Llamada.objects.get().anulada_en is None


def test_nobody_takes_back_what_a_colleague_said():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "NO_ACEPTA")

    with pytest.raises(PermisoDenegado):
        quitar(llamada, venta, usuario=UsuarioFactory(rol=Rol.ASESOR))


def test_a_taking_that_ended_without_a_call_is_not_taken_up_again():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "CORTADA")
    saltado = motivo("SALTO", "SALTADO")
    descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=saltado)

    quitar(llamada, venta)

    assert Venta.objects.get(pk=venta.pk).estado == Estado.DESCARTADA


# --- what is shown ------------------------------------------------------------------------------
def test_the_page_says_of_whom_and_what_becomes_of_him():
    venta = venta_en(Estado.FACTIBLE)
    llamada = llamar(venta, "NO_ACEPTA")

    dicho = por_deshacer(Acto(venta.asesor, DESPUES))

    assert (dicho.llamada, dicho.venta_id) == (llamada, venta.pk)
    assert dicho.cliente == venta.cliente.nombre_completo
    assert dicho.queda == "No se lo vuelve a llamar por esta cartera."


def test_the_way_back_costs_one_query_and_one_more_while_there_is_one(django_assert_num_queries):
    venta = venta_en(Estado.FACTIBLE)
    llamar(venta, "NO_ACEPTA")

    colega = UsuarioFactory()

    with django_assert_num_queries(1):
        assert por_deshacer(Acto(colega, DESPUES)) is None
    with django_assert_num_queries(2):
        dicho = por_deshacer(Acto(venta.asesor, DESPUES))
        assert dicho.cliente and dicho.queda
