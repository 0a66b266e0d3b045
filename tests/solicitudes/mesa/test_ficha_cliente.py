"""One page for everything done with a client, over all his takings."""

import pytest
from django.test import Client

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import huella_de
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso, CorreoSaliente
from cartera.models import NoLlamar, Situacion
from solicitudes.conversacion.notas import al_alcance, consultada, dejar_nota
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import tomar
from solicitudes.mesa.busqueda import de_un_colega
from solicitudes.mesa.ficha_cliente import (
    clientes_visibles,
    contactos_visibles,
    ficha_de,
    historia,
)
from solicitudes.models import Motivo
from solicitudes.reglas.errores import PermisoDenegado
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_the_page_holds_calls_messages_photos_papers_and_notes_of_every_taking(client: Client):
    primera = venta_en(Estado.CONCLUIDA)
    primera.mensajes.create(asunto="Pedido de la carta", texto="…", por=primera.asesor, en=AHORA)
    dejar_nota(primera.pk, acto=Acto(primera.asesor, AHORA), texto="Llamar a la hermana")
    envio = primera.envios.get(canal="CORREO")
    envio.correo = CorreoSaliente.objects.create(
        clave=f"terminos:{primera.pk}:9",
        para="cliente@correo.example",
        asunto="Términos",
        texto="…",
        message_id="<9@bluecom.invalid>",
        creado_en=AHORA,
    )
    envio.save()
    client.force_login(primera.asesor, backend=BACKEND)

    pagina = client.get(f"/clientes/{primera.cliente.pk}/").content.decode()

    for dicho in (
        "Llamada al ",
        "WhatsApp: Pedido de la carta",
        "Recibido: ",
        "Emitido: Contrato",
        "Correo a cliente@correo.example: en cola",
        "Llamar a la hermana",
        f"Venta {primera.pk}",
    ):
        assert dicho in pagina, dicho


def test_a_later_taking_shows_the_calls_of_the_earlier_one_but_not_a_colleague_s_sale():
    primera = venta_en(Estado.FACTIBLE)
    primera.contacto.llamadas.create(
        agente=primera.asesor,
        telefono=primera.contacto.linea,
        inicio=AHORA,
        resultado_id="NO_ACEPTA",
        proposito="OFERTA",
        efectiva=True,
        nota="Dice que en diciembre",
    )
    motivo = Motivo.objects.filter(ambito="DESCARTE", activo=True)[0]
    descartar(primera.pk, acto=Acto(primera.asesor, AHORA), motivo=motivo)
    contacto = primera.contacto
    contacto.refresh_from_db()
    contacto.situacion, contacto.asignado_a = Situacion.DISPONIBLE, None
    contacto.retenido_hasta = None  # the two minutes of its way back are over
    contacto.save()
    otra = UsuarioFactory(rol=Rol.ASESOR)
    segunda = tomar(acto=Acto(otra, AHORA))

    ficha = ficha_de(segunda.cliente, otra)

    assert ficha["ventas"] == [segunda]
    assert [h["nota"] for h in ficha["historia"] if h["icono"] == "telephone"] == [
        "Dice que en diciembre"
    ]
    assert {h["venta"] for h in ficha["historia"]} == {None, segunda}


def test_the_history_is_newest_first():
    venta = venta_en(Estado.IMPRESA)

    cuando = [h["cuando"] for h in historia([venta.contacto], [venta], de=venta.cliente)]

    assert cuando == sorted(cuando, reverse=True)
    assert len(cuando) > 10


def test_his_page_is_for_his_asesor_and_for_who_leads():
    venta = venta_en(Estado.TOMADA)

    for rol, abre in ((Rol.SUPERVISOR, True), (Rol.ASESOR, False), (Rol.CANALES_VIRTUALES, False)):
        persona = UsuarioFactory(rol=rol)
        assert clientes_visibles(persona).filter(pk=venta.cliente.pk).exists() is abre, rol
    assert list(contactos_visibles(venta.asesor)) == [venta.contacto]


def test_a_number_that_is_not_to_be_called_says_so(client: Client):
    venta = venta_en(Estado.TOMADA)
    NoLlamar.objects.create(numero=venta.contacto.linea, pedido_en=AHORA, anotado_por=venta.asesor)
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR), backend=BACKEND)

    pagina = client.get(f"/clientes/{venta.cliente.pk}/").content.decode()

    assert "pidió que no se lo llame" in pagina


def test_a_note_tells_the_owner_and_the_log_holds_only_its_hash():
    venta, canales = venta_en(Estado.ENTREGADA), UsuarioFactory(rol=Rol.CANALES_VIRTUALES)

    dejar_nota(venta.pk, acto=Acto(canales, AHORA), texto="Llamar a la hermana")

    evento = Evento.objects.get(cadena=venta.cadena, tipo="nota")
    assert evento.datos == {"sha256": huella_de("Llamar a la hermana")}
    aviso = Aviso.objects.get(usuario=venta.asesor, texto__contains="dejó una nota")
    assert aviso.url == venta.get_absolute_url()


def test_a_colleague_may_leave_a_note_only_about_a_client_that_the_search_showed(client: Client):
    venta, colega = venta_en(Estado.TOMADA), UsuarioFactory(rol=Rol.ASESOR)
    client.force_login(colega, backend=BACKEND)
    nota = {"texto": "Me llamó hoy: pide que lo llame el viernes", "q": venta.contacto.linea}

    assert client.post(f"/ventas/{venta.pk}/nota/", nota).status_code == 404
    client.get("/buscar/", {"q": venta.contacto.linea})
    respuesta = client.post(f"/ventas/{venta.pk}/nota/", nota, follow=True)

    assert "Nota enviada" in respuesta.content.decode()
    assert venta.notas.get().texto == nota["texto"]
    assert Aviso.objects.filter(usuario=venta.asesor, texto__contains=str(colega)).count() == 1


def test_who_never_looked_him_up_leaves_no_note():
    venta, ajena = venta_en(Estado.TOMADA), UsuarioFactory(rol=Rol.ASESOR)

    assert al_alcance(venta.pk, acto=Acto(ajena, AHORA)) is None
    assert not consultada(venta, usuario=ajena, desde=venta.tomada_en)
    with pytest.raises(PermisoDenegado):
        dejar_nota(venta.pk, acto=Acto(ajena, AHORA), texto="hola")


def test_looking_at_the_same_line_again_is_one_look():
    venta, colega = venta_en(Estado.TOMADA), UsuarioFactory(rol=Rol.ASESOR)

    for _ in range(3):
        de_un_colega(venta.contacto.linea, Acto(colega, AHORA))

    assert Evento.objects.filter(cadena=venta.cadena, tipo="consulta_de_colega").count() == 1
