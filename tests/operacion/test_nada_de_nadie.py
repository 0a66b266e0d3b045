"""A whole sale, its messages and its end leave nothing of its client where anybody may read it."""

import json
import logging
import re
from datetime import timedelta
from urllib.request import Request, urlopen

import pytest
from celery import current_app
from django.utils import timezone

from bluecom.operacion.registro import SinDatos
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.retencion.purga import purgar
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.graph import contar, estado, foto, graph, mensaje
from tests.apoyo.web import galleta_de
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import venta_en

__all__ = ["graph"]
NUMERO = "59170712345"
CALLA = b"esto no es una foto"
ADONDE = re.compile(r'(?:href|action|hx-get|hx-post|src)="(/[^"]*)"')


def de_ella(venta: Venta) -> set[str]:
    """What says who her client is, as it would be written anywhere."""
    cliente, ficha = venta.cliente, venta.ficha
    numeros = {ficha.celular_whatsapp, venta.contacto.linea, ficha.referencia_1, f"+{NUMERO}"}
    return {
        cliente.nombre_completo,
        cliente.ci_numero,
        ficha.correo,
        ficha.direccion_dictada,
        "Rosa",
        "mi carnet",
        "BO.1",
        *(numero[-7:] for numero in numeros),
    } - {""}


def lo_que_pasa(venta: Venta, graph) -> None:
    """He writes, sends a photo and a file that is none; what is answered fails in each way."""
    ahora = int(timezone.now().timestamp())
    de = {"bsuid": "BO.1", "numero": NUMERO, "en": ahora}
    contar(mensaje("va", **de, type="text", text={"body": "mi carnet es de Rosa"}))
    for n, contenido in enumerate((foto_ci(), CALLA)):
        graph.medios[f"m{n}"] = contenido
        contar(foto(n, contenido, **de))
    for dia in ("caido", "roto", "bueno"):
        graph.dia = dia
        Pendiente.objects.filter(situacion=Situacion.DEBIDO).update(proximo_en=timezone.now())
        procesar_pendientes()
    contar(estado("wamid.va", "failed", errors=[{"code": 131026}], recipient_id=NUMERO))
    contar(crudo=b"{")


def en_el_corredor() -> str:
    """Whatever the broker holds."""
    with current_app.connection_for_read() as conexion:
        cliente = conexion.default_channel.client
        leer = {
            b"list": lambda k: cliente.lrange(k, 0, -1),
            b"hash": cliente.hgetall,
            b"zset": lambda k: cliente.zrange(k, 0, -1),
            b"set": cliente.smembers,
            b"string": cliente.get,
        }
        return " ".join(str(leer[cliente.type(k)](k)) for k in cliente.scan_iter())


def visitar(web, ruta: str, galleta: str) -> str:
    nombre, valor = galleta.split(": ", 1)
    with urlopen(Request(web.url + ruta, headers={nombre: valor})) as respuesta:
        return respuesta.read().decode()


@pytest.mark.paso("6.2")
def test_a_whole_sale_leaves_nothing_of_its_client_in_logs_addresses_or_broker(web, graph, caplog):
    caplog.set_level(logging.INFO)
    abierta, cerrada = venta_en(Estado.EXPLICADA), venta_en(Estado.CONCLUIDA)
    suyo = de_ella(abierta) | de_ella(cerrada)
    lo_que_pasa(abierta, graph)
    procesar_pendientes()
    galleta = galleta_de(abierta.asesor)
    paginas = [
        f"/ventas/{abierta.pk}/",
        f"/ventas/{abierta.pk}/conversacion/",
        "/esperando/",
        "/bandeja/",
        f"/buscar/?q={NUMERO}",
    ]
    vistas = [visitar(web, ruta, galleta) for ruta in paginas]
    purgar(ahora=timezone.now() + timedelta(days=9000))
    procesar_pendientes()

    esperar_a(lambda: "/buscar/" in web.registro.read_text())
    adonde = {ruta for pagina in vistas for ruta in ADONDE.findall(pagina)}
    assert adonde
    assert any(abierta.cliente.nombre_completo in pagina for pagina in vistas)
    linea = SinDatos("{levelname} {name} {message}", style="{")
    dichos = {
        "registro": " ".join(linea.format(record) for record in caplog.records),
        "servidor": web.registro.read_text(),
        "direcciones": json.dumps(sorted(adonde)),
        "corredor": en_el_corredor(),
    }
    assert "Archivo rechazado" in dichos["registro"], "what failed is logged"
    assert "barrer" in dichos["corredor"], "a worker was woken"
    hallado = {(donde, dato) for donde, texto in dichos.items() for dato in suyo if dato in texto}
    assert hallado == set()
