"""The small parts of operation: who is alive, what is looked at, what stops a process."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from gunicorn.http.body import LengthReader
from gunicorn.http.unreader import SocketUnreader

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.embebido import secretos
from bluecom.operacion import latidos, revisiones
from bluecom.operacion.bitacora import NOMBRE, revisar_la_bitacora
from bluecom.operacion.clave import leer_clave
from bluecom.operacion.configuracion import terminar_si_no_sirve
from bluecom.operacion.llegada import recibir
from bluecom.operacion.models import Clase, Latido, Revision
from bluecom.operacion.preguntar import main
from bluecom.operacion.revisiones import CORREO, revisor
from bluecom.operacion.salud import Comprobacion, base_de_datos, esta_bien, late
from bluecom.operacion.tasks import mirar_de_noche, mirar_el_correo, recorrer
from tests.apoyo.esperar import esperar_a


def test_a_key_is_the_same_in_either_alphabet_and_another_length_is_refused_without_telling_it():
    clave = "+/" + "A" * 41 + "="

    assert leer_clave(f" {clave}\n") == leer_clave(clave.replace("+", "-").replace("/", "_"))
    assert len(leer_clave(secretos.clave_nueva())) == 32
    for mala in ("QUJD", "no es base64", ""):
        with pytest.raises(ImproperlyConfigured, match="CLAVE_ARCHIVOS") as error:
            leer_clave(mala)
        assert not mala or mala not in str(error.value)


def test_celery_stops_with_the_sentence_of_what_is_wrong_and_goes_on_when_nothing_is(settings):
    terminar_si_no_sirve()

    settings.PERIODO_BARRIDO = 0
    with pytest.raises(SystemExit, match="PERIODO_BARRIDO debe ser mayor que cero"):
        terminar_si_no_sirve()


@pytest.mark.django_db
def test_who_gives_a_sign_of_life_is_alive_until_it_says_goodbye():
    assert not late("celery@mesa")
    latidos.latir("celery@mesa", Clase.TRABAJADOR)
    assert late("celery@mesa")

    latidos.despedir("celery@mesa")

    assert not late("celery@mesa")


@pytest.mark.django_db(transaction=True)
def test_a_worker_has_one_pulse_however_often_it_connects_again(monkeypatch):
    monkeypatch.setattr(latidos, "_del_trabajador", None)
    consumidor = SimpleNamespace(hostname="celery@mesa")
    latidos.empezar_trabajador(consumidor)
    latidos.empezar_trabajador(consumidor)
    esperar_a(lambda: late("celery@mesa"))
    assert [hilo.name for hilo in threading.enumerate()].count("pulso") == 1

    latidos.terminar_trabajador()

    assert not late("celery@mesa")


@pytest.mark.django_db
def test_a_look_that_somebody_registers_is_taken_at_night_and_its_failure_is_told(monkeypatch):
    monkeypatch.setattr(revisiones, "_de_noche", {})

    @revisor("Cerraduras")
    def mirar():
        return ["Una quedó abierta."]

    mirar_de_noche()

    assert Revision.objects.get(nombre="Cerraduras").problemas == ["Una quedó abierta."]


@pytest.mark.django_db
def test_the_look_at_the_log_names_a_chain_that_was_broken(ahora):
    anotar("venta:7", "aprobar", acto=acto_del_sistema(ahora))
    assert list(revisar_la_bitacora()) == []

    Evento.objects.bulk_create(
        [Evento(cadena="venta:8", n=1, tipo="aprobar", instante=ahora, hash="x" * 64)]
    )

    assert [rotura for rotura in revisar_la_bitacora() if "venta:8" in rotura]
    assert NOMBRE in revisiones.revisores()


@pytest.mark.django_db
def test_a_mail_server_that_does_not_answer_is_noted_and_beat_s_round_leaves_its_sign(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    mirar_el_correo()
    recorrer()

    (problema,) = Revision.objects.get(nombre=CORREO).problemas
    assert "No responde" in problema
    assert Latido.objects.get(nombre="recorrido").clase == Clase.RECORRIDO


@pytest.mark.django_db
def test_the_system_is_well_when_each_thing_is():
    base = base_de_datos()

    assert (base.bien, base.nombre) == (True, "Base de datos")
    assert esta_bien([base])
    assert not esta_bien([base, Comprobacion("Redis", False, "No responde.")])


def test_a_body_is_received_whole_what_follows_it_stays_and_a_broken_one_is_none():
    aqui, alla = socket.socketpair()
    with aqui, alla:
        lector = LengthReader(SocketUnreader(aqui), 5)
        alla.sendall(b"hola!GET /otra")

        assert recibir(lector, aqui) == b"hola!"
        assert lector.unreader.read() == b"GET /otra"

        alla.sendall(b"ho")
        alla.shutdown(socket.SHUT_WR)
        assert recibir(LengthReader(SocketUnreader(aqui), 5), aqui) is None


class Responde(BaseHTTPRequestHandler):
    """200 to a question that names this container, 404 to any other."""

    def do_GET(self):
        self.send_response(200 if socket.gethostname() in self.path else 404)
        self.end_headers()

    def log_message(self, *_):
        pass


def test_a_container_asks_of_itself_by_its_name_and_anything_but_200_is_a_failure():
    with HTTPServer(("127.0.0.1", 0), Responde) as servidor:
        threading.Thread(target=servidor.serve_forever).start()
        url = f"http://127.0.0.1:{servidor.server_port}"
        assert [main(f"{url}/salud/{{host}}/"), main(f"{url}/salud/")] == [0, 1]
        servidor.shutdown()

    assert main(f"{url}/salud/{{host}}/") == 1
