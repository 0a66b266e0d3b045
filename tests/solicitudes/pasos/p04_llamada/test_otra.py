"""A second product of one call is a sale of its own in which nothing is asked or counted twice."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from cartera.models import ContactoCartera, Llamada
from documentos.models import ArchivoRecibido
from indicadores import consultas
from solicitudes.finales.servicio import anular
from solicitudes.models import Venta
from solicitudes.pasos.corregir import corregir
from solicitudes.pasos.hermanas import de_una_hermana
from solicitudes.pasos.p04_llamada.ofertas import de_otros_productos
from solicitudes.pasos.p04_llamada.otra import aceptar_otra, con_capacidad_para, impide_otra
from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion
from solicitudes.pasos.p05_explicacion.formulario import FichaForm
from solicitudes.pasos.p05_explicacion.servicio import guardar_ficha
from solicitudes.pasos.p06_documentos.formulario import DocumentacionForm
from solicitudes.pasos.p07_registro.formulario import RegistroForm
from solicitudes.pasos.p08_detalle.formulario import DetalleForm
from solicitudes.pasos.seguimiento.servicio import registrar_seguimiento
from solicitudes.reglas.comprobaciones import desistimiento
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA, cambiar_archivo, motivo, recibir_todo, venta_en
from tests.solicitudes.segundo_producto import tambien

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.2")]


def leida(venta) -> Venta:
    otra = Venta.objects.get(pk=venta.pk)
    otra.ahora = AHORA
    return otra


def del_mes() -> tuple[int, int, int, int]:
    """Effective calls, accepted calls, accepted sales and registered ones, as the month says."""
    total = consultas.mes("2026-11", ahora=AHORA + timedelta(days=1)).total
    return (total.efectivas, total.aceptadas, total.ventas_aceptadas, total.registradas)


def recontado() -> tuple[int, int, int, int]:
    """The same, row by row."""
    ofertas = Llamada.objects.filter(anulada_en=None, proposito="OFERTA", efectiva=True)
    ventas = list(Venta.objects.exclude(aceptada_en=None))
    registradas = [v for v in ventas if v.glosada_en and v.estado != Estado.ANULADA]
    vendieron = {v.llamada_id for v in ventas}
    return (
        len(ofertas),
        sum(ll.pk in vendieron for ll in ofertas),
        len(ventas),
        len(registradas),
    )


def archivos(venta) -> dict[str, str]:
    return dict(leida(venta).carpeta.vigentes().values_list("tipo", "sha256"))


# --- what it is ---------------------------------------------------------------------------------
def test_it_is_accepted_at_once_on_the_call_of_the_first():
    venta = venta_en(Estado.ACEPTADA)

    hermana = tambien(venta)

    assert (hermana.estado, hermana.llamada, hermana.hermana_de) == (
        Estado.ACEPTADA, venta.llamada, venta,
    )  # fmt: skip
    assert hermana.oferta.producto_id == "TV_HFC"
    assert hermana.servicios_requeridos == ["TV_HFC"]
    assert list(venta.hermanas()) == [hermana]
    assert list(hermana.hermanas()) == [venta]


def test_one_conversation_stays_one_effective_call_whatever_it_sells():
    venta = venta_en(Estado.GLOSADA)
    antes = del_mes()

    tambien(venta)

    assert antes == (1, 1, 1, 1)
    assert del_mes() == (1, 1, 2, 1) == recontado()


def test_with_another_client_in_hand_it_is_added_all_the_same():
    venta = venta_en(Estado.ACEPTADA)
    en_mano = venta_en(Estado.FACTIBLE, asesor=venta.asesor)

    assert tambien(venta).estado == Estado.ACEPTADA

    assert Venta.objects.en_mano_de(venta.asesor).get() == en_mano
    assert ContactoCartera.objects.get(pk=venta.contacto_id).situacion == "VENDIDO"


@pytest.mark.parametrize("de", ["la primera", "la segunda"])
def test_the_same_product_is_not_taken_twice(de):
    venta = venta_en(Estado.ACEPTADA)
    hermana = tambien(venta)
    desde = venta if de == "la primera" else hermana

    ofrecidos = {oferta.plan.producto_id for oferta in de_otros_productos(leida(desde))}

    assert not ofrecidos & {"FTTH_GPON", "TV_HFC"}
    with pytest.raises(TransicionInvalida, match="ya toma Televisión HFC en esta llamada"):
        tambien(desde)


def test_nor_by_correcting_one_into_the_other():
    venta = venta_en(Estado.EXPLICADA)
    tambien(venta)
    corregir(
        venta.pk, acto=Acto(venta.asesor, AHORA), paso=4,
        motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"),
    )  # fmt: skip

    with pytest.raises(TransicionInvalida, match="ya toma Televisión HFC"):
        registrar_aceptacion(
            venta.pk, acto=Acto(venta.asesor, AHORA), condicion=en_vigor("HFC-BASICO"),
            tecnologia="HFC", facturacion="PROPIA",
        )  # fmt: skip


def test_what_was_annulled_may_be_taken_again():
    venta = venta_en(Estado.ACEPTADA)
    hermana = tambien(venta)
    yo = Acto(venta.asesor, AHORA)
    anular(hermana.pk, acto=yo, motivo=motivo("ANULACION", "CLIENTE_DESISTE"))

    assert tambien(venta).estado == Estado.ACEPTADA


def test_a_technology_without_capacity_is_looked_up_and_kept():
    venta = venta_en(Estado.ACEPTADA)

    with pytest.raises(TransicionInvalida, match="Revise en Contact Center"):
        tambien(venta, capacidad=False)

    hermana = tambien(venta)
    assert not con_capacidad_para(venta, hermana.oferta.condicion, "HFC")
    assert con_capacidad_para(hermana, hermana.oferta.condicion, "HFC")
    assert hermana.capacidad_vigente().consultado_por == venta.asesor


@pytest.mark.parametrize("estado", [Estado.ENTREGADA, Estado.CONFORME, Estado.ANULADA])
def test_what_is_handed_over_or_over_takes_no_other(estado):
    assert "todavía no se entregó" in impide_otra(venta_en(estado))[0]


def test_the_call_is_of_its_day():
    venta = venta_en(Estado.EXPLICADA)

    with pytest.raises(TransicionInvalida, match="Aceptó el 23/11/2026: otro producto pide otra"):
        aceptar_otra(
            venta.pk, acto=Acto(venta.asesor, AHORA + timedelta(days=1)),
            condicion=en_vigor("HFC-BASICO"), tecnologia="HFC", facturacion="PROPIA",
        )  # fmt: skip


# --- nothing is asked twice ---------------------------------------------------------------------
def test_what_was_told_and_asked_of_the_first_holds_for_the_second():
    venta = venta_en(Estado.EXPLICADA)

    hermana = tambien(venta)

    ficha, suya = hermana.ficha, venta.ficha
    assert ficha.pasos_explicados == suya.pasos_explicados
    assert (ficha.caracteristicas, ficha.referencia_1) == ("PORTON CAFE", "+59170712345")
    assert ficha.puntos == 1
    for codigo, instante in ficha.informado.items():
        assert suya.informado[codigo] == instante
    assert "tarifa" not in ficha.informado


def test_also_when_it_is_told_after_the_second_was_opened():
    venta = venta_en(Estado.ACEPTADA)
    hermana = tambien(venta)
    guardar_ficha(
        venta.pk, acto=Acto(venta.asesor, AHORA), explicado=["ENVIO"], informado=["permanencia"],
        misma_direccion=True, caracteristicas="REJA VERDE",
    )  # fmt: skip

    inicial = FichaForm(leida(hermana)).initial

    assert inicial["caracteristicas"] == "REJA VERDE"
    assert inicial["informado"] == ["permanencia"]
    despues = AHORA + timedelta(minutes=5)
    ficha = guardar_ficha(
        hermana.pk, acto=Acto(venta.asesor, despues), explicado=inicial["explicado"],
        informado=["permanencia", "tarifa"], misma_direccion=True,
    )  # fmt: skip
    assert ficha.informado == {
        "permanencia": AHORA.isoformat(),
        "tarifa": despues.isoformat(),
    }


def test_card_registration_and_address_are_known_at_each_step_of_the_second():
    venta = venta_en(Estado.DETALLADA)
    hermana = tambien(venta)
    documentos = DocumentacionForm(hermana).initial

    assert (documentos["ci"], str(documentos["ci_vence"])) == (
        venta.documentacion.ci_texto,
        "2031-05-14",
    )
    assert documentos["ok_CI_VIGENTE"] is True
    assert RegistroForm(hermana).initial["modalidad"] == "ALQUILER"
    assert DetalleForm(hermana).initial["linea_libre"] == venta.detalle.direccion
    assert de_una_hermana(hermana, "glosa") is None


# --- photos and letter --------------------------------------------------------------------------
def test_what_the_first_received_stands_in_the_second_without_a_second_copy():
    venta = venta_en(Estado.DOCUMENTADA)

    hermana = tambien(venta)

    assert archivos(hermana) == archivos(venta)
    nombres = ArchivoRecibido.objects.filter(tipo="CARTA").values_list("original", flat=True)
    assert len(set(nombres)) == 1


def test_what_arrives_later_for_one_reaches_the_other():
    venta = venta_en(Estado.EXPLICADA)
    hermana = tambien(venta)

    recibir_todo(hermana, acto=Acto(venta.asesor, AHORA))

    assert archivos(venta) == archivos(hermana)
    assert leida(venta).carpeta.faltantes() == []


def test_a_card_replaced_in_one_is_replaced_where_the_same_photo_stood_and_a_letter_is_not():
    venta = venta_en(Estado.EXPLICADA)
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    hermana = tambien(venta)
    antes = archivos(hermana)

    yo = Acto(venta.asesor, AHORA + timedelta(minutes=1))
    cambiar_archivo(venta.pk, acto=yo, tipo="CI_ANVERSO", contenido=foto_ci("anverso", variante=77))
    cambiar_archivo(venta.pk, acto=yo, tipo="CARTA", contenido=foto_carta(variante=77))

    assert archivos(hermana)["CI_ANVERSO"] == archivos(venta)["CI_ANVERSO"] != antes["CI_ANVERSO"]
    assert archivos(hermana)["CARTA"] == antes["CARTA"] != archivos(venta)["CARTA"]


def test_a_file_in_two_sales_of_one_client_warns_of_nobody_else(client):
    ahora = timezone.now()
    venta = venta_en(Estado.EXPLICADA, ahora=ahora)
    tambien(venta, ahora=ahora)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    foto = foto_ci("anverso", variante=5)

    cuerpo = {"tipo": "CI_ANVERSO", "archivo": SimpleUploadedFile("ci.jpg", foto)}
    pagina = client.post(f"/ventas/{venta.pk}/archivos/", cuerpo, follow=True).content.decode()

    assert "Recibido: anverso del C.I." in pagina
    assert "carpeta de otro cliente" not in pagina


# --- beside other rules -------------------------------------------------------------------------
def test_who_takes_the_second_back_keeps_the_first():
    venta = venta_en(Estado.EXPLICADA)
    hermana = tambien(venta)
    registrar_seguimiento(
        hermana.pk, acto=Acto(venta.asesor, AHORA), resultado="DESISTE", detalle="DEMORA"
    )

    assert leida(venta).ultimo_dicho() == venta.llamada
    assert leida(hermana).ultimo_dicho().resultado_id == "DESISTE"
    assert del_mes() == (1, 1, 2, 0) == recontado()


def test_who_withdrew_takes_nothing_else_by_the_word_that_he_took_back():
    venta = venta_en(Estado.ACEPTADA)
    registrar_seguimiento(
        venta.pk, acto=Acto(venta.asesor, AHORA), resultado="DESISTE", detalle="DEMORA"
    )

    assert "desistió" in desistimiento(leida(venta))
    with pytest.raises(TransicionInvalida, match="desistió"):
        tambien(venta)

    assert Venta.objects.count() == 1


def test_annulling_the_first_leaves_the_second_and_its_client_sold():
    venta = venta_en(Estado.GLOSADA)
    hermana = tambien(venta)
    yo = Acto(venta.asesor, AHORA)

    anular(venta.pk, acto=yo, motivo=motivo("ANULACION", "CLIENTE_DESISTE"))

    assert leida(hermana).estado == Estado.ACEPTADA
    assert ContactoCartera.objects.get(pk=venta.contacto_id).situacion == "VENDIDO"
    assert del_mes() == (1, 1, 2, 0) == recontado()
    anular(hermana.pk, acto=yo, motivo=motivo("ANULACION", "CLIENTE_DESISTE"))
    assert ContactoCartera.objects.get(pk=venta.contacto_id).situacion == "CERRADO"


def test_correcting_one_keeps_the_call_of_both_and_the_month():
    venta = venta_en(Estado.DETALLADA)
    hermana = tambien(venta)
    yo = Acto(venta.asesor, AHORA)
    corregir(venta.pk, acto=yo, paso=4, motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"))

    registrar_aceptacion(
        venta.pk, acto=yo, condicion=en_vigor("FTTH-100"), tecnologia="FIBRA", facturacion="PROPIA"
    )

    assert leida(venta).llamada == leida(hermana).llamada == venta.llamada
    assert del_mes() == (1, 1, 2, 0) == recontado()


# --- on the page --------------------------------------------------------------------------------
def test_it_is_chosen_on_its_own_page_with_the_whole_catalogue(client):
    ahora = timezone.now()
    venta = venta_en(Estado.ACEPTADA, ahora=ahora)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    url = f"/ventas/{venta.pk}/otra/"
    datos = {
        "condicion": en_vigor("DTH-BASICO").pk,
        "facturacion": "PROPIA",
        "es_titular": "on",
    }

    assert f'href="{url}"' in client.get(venta.get_absolute_url()).content.decode()
    pagina = client.get(url).content.decode()
    assert "TV satelital básico" in pagina
    assert "Fibra 50 Mbps" not in pagina.split("ofertas", 1)[1].split("</fieldset>")[0]
    por_varias = client.post(url, datos | {"condicion": en_vigor("DUO-50").pk}).content.decode()
    assert "Elija la tecnología del producto." in por_varias
    sin_revisar = client.post(url, datos)
    assert sin_revisar.status_code == 422
    assert "Revise en Contact Center" in sin_revisar.content.decode()

    hecha = client.post(url, datos | {"capacidad": "on"})

    assert hecha.url == venta.get_absolute_url()
    hermana = Venta.objects.get(hermana_de=venta)
    assert (hermana.estado, hermana.oferta.plan_id, hermana.oferta.tecnologia) == (
        Estado.ACEPTADA,
        en_vigor("DTH-BASICO").plan_id,
        "SATELITE",
    )
    pagina = client.get(venta.get_absolute_url()).content.decode()
    assert hermana.get_absolute_url() in pagina
