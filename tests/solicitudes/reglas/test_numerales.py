"""What single numerals of steps 2–8 order, on sales walked by the services."""

from datetime import date, timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.servicios import dosier
from solicitudes.conversacion import pedidos as mensajes
from solicitudes.finales import servicio as terminar
from solicitudes.finales.siguiente import tomar
from solicitudes.models import CicloFacturacion, CondicionComercial, Verificacion
from solicitudes.pasos.p02_p03_consultas import servicio as verificar
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p07_registro import servicio as registrar
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import bloqueos
from tests.apoyo.pdf import paginas_de
from tests.cartera.factories import ContactoCarteraFactory
from tests.solicitudes.catalogo.precios import cambio
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.django_db


def yo(venta):
    return Acto(venta.asesor, AHORA)


@pytest.mark.paso("2.1")
def test_smartflex_is_noted_with_who_looked_and_when():
    venta = venta_en(Estado.VERIFICADA)

    consulta = Verificacion.objects.get(venta=venta, paso=2)
    assert (consulta.sistema, consulta.favorable) == ("Smartflex", True)
    assert (consulta.consultado_por, consulta.consultado_en) == (venta.asesor, AHORA)


@pytest.mark.paso("2.1")
def test_with_an_impediment_the_next_client_of_the_portfolio_follows():
    venta = venta_en(Estado.TOMADA)
    siguiente = ContactoCarteraFactory(
        cartera=venta.contacto.cartera, asignado_a=venta.asesor, servicios_requeridos=["FTTH_GPON"]
    )

    razon = motivo("IMPEDIMENTO", "MORA")
    terminada = terminar.descartar(venta.pk, acto=yo(venta), motivo=razon)

    assert terminada.estado == Estado.DESCARTADA
    assert tomar(acto=yo(venta)).contacto == siguiente


@pytest.mark.paso("3.1")
def test_capacity_is_read_in_contact_center_and_holds_for_a_time():
    venta = venta_en(Estado.FACTIBLE)

    consulta = Verificacion.objects.get(venta=venta, paso=3)
    assert consulta.sistema == "Contact Center"
    assert consulta.vence_el == date(2026, 12, 8)
    venta.ahora = AHORA + timedelta(days=16)
    assert venta.verificacion_vigente(3) is None


@pytest.mark.paso("3.2")
def test_capacity_is_for_the_required_services_by_technology():
    venta = venta_en(Estado.VERIFICADA, plan="DUO-50", tecnologia="HFC")

    verificar.confirmar_capacidad(venta.pk, acto=yo(venta), tecnologias=["HFC"])

    consulta = Verificacion.objects.get(venta=venta, paso=3)
    assert (consulta.servicios, consulta.tecnologias) == (["DUO"], ["HFC"])


@pytest.mark.paso("3.2")
def test_an_offer_by_a_technology_without_capacity_is_refused():
    venta = venta_en(Estado.FACTIBLE, plan="DUO-50", tecnologia="HFC")
    aceptar.registrar_llamada(venta.pk, acto=yo(venta), resultado="ACEPTA")
    condicion = CondicionComercial.objects.get(plan__codigo="DUO-50", campania="CARTA")

    with pytest.raises(TransicionInvalida, match=r"3\.2"):
        aceptar.registrar_aceptacion(
            venta.pk, acto=yo(venta), condicion=condicion, tecnologia="FIBRA", facturacion="PROPIA"
        )


@pytest.mark.paso("4.2")
def test_a_campaign_that_is_over_cannot_be_offered():
    venta = venta_en(Estado.FACTIBLE)
    aceptar.registrar_llamada(venta.pk, acto=yo(venta), resultado="ACEPTA")
    condicion = CondicionComercial.objects.get(plan__codigo="FTTH-50", campania="CARTA")
    condicion.campania.vigente_hasta = AHORA.date() - timedelta(days=1)
    condicion.campania.save()

    with pytest.raises(TransicionInvalida, match="vigente"):
        aceptar.registrar_aceptacion(
            venta.pk, acto=yo(venta), condicion=condicion, tecnologia="FIBRA", facturacion="PROPIA"
        )


@pytest.mark.paso("4.2")
def test_what_was_accepted_does_not_follow_a_later_price():
    venta = venta_en(Estado.ACEPTADA)
    aceptada = venta.oferta.snapshot.tarifa

    cambio(desde=date(2026, 12, 1), ahora=AHORA, tarifa=aceptada + 50)

    venta.oferta.refresh_from_db()
    assert venta.oferta.snapshot.tarifa == aceptada


@pytest.mark.paso("5.1")
def test_each_step_that_the_client_was_not_told_is_named():
    venta = venta_en(Estado.ACEPTADA)

    falta = " ".join(bloqueos(venta, "explicar"))

    assert "Envía por WhatsApp la fotografía de su C.I. y la carta firmada" in falta
    assert "Recibe por correo electrónico los términos y condiciones" in falta


@pytest.mark.paso("6.1", "6.2")
def test_the_client_is_asked_for_the_ci_and_a_written_note_with_its_declaration():
    venta = venta_en(Estado.EXPLICADA)

    pedido = mensajes.pedido_de_documentos(venta)

    assert "Fotografía de su C.I., anverso y reverso" in pedido
    assert "escrita a mano y firmada" in pedido
    assert "TIEMPO MINIMO DE PERMANENCIA, 18 MESES" in pedido
    assert mensajes.enlace_whatsapp(venta, pedido).startswith("https://wa.me/59170712345?text=")


@pytest.mark.paso("6.4")
def test_what_the_client_sent_is_printed_with_the_folder():
    venta = venta_en(Estado.GLOSADA)
    procesar_pendientes()

    paginas = paginas_de(dosier(venta.carpeta_id))

    assert [i for i, p in enumerate(paginas) if "Cédula de identidad" in p] == [len(paginas) - 2]
    assert all(marca not in paginas[-1] for marca in ("ORIGINAL", "COPIA"))


@pytest.mark.paso("7.1")
@pytest.mark.parametrize("modalidad", ["", "ALQUILER"])
def test_the_request_is_typed_as_socio_or_usuario_with_its_modality(modalidad):
    venta = venta_en(Estado.DOCUMENTADA)
    datos = {
        "tipo": "USUARIO",
        "modalidad": modalidad,
        "direccion_cobro": "LA PAZ 2040",
        "ciclo": CicloFacturacion.objects.get(pk="C01"),
    }

    if modalidad:
        assert registrar.registrar(venta.pk, acto=yo(venta), **datos).estado == Estado.REGISTRADA
    else:
        with pytest.raises(TransicionInvalida, match=r"7\.1"):
            registrar.registrar(venta.pk, acto=yo(venta), **datos)


@pytest.mark.paso("7.2")
def test_without_a_billing_cycle_nothing_is_registered():
    venta = venta_en(Estado.DOCUMENTADA)
    datos = {"tipo": "USUARIO", "modalidad": "ALQUILER", "direccion_cobro": "LA PAZ 2040"}

    with pytest.raises(TransicionInvalida, match=r"7\.2"):
        registrar.registrar(venta.pk, acto=yo(venta), **datos, ciclo=None)

    venta.refresh_from_db()
    assert venta.registro_actual is None


@pytest.mark.paso("8.2")
def test_a_product_without_its_equipment_is_not_detailed():
    with pytest.raises(TransicionInvalida, match=r"componente obligatorio.*8\.2"):
        venta_en(Estado.DETALLADA, componentes={})


@pytest.mark.paso("8.2")
def test_the_plan_is_the_one_that_the_client_accepted():
    venta = venta_en(Estado.DETALLADA)

    assert venta.detalle.plan == venta.oferta.plan
    assert "ONT" in " ".join(venta.detalle.componentes)
