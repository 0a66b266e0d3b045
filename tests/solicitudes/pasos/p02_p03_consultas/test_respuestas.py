"""What a system answers by itself is shown; a person's word against it is asked and kept."""

from datetime import date

import pytest

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.integraciones.contact_center.puerto import Capacidad
from bluecom.integraciones.preguntar import Respuesta
from bluecom.integraciones.smartflex.puerto import Impedimentos
from solicitudes.models import Borrador, Tecnologia
from solicitudes.pasos.p02_p03_consultas.respuestas import (
    capacidad_de,
    capacidad_dicha,
    excede,
    impedimento_dicho,
    impedimentos_de,
)
from solicitudes.pasos.p02_p03_consultas.servicio import confirmar_capacidad, verificar_requisitos
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.adaptadores import AQUI, SE_LIBERA
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("2.1", "3.2")]

LLEGADA = {2: Estado.TOMADA, 3: Estado.VERIFICADA}
HECHO = {2: Estado.VERIFICADA, 3: Estado.FACTIBLE}
ENVIADO = {2: {"servicios": ["FTTH_GPON"]}, 3: {"tecnologias": ["FIBRA"]}}


@pytest.fixture
def con(settings):
    """The two systems answered by one adapter of ``tests/apoyo/adaptadores.py``."""
    SE_LIBERA.clear()

    def poner(nombre: str) -> None:
        settings.SEGUNDOS_DE_CONSULTA = 0.05 if nombre == "Lento" else 30
        ruta = f"{AQUI}.{nombre}"
        settings.INTEGRACIONES = settings.INTEGRACIONES | {
            "smartflex": ruta,
            "contact_center": ruta,
        }

    yield poner
    SE_LIBERA.set()


def hasta_el(paso, client):
    venta = venta_en(LLEGADA[paso])
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    return venta, f"/ventas/{venta.pk}/pasos/{paso}/"


@pytest.mark.parametrize("paso", [2, 3])
@pytest.mark.parametrize("adaptador", ["Mudo", "Lento", "Roto"])
def test_a_system_that_does_not_answer_is_looked_at_by_the_person(client, con, adaptador, paso):
    venta, ruta = hasta_el(paso, client)
    con(adaptador)

    pagina = client.get(ruta)
    enviada = client.post(ruta, ENVIADO[paso])

    venta.refresh_from_db()
    assert pagina.status_code == 200
    assert f"Sistema {adaptador.lower()} no respondió: mírelo usted." in pagina.content.decode()
    assert "id_confirmado" not in pagina.content.decode()
    assert (enviada.status_code, venta.estado) == (302, HECHO[paso])


@pytest.mark.parametrize(
    ("paso", "dice"),
    [(2, "con impedimento (Tiene deuda en mora)"), (3, "capacidad por Cobre hasta el 05/12/2099")],
)
def test_nothing_favourable_is_kept_silently_against_the_answer(client, con, paso, dice):
    venta, ruta = hasta_el(paso, client)
    antes = venta.verificaciones.count()
    con("Contrario")

    pagina = client.get(ruta).content.decode()
    enviada = client.post(ruta, ENVIADO[paso])

    venta.refresh_from_db()
    assert f"Sistema contrario: {dice}" in pagina
    assert enviada.status_code == 422
    assert f"Sistema contrario responde «{dice}" in enviada.content.decode()
    assert "id_confirmado" in enviada.content.decode()
    assert (venta.estado, venta.verificaciones.count()) == (LLEGADA[paso], antes)


@pytest.mark.parametrize(("paso", "dijo"), [(2, ["MORA"]), (3, ["COBRE"])])
def test_the_person_s_word_against_the_answer_is_taken_and_stays_in_the_log(
    client, con, paso, dijo
):
    venta, ruta = hasta_el(paso, client)
    con("Contrario")

    enviada = client.post(ruta, ENVIADO[paso] | {"confirmado": "on"})

    venta.refresh_from_db()
    acto = Evento.objects.get(cadena=venta.cadena, tipo="contra_el_sistema")
    assert (enviada.status_code, venta.estado) == (302, HECHO[paso])
    assert acto.datos == {"paso": paso, "sistema": "Sistema contrario", "dijo": dijo}
    assert acto.actor == venta.asesor


def test_what_the_system_answers_is_proposed_and_needs_nobody_s_word(client, con):
    venta, ruta = hasta_el(3, client)
    con("Contrario")

    pagina = client.get(ruta)

    assert pagina.context["form"].initial["tecnologias"] == []
    assert pagina.context["form"].initial["valida_hasta"] == date(2099, 12, 5)
    assert "id_confirmado" not in pagina.content.decode()
    assert not Borrador.objects.filter(venta=venta).exists()


def test_capacity_holds_no_longer_than_the_system_says(con):
    venta = venta_en(Estado.VERIFICADA)
    con("Contrario")

    confirmar_capacidad(
        venta.pk, acto=Acto(venta.asesor, AHORA), tecnologias=["FIBRA"], confirmado=True
    )

    assert venta.verificaciones.get(paso=3).vence_el == date(2099, 12, 5)


def test_a_colleague_s_attempt_asks_no_system_and_a_refused_one_leaves_no_trace(con):
    venta = venta_en(Estado.TOMADA)
    con("Contrario")
    suyo, ajeno = Acto(venta.asesor, AHORA), Acto(UsuarioFactory(), AHORA)
    antes = Evento.objects.filter(cadena=venta.cadena).count()

    with pytest.raises(PermisoDenegado):
        verificar_requisitos(venta.pk, acto=ajeno, servicios=["FTTH_GPON"])
    with pytest.raises(TransicionInvalida, match="con impedimento"):
        verificar_requisitos(venta.pk, acto=suyo, servicios=["FTTH_GPON"])

    assert Evento.objects.filter(cadena=venta.cadena).count() == antes


def test_each_system_is_asked_for_what_it_knows(settings):
    settings.INTEGRACIONES = settings.INTEGRACIONES | {
        "smartflex": "bluecom.integraciones.smartflex.simulado.Simulado",
        "contact_center": "bluecom.integraciones.contact_center.simulado.Simulado",
    }
    venta = venta_en(Estado.TOMADA)
    venta.cliente.codigo, venta.contacto.linea = "DEMO0009", "+59144251235"

    assert impedimentos_de(venta).dicho == Impedimentos(False, "Smartflex simulado", "MORA")
    assert capacidad_de(venta).dicho == Capacidad(("COBRE",), "Contact Center simulado")


@pytest.mark.parametrize(
    ("dicho", "frase"),
    [
        (None, ""),
        (Impedimentos(True, "S"), ""),
        (Impedimentos(False, "S", "DESCONOCIDO"), "con impedimento (DESCONOCIDO)"),
    ],
)
def test_an_impediment_is_said_by_its_name_or_as_it_came(dicho, frase):
    assert impedimento_dicho(Respuesta("S", dicho)) == frase


def test_a_capacity_is_said_with_its_day_and_none_is_said_too():
    hasta = date(2026, 12, 5)

    assert capacidad_dicha(None) == capacidad_dicha(Respuesta("C")) == ""
    assert capacidad_dicha(Respuesta("C", Capacidad((), "C"))) == "sin capacidad"
    dicha = capacidad_dicha(Respuesta("C", Capacidad(("COBRE", "OTRA"), "C", hasta)))
    assert dicha == f"capacidad por {Tecnologia.COBRE.label}, OTRA hasta el 05/12/2026"


def test_only_what_goes_beyond_the_answer_contradicts_it():
    respuesta = Respuesta("C", Capacidad(("COBRE",), "C", date(2026, 12, 5)))

    assert excede(respuesta, ["FIBRA", "COBRE"], None)
    assert excede(respuesta, ["COBRE"], date(2026, 12, 6))
    assert not excede(respuesta, ["COBRE"], date(2026, 12, 5))
    assert not excede(Respuesta("C", callado=True), ["FIBRA"], date(2026, 12, 6))
