"""Every adapter of a port passes the same contract (steps 2 and 3)."""

from contextlib import suppress

import pytest

from bluecom.integraciones import contact_center, elastix, smartflex, whatsapp
from bluecom.integraciones.contact_center import manual as cc_manual
from bluecom.integraciones.contact_center import simulado as cc_simulado
from bluecom.integraciones.contact_center.puerto import Capacidad
from bluecom.integraciones.elastix import ami
from bluecom.integraciones.elastix import manual as e_manual
from bluecom.integraciones.elastix.puerto import Pedido, Que
from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.smartflex import manual, simulado
from bluecom.integraciones.smartflex.puerto import Impedimentos
from bluecom.integraciones.whatsapp import cloud
from bluecom.integraciones.whatsapp import manual as w_manual
from bluecom.integraciones.whatsapp import simulado as w_simulado
from bluecom.integraciones.whatsapp.puerto import NoSale, NoticiaRechazada, Persona, Saliente
from solicitudes.models import Tecnologia


@pytest.mark.paso("2.1")
@pytest.mark.parametrize("adaptador", [manual.Manual(), simulado.Simulado()])
@pytest.mark.parametrize("codigo", ["", "DEMO0001", "DEMO0009"])
def test_smartflex_answers_or_leaves_it_to_a_person(adaptador, codigo):
    respuesta = adaptador.impedimentos(codigo)

    assert adaptador.nombre
    assert respuesta is None or isinstance(respuesta, Impedimentos)
    assert respuesta is None or respuesta.limpio == (not respuesta.motivo)


@pytest.mark.paso("3.1")
@pytest.mark.parametrize("adaptador", [cc_manual.Manual(), cc_simulado.Simulado()])
@pytest.mark.parametrize("linea", ["+59144251234", "+59144251235"])
def test_contact_center_answers_with_known_technologies(adaptador, linea):
    respuesta = adaptador.capacidad(linea)

    assert adaptador.nombre
    assert respuesta is None or isinstance(respuesta, Capacidad)
    assert respuesta is None or set(respuesta.tecnologias) <= set(Tecnologia.values)


@pytest.mark.paso("4.1")
@pytest.mark.parametrize("adaptador", [e_manual.Manual(), ami.AMI()])
def test_elastix_dials_with_a_press(adaptador):
    assert adaptador.nombre
    assert isinstance(adaptador.que_le_pasa(), str)
    assert adaptador.marcar(Pedido("+59144251234", "2014", "V42")).como_termino().que in Que
    assert adaptador.enlace_para_llamar("+59144251234") == "tel:+59144251234"


@pytest.mark.paso("6.2")
@pytest.mark.parametrize("adaptador", [w_manual.Manual(), w_simulado.Simulado(), cloud.Cloud()])
def test_whatsapp_opens_the_reader_s_own_and_takes_no_news_that_are_not_signed(adaptador):
    mensaje = Saliente(Persona("", "+59170712345"), "Hola", nuestro="7")
    enlace = adaptador.enlace_para_escribir("+59170712345", "¿Sí?")

    assert adaptador.nombre
    assert enlace == "https://wa.me/59170712345?text=%C2%BFS%C3%AD%3F"
    assert adaptador.reto({"hub.mode": "subscribe", "hub.verify_token": ""}) is None
    with pytest.raises(NoticiaRechazada):
        adaptador.leer(b"{}", {})
    if not isinstance(adaptador, cloud.Cloud):
        with suppress(NoSale):
            assert adaptador.enviar(mensaje)
        with pytest.raises(SistemaNoResponde):
            adaptador.traer("m1", maximo=1)


def test_the_manual_adapters_are_the_ones_shipped():
    assert isinstance(whatsapp(), w_manual.Manual)
    assert isinstance(smartflex(), manual.Manual)
    assert isinstance(contact_center(), cc_manual.Manual)
    assert isinstance(elastix(), e_manual.Manual)
