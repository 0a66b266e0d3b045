"""Who rings in is attended at any hour by whoever answers, if nobody holds him (1.2, 4.1)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.presencia.errores import EnPausa
from bluecom.presencia.servicios import pasar_a
from bluecom.rechazo import Rechazo
from cartera.errores import LlamadaRechazada, TomaRechazada
from cartera.models import ContactoCartera, Llamada, NoLlamar, Rellamada, ResultadoLlamada
from cartera.servicios import abrir_practica, por_que_no_se_lo_atiende, tomar_a_quien_llama
from cartera.servicios.efectos import es_un_intento
from solicitudes.finales.deshacer import deshacer, deshacer_fin
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.finales.servicio import anular, descartar
from solicitudes.finales.siguiente import atender, tomar, venta_en_curso
from solicitudes.models import Venta
from solicitudes.pasos.p02_p03_consultas.servicio import confirmar_capacidad, verificar_requisitos
from solicitudes.pasos.p04_llamada.pagina import EN_LINEA, contexto_de_la_llamada
from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion, registrar_llamada
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.2"), pytest.mark.paso("4.1")]
DESPUES = AHORA + timedelta(minutes=1)
DOMINGO = AHORA + timedelta(days=(6 - AHORA.weekday()) % 7)


@pytest.fixture
def asesor():
    return UsuarioFactory(rol=Rol.ASESOR)


def llama(contacto, asesor, ahora=AHORA) -> Venta:
    return atender(contacto.cliente_id, acto=Acto(asesor, ahora))


def en_la_llamada(contacto, asesor, ahora=AHORA) -> Venta:
    """He rang, and the two checks are clean."""
    venta, acto = llama(contacto, asesor, ahora), Acto(asesor, ahora)
    verificar_requisitos(venta.pk, acto=acto, servicios=venta.servicios_requeridos)
    confirmar_capacidad(venta.pk, acto=acto, tecnologias=["FIBRA"])
    return Venta.objects.get(pk=venta.pk)


def anota(venta, resultado, ahora=AHORA, **datos) -> Llamada:
    detalle = "PRECIO" if resultado == "NO_ACEPTA" else ""
    acto = Acto(venta.asesor, ahora)
    return registrar_llamada(venta.pk, acto=acto, resultado=resultado, detalle=detalle, **datos)


def veta(contacto) -> NoLlamar:
    return NoLlamar.objects.create(
        numero=contacto.linea,
        cliente=contacto.cliente,
        pedido_en=AHORA,
        anotado_por=UsuarioFactory(),
    )


# --- Whom ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("situacion", ["DISPONIBLE", "REINTENTO", "RELLAMADA", "ESPERA", "CERRADO",
                                       "NO_LLAMAR"])  # fmt: skip
def test_however_he_was_left_he_is_taken_and_left_so_again_if_nobody_works(situacion, asesor):
    proximo = None if situacion in {"DISPONIBLE", "CERRADO", "NO_LLAMAR"} else DESPUES
    contacto = ContactoCarteraFactory(situacion=situacion, proximo_en=proximo, intentos=9)

    venta = llama(contacto, asesor)

    assert (venta.entrante, venta.estado, venta.asesor) == (True, Estado.TOMADA, asesor)
    assert Evento.objects.get(cadena=venta.cadena).datos["entrante"] is True
    liberar_reservas(ahora=AHORA + timedelta(hours=1))
    contacto.refresh_from_db()
    assert (contacto.situacion, contacto.proximo_en) == (situacion, proximo)


def test_at_any_hour_from_a_portfolio_of_others_or_in_pause(asesor):
    cerrado = ContactoCarteraFactory(cartera__siempre_abierta=False, cartera__activa=False)
    cerrado.cartera.asesores.add(UsuarioFactory(rol=Rol.ASESOR))
    assert tomar(acto=Acto(asesor, DOMINGO)) is None

    assert llama(cerrado, asesor, DOMINGO).contacto == cerrado


def test_the_place_of_his_promised_callback_comes_first_whoever_it_was_promised_to(asesor):
    otra, cuando = UsuarioFactory(rol=Rol.ASESOR), AHORA + timedelta(hours=3)
    prometido = ContactoCarteraFactory(situacion="RELLAMADA", proximo_en=cuando, asignado_a=otra)
    ContactoCarteraFactory(cliente=prometido.cliente)

    venta = en_la_llamada(prometido, asesor)
    llamada = anota(venta, "NO_ACEPTA")

    assert venta.contacto == prometido
    fila = Rellamada.objects.get()
    assert (fila.estado, fila.atendida_con, fila.cerrada_por) == ("HECHA", llamada, asesor)
    assert ContactoCartera.objects.get(pk=prometido.pk).asignado_a == otra


def test_in_a_colleagues_hand_he_stays_there_also_while_that_colleague_is_away(asesor):
    colega = UsuarioFactory(rol=Rol.ASESOR)
    contacto = ContactoCarteraFactory(asignado_a=colega)
    tomar(acto=Acto(colega, AHORA))
    colega.is_active = False
    colega.save()

    with pytest.raises(TomaRechazada, match=f"Lo tiene ahora {colega}"):
        llama(contacto, asesor)

    liberar_reservas(ahora=AHORA + timedelta(hours=1))
    assert llama(contacto, asesor, AHORA + timedelta(hours=1)).asesor == asesor


def test_a_sale_in_course_is_of_its_asesor_and_an_annulled_one_of_nobody(asesor):
    suya = venta_en(Estado.ACEPTADA)
    dueno = suya.asesor

    with pytest.raises(TransicionInvalida, match=f"está en curso con {dueno}: déjele una nota"):
        llama(suya.contacto, asesor)
    assert "anote allí esta llamada" in venta_en_curso(suya.cliente.pk, Acto(dueno, AHORA))

    anular(suya.pk, acto=Acto(dueno, AHORA), motivo=motivo("ANULACION", "CLIENTE_DESISTE"))
    assert venta_en_curso(suya.cliente.pk, Acto(dueno, AHORA)) == ""
    assert llama(suya.contacto, asesor).entrante


@pytest.mark.parametrize(
    ("cambio", "dice"),
    [
        ({"situacion": "VENDIDO"}, "Ya compró por esta cartera"),
        ({"es_elegible": False}, "Ya tiene otros servicios"),
        ({"retenido_hasta": DESPUES}, "todavía se puede deshacer: tómelo desde las 10:01:00"),
    ],
)
def test_why_he_cannot_be_taken_is_said(cambio, dice, asesor):
    contacto = ContactoCarteraFactory(**cambio)

    assert dice in por_que_no_se_lo_atiende([contacto], Acto(asesor, AHORA))
    with pytest.raises(TomaRechazada):
        tomar_a_quien_llama(contacto.cliente_id, acto=Acto(asesor, AHORA))


def test_who_practises_passes_the_call_on_and_who_pauses_resumes_first(asesor):
    contacto = ContactoCarteraFactory()
    pasar_a("ALMUERZO", acto=Acto(asesor, AHORA))
    with pytest.raises(EnPausa):
        llama(contacto, asesor)

    nueva = UsuarioFactory(rol=Rol.ASESOR)
    abrir_practica(nueva, acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), AHORA))
    with pytest.raises(TomaRechazada, match="pase la llamada a un colega"):
        llama(contacto, nueva)


def test_with_another_in_hand_nobody_takes_two_and_one_s_own_is_the_same(asesor):
    uno, otro = ContactoCarteraFactory.create_batch(2)
    venta = llama(uno, asesor)

    assert llama(uno, asesor) == venta
    with pytest.raises(TransicionInvalida, match="pase la llamada a un colega"):
        llama(otro, asesor)
    with pytest.raises(PermisoDenegado):
        llama(otro, UsuarioFactory(rol=Rol.SUPERVISOR))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_has_him_by_whichever_portfolio():
    contacto = ContactoCarteraFactory()
    ContactoCarteraFactory(cliente=contacto.cliente)
    barrera = Barrier(2, timeout=20)

    def atiende(asesor) -> bool:
        try:
            barrera.wait()
            return bool(llama(contacto, asesor))
        except Rechazo:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hilos:
        dados = list(hilos.map(atiende, UsuarioFactory.create_batch(2, rol=Rol.ASESOR)))

    assert sorted(dados) == [False, True]
    assert Venta.objects.count() == ContactoCartera.objects.en_mano().count() == 1


# --- What his call is -----------------------------------------------------------------------------
def test_his_call_is_an_offer_that_counts_and_no_attempt_of_ours(asesor):
    contacto = ContactoCarteraFactory(intentos=2)

    llamada = anota(en_la_llamada(contacto, asesor), "NO_ACEPTA")

    assert (llamada.entrante, llamada.proposito, llamada.efectiva) == (True, "OFERTA", True)
    assert ContactoCartera.objects.get(pk=contacto.pk).intentos == 2
    assert not es_un_intento(llamada)
    assert Evento.objects.get(tipo="llamada").datos["entrante"] is True


def test_taken_back_he_is_on_the_line_again_and_no_attempt_is_given_back(asesor):
    contacto = ContactoCarteraFactory(intentos=2, situacion="CERRADO")
    venta = en_la_llamada(contacto, asesor)
    llamada = anota(venta, "NO_ACEPTA")

    deshacer(venta.pk, llamada.pk, acto=Acto(asesor, DESPUES))

    venta = Venta.objects.get(pk=venta.pk)
    contacto.refresh_from_db()
    assert (venta.estado, venta.en_linea) == (Estado.FACTIBLE, True)
    assert (contacto.intentos, contacto.situacion_previa) == (2, "CERRADO")


def test_only_what_can_come_of_a_call_that_came_in_is_a_key(asesor):
    venta = en_la_llamada(ContactoCarteraFactory(), asesor)
    venta.ahora = AHORA

    pagina = contexto_de_la_llamada(venta)

    teclas = {tecla["resultado"].pk for tecla in pagina["teclas"]}
    assert {"ACEPTA", "NO_ACEPTA", "NO_ESTA", "CORTADA"} <= teclas
    assert not teclas & {"NO_CONTESTA", "BUZON", "NUMERO_EQUIVOCADO", "FUERA_DE_SERVICIO"}
    assert pagina["que_marcar"] == EN_LINEA
    assert not any(tecla["otro"] for tecla in pagina["teclas"])
    with pytest.raises(LlamadaRechazada, match="Elija de la lista"):
        anota(venta, "NO_CONTESTA")


def test_once_it_broke_off_he_is_called_as_any_other(asesor):
    venta = en_la_llamada(ContactoCarteraFactory(), asesor)
    anota(venta, "CORTADA")

    de_vuelta = anota(venta, "NO_CONTESTA", DESPUES)

    assert (de_vuelta.entrante, de_vuelta.contacto.intentos) == (False, 0)
    assert ContactoCartera.objects.get(pk=venta.contacto_id).intentos == 1


def test_nobody_skips_who_rings(asesor):
    venta = llama(ContactoCarteraFactory(), asesor)

    with pytest.raises(TransicionInvalida, match="llamó él"):
        descartar(venta.pk, acto=Acto(asesor, AHORA), motivo=motivo("SALTO", "SALTADO"))


@pytest.mark.parametrize(("ambito", "codigo"), [("IMPEDIMENTO", "MORA"), ("DESCARTE", "YA_TIENE")])
def test_who_could_be_offered_nothing_was_spoken_with_all_the_same(ambito, codigo, asesor):
    venta = llama(ContactoCarteraFactory(), asesor)

    descartar(venta.pk, acto=Acto(asesor, AHORA), motivo=motivo(ambito, codigo))

    llamada = Llamada.objects.efectivas().get()
    assert (llamada.entrante, llamada.agente, llamada.proposito) == (True, asesor, "OFERTA")
    deshacer_fin(venta.pk, acto=Acto(asesor, DESPUES))
    assert not Llamada.objects.efectivas().exists()
    assert Venta.objects.get(pk=venta.pk).en_linea


def test_the_system_that_gives_him_back_invents_no_call(asesor):
    llama(ContactoCarteraFactory(), asesor)
    liberar_reservas(ahora=AHORA + timedelta(hours=1))
    assert not Llamada.objects.exists()


def test_without_an_outcome_that_says_he_was_spoken_with_the_end_says_what_is_missing(asesor):
    ResultadoLlamada.objects.filter(solo_seguimiento=True).update(efectiva=False, venta=False)
    venta = llama(ContactoCarteraFactory(), asesor)

    with pytest.raises(LlamadaRechazada, match="Falta en el catálogo"):
        descartar(venta.pk, acto=Acto(asesor, AHORA), motivo=motivo("IMPEDIMENTO", "MORA"))


# --- Who had asked not to be called ---------------------------------------------------------------
def test_of_his_own_will_he_may_accept(asesor):
    contacto = ContactoCarteraFactory(situacion="NO_LLAMAR")
    veta(contacto)
    venta = en_la_llamada(contacto, asesor)
    anota(venta, "ACEPTA")

    registrar_aceptacion(
        venta.pk, acto=Acto(asesor, AHORA), condicion=en_vigor(), tecnologia="FIBRA",
        facturacion="PROPIA",
    )  # fmt: skip

    contacto.refresh_from_db()
    assert (contacto.situacion, contacto.pidio_no_llamar) == ("VENDIDO", True)


@pytest.mark.parametrize("antes", ["NO_LLAMAR", "CERRADO"])
@pytest.mark.parametrize(
    ("resultado", "queda"), [("NO_ACEPTA", "CERRADO"), ("NO_ESTA", "NO_LLAMAR")]
)
def test_whatever_else_he_says_nobody_calls_him_afterwards(antes, resultado, queda, asesor):
    contacto = ContactoCarteraFactory(situacion=antes)
    veta(contacto)

    anota(en_la_llamada(contacto, asesor), resultado)

    contacto.refresh_from_db()
    assert (contacto.situacion, contacto.pidio_no_llamar) == (queda, True)


def test_nor_is_he_promised_a_call_nor_dialled(asesor):
    contacto = ContactoCarteraFactory()
    veta(contacto)
    venta = en_la_llamada(contacto, asesor)

    with pytest.raises(LlamadaRechazada, match="un jefe levanta antes su pedido"):
        anota(venta, "VOLVER_A_LLAMAR", volver_en=AHORA + timedelta(hours=4))
    anota(venta, "CORTADA")
    with pytest.raises(LlamadaRechazada, match="pidió que no se lo llame"):
        anota(venta, "NO_ACEPTA")
