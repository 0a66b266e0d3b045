"""What the papers say of a sale, read from its steps."""

from decimal import Decimal

import pytest

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import CorreoSaliente
from solicitudes.models import Oferta
from solicitudes.papeles import datos
from solicitudes.papeles.datos import cierre, piezas
from solicitudes.papeles.datos.servicio import servicio, servicio_instalado
from solicitudes.papeles.emision import emitir_formularios
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def instalada(del_modulo):
    return venta_en(Estado.INSTALADA)


@pytest.mark.paso("11.2")
@pytest.mark.parametrize("hacer", [datos.acta_de_instalacion, datos.terminos, datos.carta])
def test_the_asesor_of_a_paper_is_the_sale_s_whoever_issues_it(instalada, hacer):
    carla = UsuarioFactory(rol=Rol.CANALES_VIRTUALES, first_name="Carla")

    papel = hacer(instalada, Acto(carla, AHORA))

    assert papel.emision.asesor == str(instalada.asesor)


@pytest.mark.paso("11")
def test_the_acta_is_its_asesor_s_and_leaves_the_receiver_s_name_open(instalada):
    entrega = instalada.entregas.get().entrega
    jefa = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    acta = datos.acta_de_entrega(entrega, Acto(jefa, AHORA))

    assert (acta.entrega, acta.emision.asesor) == (str(entrega.asesor), str(entrega.asesor))
    assert acta.recibe == ""


def test_a_third_person_of_no_named_kin_is_an_authorised_one(instalada):
    _solicita_otro(instalada, Oferta.Relacion.OTRO)

    tercero = datos.carta(instalada, Acto(instalada.asesor, AHORA)).solicitante.tercero

    assert tercero.vinculo == "persona autorizada por el titular"


@pytest.mark.parametrize(
    ("producto", "dice"), [("TEL_FIJA", "Es la misma línea"), ("MULTI", "Se incluye en el paquete")]
)
def test_only_a_package_includes_the_present_line(instalada, producto, dice):
    instalada.oferta.producto_id = producto
    instalada.oferta.linea_actual = Oferta.LineaActual.INCLUIDA

    servicio = datos.carta(instalada, Acto(instalada.asesor, AHORA)).servicio

    assert servicio.linea_actual == dice


def _solicita_otro(venta, relacion: str) -> None:
    venta.oferta.es_titular = False
    venta.oferta.solicitante_nombre, venta.oferta.solicitante_ci = "Norma Paz", "7654321"
    venta.oferta.relacion = relacion


@pytest.mark.paso("4.2")
def test_a_paper_names_only_what_is_charged(instalada):
    instalada.oferta.condiciones |= {"costo_por_punto": "50.00", "cable_excedente": "0.00"}

    dichas = piezas.condiciones(instalada)

    assert [(o.concepto, o.monto) for o in dichas.otros] == [("Punto adicional", Decimal(50))]
    assert dichas.permanencia_meses == instalada.oferta.snapshot.permanencia


@pytest.mark.paso("7.2")
def test_billed_to_a_telephone_the_collection_is_that_account_s(instalada):
    assert piezas.facturacion(instalada).telefono == ""
    assert piezas.cobro(instalada).ciclo == str(instalada.registro.ciclo)
    instalada.oferta.facturacion, instalada.oferta.telefono_factura = "AL_TELEFONO", "+59144251234"
    instalada.registro.direccion_cobro = ""

    assert piezas.facturacion(instalada).telefono == "44251234"
    assert "44251234" in piezas.cobro(instalada).direccion


@pytest.mark.paso("6.3")
def test_a_letter_without_its_date_is_of_the_day_it_is_printed(instalada):
    instalada.documentacion.carta_fecha = None

    assert piezas.fecha_carta(instalada) == hoy(AHORA)


@pytest.mark.paso("11.2")
def test_each_serial_has_its_own_line_once_it_is_installed(instalada):
    (antes,) = servicio(instalada).equipos
    una, otra = {"codigo": "ONT", "serie": "A1"}, {"codigo": "ONT", "serie": "B2"}
    instalada.instalacion.equipos = [una, otra]

    equipos = servicio_instalado(instalada).equipos

    assert antes.serie == ""
    assert [e.serie for e in equipos] == ["A1", "B2"]


@pytest.mark.paso("11.2")
def test_the_closing_file_lists_every_version_the_annex_once_and_never_itself():
    venta = venta_en(Estado.CONCLUIDA)
    venta.glosa.texto += " TOCAR DOS VECES."
    emitir_formularios(venta, acto=Acto(venta.asesor, AHORA))

    papeles = [cierre.papel_emitido(p) for p in cierre.papeles_de(venta)]

    solicitudes = [(p.version, p.vigente) for p in papeles if p.nombre.startswith("Solicitud")]
    assert solicitudes == [(1, False), (2, True)]
    assert sum(p.nombre.startswith("Condiciones") for p in papeles) == 1


@pytest.mark.paso("11")
def test_the_closing_file_lists_its_own_actas_and_e_mails_and_no_other_sale_s():
    venta, otra = venta_en(Estado.CONCLUIDA), venta_en(Estado.CONCLUIDA)
    for una in (venta, otra):
        envio = una.envios.get(canal="CORREO")
        envio.correo = CorreoSaliente.objects.create(
            clave=f"terminos:{una.pk}:1", message_id=f"<{una.pk}@bluecom.invalid>", creado_en=AHORA
        )
        envio.save()

    assert [a.venta for a in cierre.actas_de(venta)] == [venta]
    assert [c.clave for c in cierre.correos_de(venta)] == [f"terminos:{venta.pk}:1"]


@pytest.mark.paso("10.1", "11")
def test_solicitud_and_acta_name_the_files_that_the_folder_holds(instalada):
    acto = Acto(instalada.asesor, AHORA)
    entrega = instalada.entregas.get().entrega
    archivos = instalada.carpeta.archivos
    assert datos.formularios(instalada, acto)[0].adjuntos == (
        "Fotocopia de la cédula de identidad, anverso y reverso",
        "Carta de solicitud firmada por el solicitante",
    )
    [fila] = datos.acta_de_entrega(entrega, acto).carpetas
    assert fila.adjuntos == piezas.adjuntos_del_acta(instalada) == "C.I. anverso y reverso, carta"

    archivos.filter(tipo="CI_ANVERSO").update(tipo="CI_DIGITAL")
    archivos.filter(tipo="CI_REVERSO").update(tipo="FIRMANTE_ANVERSO")
    poder = archivos.get(tipo="CARTA")
    poder.pk, poder.tipo = None, "PODER"
    poder.save()

    assert datos.formularios(instalada, acto)[0].adjuntos == (
        "Captura de la cédula de identidad digital",
        "Fotocopia de la cédula de identidad de quien firma, anverso y reverso",
        "Carta de solicitud firmada por el solicitante",
        "Documento que acredita a quien firma",
    )
    [fila] = datos.acta_de_entrega(entrega, acto).carpetas
    assert fila.adjuntos == (
        "C.I. digital, C.I. de quien firma, carta, documento que acredita a quien firma"
    )
