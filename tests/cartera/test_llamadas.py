from datetime import timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from cartera.catalogo import cargar_catalogo_cartera
from cartera.models import Llamada, NoLlamar, ResultadoLlamada
from cartera.parametros import INTENTOS
from cartera.servicios import (
    Desenlace,
    cerrar,
    deshacer_llamada,
    registrar_llamada,
    tomar_siguiente,
)
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.usefixtures("resultados")


@pytest.fixture
def asesor():
    return UsuarioFactory()


@pytest.fixture
def contacto(asesor):
    return ContactoCarteraFactory(en_mano_de=asesor, linea="+59144251234")


@pytest.fixture
def llamar(contacto, asesor, ahora):
    def _llamar(resultado, quien=asesor, **cambios):
        datos = {"acto": Acto(quien, ahora), "telefono": "4251234", "proposito": "OFERTA"}
        if resultado == "NO_ACEPTA":
            datos["detalle"] = "PRECIO"
        return registrar_llamada(contacto.pk, resultado=resultado, **(datos | cambios))

    return _llamar


@pytest.mark.paso("4.1")
@pytest.mark.parametrize("resultado", ["ACEPTA", "NO_ACEPTA", "NO_CONTESTA", "NUMERO_EQUIVOCADO"])
def test_an_effective_call_is_one_whose_outcome_has_the_flag(llamar, resultado, contacto, ahora):
    llamada = llamar(resultado)

    assert llamada.efectiva == ResultadoLlamada.objects.get(pk=resultado).efectiva
    assert llamada.telefono == "+59144251234"
    contacto.refresh_from_db()
    assert contacto.intentos == 1
    assert contacto.reservado_hasta == ahora + timedelta(minutes=30)


def test_a_follow_up_is_no_attempt_and_may_be_anybodys(llamar, contacto):
    llamada = llamar("VUELVE_A_ACEPTAR", proposito="SEGUIMIENTO", quien=UsuarioFactory())

    contacto.refresh_from_db()
    assert (llamada.proposito, contacto.intentos) == ("SEGUIMIENTO", 0)


def test_the_log_keeps_codes_and_no_personal_data(llamar, contacto):
    llamada = llamar("NO_ACEPTA", nota="Dice que llame a María")

    evento = Evento.objects.get(cadena=f"contacto:{contacto.pk}")
    assert evento.datos == {
        "llamada": llamada.pk,
        "resultado": "NO_ACEPTA",
        "detalle": "PRECIO",
        "proposito": "OFERTA",
    }


@pytest.mark.parametrize(
    "cambios",
    [
        {"resultado": "NO_EXISTE"},
        {"resultado": "ACEPTA", "telefono": "no tiene"},
        {"resultado": "ACEPTA", "nota": "a\x00b"},
    ],
)
def test_what_cannot_be_a_call_is_refused_and_not_kept(llamar, cambios):
    with pytest.raises(DatoInvalido):
        llamar(**cambios)
    assert not Llamada.objects.exists()


def test_a_colleagues_client_is_not_offered_anything(llamar):
    with pytest.raises(DatoInvalido, match="otra persona"):
        llamar("ACEPTA", quien=UsuarioFactory())


def test_do_not_call_is_sticky(llamar, contacto, ahora):
    llamar("NO_LLAMAR", telefono="70712345")
    otro = ContactoCarteraFactory(linea="+59144251234")

    with pytest.raises(DatoInvalido, match="no se lo llame"):
        llamar("ACEPTA")
    cerrar(contacto.pk, Desenlace.NO_LLAMAR, ahora=ahora)
    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)) is None
    assert otro.pidio_no_llamar
    assert set(NoLlamar.objects.values_list("numero", flat=True)) == {
        "+59144251234",
        "+59170712345",
    }


def test_a_wrong_number_is_qualified(llamar, contacto):
    llamar("NUMERO_EQUIVOCADO", telefono="70712345")

    assert contacto.cliente.telefonos.get().calificacion == "EQUIVOCADO"


def test_a_slip_is_taken_back_and_stays_written(llamar, contacto, asesor, ahora):
    llamada = llamar("NO_LLAMAR")

    deshacer_llamada(llamada.pk, acto=Acto(asesor, ahora + timedelta(minutes=2)))

    contacto.refresh_from_db()
    assert contacto.intentos == 0
    assert not contacto.pidio_no_llamar
    assert not Llamada.objects.vigentes().exists() and Llamada.objects.exists()
    assert list(Evento.objects.values_list("tipo", flat=True)) == ["llamada", "deshacer_llamada"]


def test_a_slip_stays_after_two_minutes_after_another_call_and_for_others(llamar, asesor, ahora):
    llamada = llamar("NO_CONTESTA")
    tarde = ahora + timedelta(minutes=2, seconds=1)

    with pytest.raises(DatoInvalido, match="dos minutos"):
        deshacer_llamada(llamada.pk, acto=Acto(asesor, tarde))
    with pytest.raises(DatoInvalido, match="Solo quien llamó"):
        deshacer_llamada(llamada.pk, acto=Acto(UsuarioFactory(), ahora))
    llamar("OCUPADO")
    with pytest.raises(DatoInvalido, match="otra llamada"):
        deshacer_llamada(llamada.pk, acto=Acto(asesor, ahora))


def test_a_callback_is_written_with_its_call_or_not_at_all(contacto, ahora):
    with pytest.raises(DatoInvalido, match="se anota con su llamada"):
        cerrar(contacto.pk, Desenlace.RELLAMADA, ahora=ahora, proximo_en=ahora + timedelta(days=1))


def test_after_the_portfolios_attempts_a_retry_is_a_close(contacto, ahora):
    assert cerrar(contacto.pk, Desenlace.REINTENTO, ahora=ahora).situacion == "REINTENTO"
    contacto.intentos = INTENTOS.inicial
    contacto.save()
    assert cerrar(contacto.pk, Desenlace.REINTENTO, ahora=ahora).situacion == "CERRADO"


@pytest.mark.parametrize("desenlace", ["CERRADO", "VENDIDO", "ESPERA", "NO_LLAMAR"])
def test_a_closed_contact_is_in_nobodys_hands(contacto, ahora, desenlace):
    cerrado = cerrar(contacto.pk, Desenlace(desenlace), ahora=ahora)

    assert (cerrado.situacion, cerrado.reservado_por_id) == (desenlace, None)


def test_the_catalogue_loads_once_and_keeps_what_was_edited():
    ResultadoLlamada.objects.filter(pk="OCUPADO").update(espera_minutos=30)

    assert cargar_catalogo_cartera() == 0
    assert ResultadoLlamada.objects.get(pk="OCUPADO").espera_minutos == 30
    ofrecer = ResultadoLlamada.objects.filter(solo_seguimiento=False)
    teclas = [t for t in ofrecer.values_list("tecla", flat=True) if t]
    assert sorted(teclas) == list("0123456789fs")
