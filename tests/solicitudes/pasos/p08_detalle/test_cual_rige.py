"""8.1: when what is registered is not what the client dictated, somebody says which rules."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from solicitudes.conversacion.pedidos import pedido_al_cliente
from solicitudes.direcciones import analizar
from solicitudes.models import Detalle, FichaLlamada, Venta
from solicitudes.papeles.datos.piezas import capacidad
from solicitudes.pasos.corregir import corregir, reanudar
from solicitudes.pasos.p02_p03_consultas.servicio import revisar_otra_direccion
from solicitudes.pasos.p06_documentos.servicio import validar_documentacion
from solicitudes.pasos.p08_detalle.direccion import cual_rige
from solicitudes.pasos.p08_detalle.formulario import DetalleForm
from solicitudes.reglas import guardas
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ITEMS_6_3
from tests.documentos.imagenes import foto_carta
from tests.solicitudes.factories import cambiar_archivo, motivo, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("8.1")]
BACKEND = "django.contrib.auth.backends.ModelBackend"
OTRA = "CALAMA - 0118 ESQUINA JUNIN"
LA_DICTADA = "la paz #2040 e/ lanza y antezana"


@pytest.fixture
def venta(client):
    venta = venta_en(Estado.REGISTRADA, ahora=timezone.now() - timedelta(hours=1))
    client.force_login(venta.asesor, backend=BACKEND)
    return venta


def enviar(client, venta: Venta, linea: str, **datos: str | list[str]):
    """Step 8 as its page sends it, with this address in one line."""
    form = DetalleForm(venta)
    valores = {campo: valor for campo, valor in form.valores().items() if valor not in (None, "")}
    valores |= {"linea_libre": linea, "manda": "linea", **datos}
    return client.post(f"/ventas/{venta.pk}/pasos/8/", valores)


def leer(venta: Venta) -> Venta:
    fresca = Venta.objects.get(pk=venta.pk)
    fresca.ahora = timezone.now()
    return fresca


def test_another_address_than_the_dictated_one_asks_which_rules(client, venta):
    respuesta = enviar(client, venta, OTRA)

    pagina = unescape(respuesta.content.decode())
    assert respuesta.status_code == 422
    assert "¿Cuál dirección rige?" in pagina
    assert "no coinciden en la calle, el número y las calles que cruzan." in pagina
    assert leer(venta).estado == Estado.REGISTRADA


def test_the_dictated_address_asks_nothing_however_it_is_spelled(client, venta):
    assert enviar(client, venta, LA_DICTADA, direccion_rige="REGISTRADA").status_code == 302

    assert leer(venta).detalle.direccion_rige == ""


def test_it_is_asked_as_the_address_is_typed(client, venta):
    ruta = f"/ventas/{venta.pk}/direccion/"

    otra = client.post(ruta, {"linea_libre": OTRA, "manda": "linea"})
    misma = client.post(ruta, {"linea_libre": LA_DICTADA, "manda": "linea"})

    assert "¿Cuál dirección rige?" in otra.content.decode()
    assert "¿Cuál dirección rige?" not in misma.content.decode()


def test_the_same_place_said_otherwise_goes_on_with_its_letter_and_is_in_the_log(client, venta):
    assert enviar(client, venta, OTRA, direccion_rige="MISMA").status_code == 302

    hecha = leer(venta)
    assert (hecha.estado, hecha.detalle.direccion_rige) == (Estado.DETALLADA, "MISMA")
    assert not any("La carta dice" in razon for razon in guardas.carta_coincide.falta(hecha))
    dicho = Evento.objects.get(cadena=venta.cadena, tipo="cual_direccion")
    assert (dicho.datos["rige"], dicho.actor) == ("MISMA", venta.asesor)


@pytest.mark.paso("6.2", "10.1")
def test_when_the_registered_one_rules_another_letter_is_asked_before_printing(client, venta):
    enviar(client, venta, OTRA, direccion_rige="REGISTRADA", tecnologias_alli="FIBRA")

    hecha = leer(venta)
    assert hecha.estado == Estado.DETALLADA
    assert any("La carta dice dirección" in razon for razon in guardas.carta_coincide.falta(hecha))
    pagina = unescape(client.get(venta.get_absolute_url()).content.decode())
    assert "Pida al cliente otra carta" in pagina
    assert OTRA in pedido_al_cliente(hecha).texto


@pytest.mark.paso("3.2")
@pytest.mark.parametrize(
    ("alli", "dicho"),
    [("", "vuelva a revisar la capacidad técnica"), ("COBRE", "capacidad de Cobre y el cliente")],
)
def test_where_the_registered_one_rules_its_capacity_is_looked_at(client, venta, alli, dicho):
    datos = {"tecnologias_alli": alli} if alli else {}

    respuesta = enviar(client, venta, OTRA, direccion_rige="REGISTRADA", **datos)

    pagina = unescape(respuesta.content.decode())
    assert respuesta.status_code == 422
    assert dicho in pagina.partition('id="id_tecnologias_alli"')[2].partition("</fieldset>")[0]
    assert leer(venta).estado == Estado.REGISTRADA


@pytest.mark.paso("3.2", "10")
def test_the_paper_prints_what_was_found_at_the_registered_address(client, venta):
    enviar(client, venta, OTRA, direccion_rige="REGISTRADA", tecnologias_alli=["COBRE", "FIBRA"])

    hecha = leer(venta)
    assert hecha.capacidad_revisada() == hecha.capacidad_en(OTRA)
    assert (capacidad(hecha).resultado, capacidad(hecha).tecnologia) == (
        "Con capacidad",
        "Cobre, Fibra óptica",
    )


@pytest.mark.paso("3.2", "10")
def test_a_paper_of_an_address_where_nobody_looked_says_so():
    venta = venta_en(Estado.GLOSADA)
    Detalle.objects.filter(venta=venta).update(direccion_linea=OTRA, direccion_rige="REGISTRADA")

    assert "y no es la registrada" in capacidad(leer(venta)).resultado
    assert guardas.oferta_con_capacidad.falta(leer(venta)) == []
    assert guardas.capacidad_donde_rige.falta(leer(venta)) != []


@pytest.mark.paso("6.3")
def test_with_the_new_letter_the_sale_walks_on_and_asks_nothing_again():
    venta = venta_en(Estado.GLOSADA)
    Detalle.objects.filter(venta=venta).update(
        direccion_linea=OTRA, direccion_caso=2, direccion_rige="REGISTRADA"
    )
    yo = Acto(venta.asesor, venta.ahora)
    revisar_otra_direccion(venta.pk, acto=yo, tecnologias=["FIBRA"], direccion=OTRA)
    corregir(venta.pk, acto=yo, paso=6, motivo=motivo("CORRECCION", "DATO_NUEVO"))
    cambiar_archivo(venta.pk, acto=yo, tipo="CARTA", contenido=foto_carta(variante=9))
    leida = Venta.objects.get(pk=venta.pk).documentacion
    validar_documentacion(
        venta.pk,
        acto=yo,
        items={codigo: {"ok": True, "motivo": ""} for codigo in ITEMS_6_3},
        carta_fecha=leida.carta_fecha,
        ci_numero=leida.ci_numero,
        ci_expedido=leida.ci_expedido,
        ci_vence=leida.ci_vence,
    )

    despues = reanudar(venta.pk, acto=yo)

    papeles_listos(despues)
    assert despues.estado == Estado.GLOSADA
    assert not any("La carta dice" in razon for razon in guardas.carta_coincide.falta(despues))


@pytest.mark.paso("5")
def test_a_walk_after_a_correction_stops_where_the_letter_and_the_address_part():
    venta = venta_en(Estado.GLOSADA)
    FichaLlamada.objects.filter(venta=venta).update(
        misma_direccion=False, direccion_dictada="Calama 118 esquina Junín"
    )

    [razon] = guardas.direccion_es_la_dictada.falta(leer(venta))
    assert razon.endswith("Diga cuál rige (8.1).")


def test_who_dictated_nothing_contradicts_nothing(client, venta):
    venta.contacto.direccion = ""
    venta.contacto.save()

    assert enviar(client, leer(venta), OTRA).status_code == 302


def test_while_no_address_is_made_nothing_is_asked(venta):
    assert cual_rige(venta, None) == ""
    assert "no coinciden en la calle" in cual_rige(venta, analizar(OTRA))
