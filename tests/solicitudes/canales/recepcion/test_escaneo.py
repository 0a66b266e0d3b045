"""Whatever is scanned at the counter: which folder it is, or whose, and how it stands (11)."""

import pytest
from django.db.models import Q

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from documentos.models import Documento
from documentos.servicios.emision import sustituir
from solicitudes.canales.recepcion.escaneo import caminos_del_codigo, escanear
from solicitudes.canales.recepcion.marcas import marcar
from solicitudes.canales.recepcion.servicio import recibir_presentes
from solicitudes.models import Marca, Motivo
from solicitudes.pasos.corregir import corregir
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, proponer, venta_en, venta_propuesta

TOKEN = "Zx9_kQ-" + "a" * 30
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("texto", "caminos"),
    [
        (f"https://ventas.example/p/{TOKEN}", [Q(carpeta__documentos__token=TOKEN)]),
        (TOKEN, [Q(carpeta__documentos__token=TOKEN)]),
        ("V-12", [Q(pk=12)]),
        ("N.º 0000012", [Q(carpeta__documentos__numero=12)]),
        ("0000012", [Q(carpeta__documentos__numero=12)]),
        ("12", [Q(carpeta__documentos__numero=12), Q(pk=12), Q(numero_smartflex="12")]),
        ("María Rojas", []),
        ("", []),
    ],
)
def test_each_code_names_a_sale_in_its_own_ways(texto, caminos):
    assert caminos_del_codigo(texto) == caminos
    assert caminos_del_codigo("V-12", "venta__") == [Q(venta__pk=12)]


def _solicitud(venta):
    return Documento.objects.get(carpeta=venta.carpeta, tipo="SOLICITUD")


CODIGOS = {
    "the QR's address": lambda v: f"http://desk.example/p/{_solicitud(v).token}",
    "the QR's address with a slash": lambda v: f"http://desk.example/p/{_solicitud(v).token}/",
    "the QR through another keyboard": lambda v: (
        f"http://desk.example/p/{_solicitud(v).token}".translate(str.maketrans(":/-_", "Ñ-'?"))
    ),
    "the bare token": lambda v: _solicitud(v).token,
    "the number as printed": lambda v: _solicitud(v).codigo,
    "the number's digits": lambda v: f"{_solicitud(v).numero:07d}",
    "the Smartflex number": lambda v: v.numero_smartflex,
    "the sale": lambda v: f"v-{v.pk}",
    "the sale in a word": lambda v: f"Venta {v.pk}",
}


@pytest.mark.paso("11")
@pytest.mark.parametrize("que", CODIGOS)
def test_a_folder_on_its_way_is_named_by(canales, que):
    venta = venta_propuesta()

    assert escanear(CODIGOS[que](venta), canales).fila.venta == venta


@pytest.mark.parametrize("de", ["token", "codigo"])
def test_the_actas_own_qr_and_number_open_it(canales, de):
    entrega = venta_propuesta().entregas.get().entrega

    assert escanear(getattr(entrega.acta, de), canales).entrega == entrega


def test_the_qr_of_a_constancia_opens_its_acta(canales):
    fila = venta_propuesta().entregas.get()
    ellos = Acto(canales, AHORA)
    marcar(fila.pk, acto=ellos, marca=Marca.PRESENTE)
    hecho = recibir_presentes(fila.entrega_id, acto=ellos)

    assert escanear(hecho.recepcion.constancia.token, canales).entrega == fila.entrega


def test_a_printed_folder_that_nobody_proposed_is_found(canales):
    venta = venta_en(Estado.IMPRESA)

    assert escanear(f"V-{venta.pk}", canales).suelta == venta


def _corregida():
    venta = venta_propuesta()
    razon = Motivo.objects.filter(ambito="CORRECCION")[0]
    return corregir(venta.pk, acto=Acto(venta.asesor, AHORA), paso=8, motivo=razon)


def _anulada():
    return venta_en(Estado.ANULADA)


DICHOS = {
    "already here": (lambda: venta_en(Estado.ENTREGADA), "ya fue recibida por"),
    "back for a correction": (_corregida, "la retiró su asesor para corregirla"),
    "annulled": (_anulada, "se anuló el 23/11/2026: devuélvala a su asesor"),
    "not printed yet": (lambda: venta_en(Estado.GLOSADA), "todavía no está impresa"),
    "observed": (lambda: venta_en(Estado.OBSERVADA), "está observada"),
}


@pytest.mark.parametrize("cual", DICHOS)
def test_any_other_folder_of_the_house_is_told_with_whose_it_is(canales, cual):
    hacer, dicho = DICHOS[cual]
    venta = hacer()

    with pytest.raises(DatoInvalido, match=dicho) as rechazo:
        escanear(f"V-{venta.pk}", canales)

    assert f"(venta {venta.pk}, de {venta.asesor})" in str(rechazo.value)


@pytest.mark.parametrize(
    "codigo", ["", "   ", "hola", "999999999999", "/p/xx", "\x00", "V-0", "١٢", "x" * 400]
)
def test_what_names_nothing_says_so(canales, codigo):
    venta_propuesta()

    with pytest.raises(DatoInvalido):
        escanear(codigo, canales)


@pytest.mark.parametrize("que", ["the QR's address", "the number as printed"])
@pytest.mark.parametrize("propuesta", [True, False])
def test_a_paper_that_was_replaced_does_not_make_the_folder_present(canales, que, propuesta):
    venta = venta_propuesta() if propuesta else venta_en(Estado.IMPRESA)
    codigo = CODIGOS[que](venta)
    sustituir(_solicitud(venta).pk, ahora=AHORA)

    with pytest.raises(DatoInvalido, match="fue reemplazado"):
        escanear(codigo, canales)


@pytest.mark.parametrize("hacer", [venta_propuesta, lambda: venta_en(Estado.IMPRESA)])
def test_a_number_of_two_folders_is_asked_again(canales, hacer):
    una, otra = hacer(), hacer()
    otra.numero_smartflex = str(una.pk)
    otra.save(update_fields=["numero_smartflex"])

    with pytest.raises(DatoInvalido, match="dos carpetas"):
        escanear(str(una.pk), canales)


def test_nobody_receives_what_he_sold_nor_what_is_of_another_world(canales):
    venta = venta_propuesta()
    razon = Motivo.objects.filter(ambito="REASIGNACION")[0]
    venta.reasignaciones.create(de=canales, a=venta.asesor, motivo=razon, por=canales, en=AHORA)

    with pytest.raises(DatoInvalido, match="fue suya"):
        escanear(f"V-{venta.pk}", canales)
    de_prueba = UsuarioFactory(rol="CANALES_VIRTUALES", de_prueba=True)
    with pytest.raises(DatoInvalido, match="Nada en la casa"):
        escanear(f"V-{venta.pk}", de_prueba)


def test_a_folder_is_found_by_its_indexes_whatever_else_is_on_its_way(
    canales, django_assert_max_num_queries
):
    venta = venta_propuesta()
    ana = UsuarioFactory()
    proponer([venta_en(Estado.IMPRESA, asesor=ana) for _ in range(2)])

    with django_assert_max_num_queries(6):
        escanear(venta.numero_smartflex, canales)
