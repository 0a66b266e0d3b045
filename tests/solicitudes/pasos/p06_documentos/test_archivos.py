"""Step 6: what is done to each received file loses nothing, and keeps who did it and why."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from documentos.errores import ArchivoRechazado
from documentos.models import ArchivoRecibido, Parecido
from documentos.servicios import leer_copia, leer_original, parecidos_de
from solicitudes.conversacion.pedidos import fotos_por_repetir, pedido_al_cliente
from solicitudes.expediente.comprobar import verificar_expediente
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.archivos import (
    aceptar_archivo,
    anotar_impreso,
    descartar_archivo,
    enderezar_archivo,
    girar_archivo,
    lugares_de,
    ordenar_archivo,
    recortar_archivo,
)
from solicitudes.pasos.p06_documentos.recibidos import recibidos_de
from solicitudes.pasos.p06_documentos.servicio import (
    olvidar_items_de,
    puesto,
    recibir_archivo,
    revisar_recibidos,
)
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_carta, foto_ci, pdf_de_carta
from tests.documentos.muestrario.camara import como_jpeg, foto_de
from tests.documentos.muestrario.tarjetas import tarjeta
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2", "6.3")]


@pytest.fixture
def venta():
    return venta_en(Estado.EXPLICADA)


@pytest.fixture
def yo(venta):
    return Acto(venta.asesor, AHORA)


def puestos(venta: Venta) -> dict[str, int]:
    return {a.tipo: a.pk for a in venta.carpeta.vigentes()}


def llega(venta: Venta, contenido: bytes, **como) -> ArchivoRecibido:
    return recibir_archivo(venta.pk, acto=Acto(venta.asesor, AHORA), contenido=contenido, **como)


def leida(venta: Venta) -> Venta:
    return Venta.objects.get(pk=venta.pk)


def test_each_file_without_a_place_goes_to_the_next_that_is_empty_and_then_to_the_tray(venta):
    fotos = [foto_ci(variante=n) for n in (1, 2)] + [foto_carta(), foto_carta(variante=7)]

    tipos = [llega(venta, foto).tipo for foto in fotos]

    assert tipos == ["CI_ANVERSO", "CI_REVERSO", "CARTA", "SIN_ORDENAR"]


def test_a_pdf_finds_the_place_of_the_letter_by_itself_and_never_that_of_a_card(venta):
    assert llega(venta, pdf_de_carta()).tipo == "CARTA"
    assert llega(venta, pdf_de_carta(2)).tipo == "SIN_ORDENAR"


def test_nothing_replaces_what_is_there_unless_it_is_named(venta):
    primera = llega(venta, foto_ci(variante=1), tipo="CI_ANVERSO")

    segunda = llega(venta, foto_ci(variante=2), tipo="CI_ANVERSO")
    tercera = llega(venta, foto_ci(variante=3), tipo="CI_ANVERSO", en_lugar_de=primera.pk)

    assert segunda.tipo == "SIN_ORDENAR"
    assert puestos(venta) == {"SIN_ORDENAR": segunda.pk, "CI_ANVERSO": tercera.pk}
    assert ArchivoRecibido.objects.filter(carpeta=venta.carpeta).count() == 3


def test_a_stale_page_replaces_nothing(venta):
    primera = llega(venta, foto_ci(variante=1), tipo="CI_ANVERSO")
    segunda = llega(venta, foto_ci(variante=2), tipo="CI_ANVERSO", en_lugar_de=primera.pk)

    tarde = llega(venta, foto_ci(variante=3), tipo="CI_ANVERSO", en_lugar_de=primera.pk)

    assert puestos(venta) == {"CI_ANVERSO": segunda.pk, "SIN_ORDENAR": tarde.pk}


def test_two_files_that_were_swapped_are_put_right_with_one_word(venta, yo):
    reverso = llega(venta, foto_ci("reverso"), tipo="CI_ANVERSO")
    anverso = llega(venta, foto_ci("anverso"), tipo="CI_REVERSO")

    ordenar_archivo(venta.pk, anverso.pk, acto=yo, tipo="CI_ANVERSO")

    assert puestos(venta) == {"CI_ANVERSO": anverso.pk, "CI_REVERSO": reverso.pk}


def test_from_the_tray_what_was_in_the_place_goes_to_the_tray_and_may_be_put_aside(venta, yo):
    primera = llega(venta, foto_ci(variante=1), tipo="CI_ANVERSO")
    segunda = llega(venta, foto_ci(variante=2), tipo="CI_ANVERSO")

    ordenar_archivo(venta.pk, segunda.pk, acto=yo, tipo="CI_ANVERSO")
    assert puestos(venta) == {"CI_ANVERSO": segunda.pk, "SIN_ORDENAR": primera.pk}

    descartar_archivo(venta.pk, primera.pk, acto=yo)
    assert puestos(venta) == {"CI_ANVERSO": segunda.pk}
    assert leer_original(ArchivoRecibido.objects.get(pk=primera.pk)) == foto_ci(variante=1)
    with pytest.raises(TransicionInvalida, match="por ordenar"):
        descartar_archivo(venta.pk, segunda.pk, acto=yo)


def test_a_place_of_another_kind_of_sale_or_of_a_photo_is_refused(venta, yo):
    carta = llega(venta, pdf_de_carta(), tipo="CARTA")

    assert "PODER" not in lugares_de(leida(venta))
    for tipo, motivo in (("PODER", "no es de esta venta"), ("CI_ANVERSO", "no un PDF")):
        with pytest.raises(ArchivoRechazado, match=motivo):
            ordenar_archivo(venta.pk, carta.pk, acto=yo, tipo=tipo)


def test_a_colleague_touches_none_of_them(venta):
    archivo = llega(venta, foto_ci(), tipo="CI_ANVERSO")
    otro = Acto(UsuarioFactory(), AHORA)

    for hacer in (descartar_archivo, enderezar_archivo):
        with pytest.raises(PermisoDenegado):
            hacer(venta.pk, archivo.pk, acto=otro)
    with pytest.raises(PermisoDenegado):
        girar_archivo(venta.pk, archivo.pk, acto=otro, cuartos=1)


def test_turning_and_cutting_make_another_copy_and_never_touch_the_original(venta, yo):
    archivo = llega(venta, foto_ci(), tipo="CI_ANVERSO")
    entera = leer_copia(archivo)

    girar_archivo(venta.pk, archivo.pk, acto=yo, cuartos=1)
    recortar_archivo(venta.pk, archivo.pk, acto=yo, recorte=(0, 500, 1000, 1000))
    archivo.refresh_from_db()

    assert Image.open(io.BytesIO(leer_copia(archivo))).size == (540, 428)
    assert leer_original(archivo) == foto_ci()
    assert [str(a) for a in archivo.arreglos.all()] == [
        "entera",
        "girada 90°",
        "girada 90°, recortada",
    ]
    assert archivo.arreglos.last().por == venta.asesor

    enderezar_archivo(venta.pk, archivo.pk, acto=yo)
    archivo.refresh_from_db()
    assert leer_copia(archivo) == entera
    assert verificar_expediente(venta.pk).integro
    hechos = Evento.objects.filter(cadena=venta.cadena, tipo="arreglar_archivo")
    assert hechos.count() == 3


def test_a_cut_that_leaves_nothing_is_refused(venta, yo):
    archivo = llega(venta, foto_ci(), tipo="CI_ANVERSO")

    with pytest.raises(ArchivoRechazado, match="casi nada"):
        recortar_archivo(venta.pk, archivo.pk, acto=yo, recorte=(0, 0, 20, 1000))


def test_a_photo_against_the_coach_waits_for_another_or_for_a_reason(venta, yo):
    recibir_todo(venta, acto=yo)
    movida = leida(venta).carpeta.archivo("CI_ANVERSO")
    ArchivoRecibido.objects.filter(pk=movida.pk).update(medidas={"nitidez": [40, 76]})

    (pedida,) = fotos_por_repetir(leida(venta))
    assert "salió borrosa" in pedida
    assert pedida in pedido_al_cliente(leida(venta)).texto
    assert recibidos_de(leida(venta))["archivos"][0]["en_contra"]

    aceptada = aceptar_archivo(venta.pk, movida.pk, acto=yo, porque="Se lee con aumento.")

    assert (aceptada.aceptado_por, aceptada.aceptado_porque) == (yo.usuario, "Se lee con aumento.")
    assert fotos_por_repetir(leida(venta)) == []
    evento = Evento.objects.get(cadena=venta.cadena, tipo="aceptar_archivo")
    assert evento.datos == {"archivo": movida.pk, "reparos": ["nitidez"]}


def test_it_is_not_accepted_without_a_reason_nor_when_nothing_is_against_it(venta, yo):
    archivo = llega(venta, foto_ci(), tipo="CI_ANVERSO")
    with pytest.raises(TransicionInvalida, match="nada en contra"):
        aceptar_archivo(venta.pk, archivo.pk, acto=yo, porque="Porque sí.")

    ArchivoRecibido.objects.filter(pk=archivo.pk).update(medidas={"luz": [10, 38]})
    with pytest.raises(ArchivoRechazado, match="por qué"):
        aceptar_archivo(venta.pk, archivo.pk, acto=yo, porque="  ")


def test_a_digital_card_stands_for_both_sides(venta):
    foto = como_jpeg(foto_de(tarjeta(4), "escaneada"))
    digital = llega(venta, foto)
    ordenar_archivo(venta.pk, digital.pk, acto=Acto(venta.asesor, AHORA), tipo="CI_DIGITAL")

    assert [fila["tipo"] for fila in recibidos_de(leida(venta))["archivos"]] == [
        "CI_DIGITAL",
        "CARTA",
    ]


def test_the_card_of_another_client_is_flagged_in_both_folders(venta, yo):
    otra = venta_en(Estado.EXPLICADA)
    foto = foto_de(tarjeta(5), "bien")
    llega(venta, como_jpeg(foto), tipo="CI_ANVERSO")
    foto.thumbnail((900, 900))

    llega(otra, como_jpeg(foto), tipo="CI_ANVERSO")

    assert Parecido.objects.count() == 1
    for una in (venta, otra):
        assert len(parecidos_de(una.carpeta_id)) == 1
        assert recibidos_de(leida(una))["archivos"][0]["repetida"]


def test_a_file_that_is_put_elsewhere_has_to_be_looked_at_again(venta, yo):
    recibir_todo(venta, acto=yo)
    bien = {codigo: {"ok": True, "motivo": ""} for codigo in ("FIRMA", "CI_LEGIBLE")}
    revisar_recibidos(venta.pk, acto=yo, items=bien)
    carnet = leida(venta)

    olvidar_items_de(carnet, "CI_DIGITAL")
    assert list(leida(venta).documentacion.items) == ["FIRMA"]

    puesto(carnet.carpeta.archivo("CARTA"), leida(venta))
    assert leida(venta).documentacion.items == {}


@pytest.mark.paso("6.4")
def test_printing_what_the_client_sent_leaves_its_act_with_which_files(client, venta):
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    ruta = f"/ventas/{venta.pk}/archivos/impreso/"
    with pytest.raises(TransicionInvalida, match="nada que imprimir"):
        anotar_impreso(venta.pk, acto=Acto(venta.asesor, AHORA))
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))

    assert client.post(ruta).status_code == 204

    (impreso,) = Evento.objects.filter(cadena=venta.cadena, tipo="imprimir_recibidos")
    suyos = set(venta.carpeta.vigentes().values_list("pk", flat=True))
    assert set(impreso.datos["archivos"]) == suyos
    assert impreso.actor == venta.asesor


@pytest.mark.paso("6.4")
def test_the_card_of_who_signs_is_printed_on_a_sheet_of_its_own(client, venta, yo):
    """Neither is taken for the other; so does what gives the power to."""
    recibir_todo(venta, acto=yo)
    type(venta.oferta).objects.filter(pk=venta.oferta.pk).update(es_titular=False)
    del_otro = [llega(venta, foto_ci(variante=3), tipo="FIRMANTE_ANVERSO")]
    del_otro.append(llega(venta, foto_ci("reverso", variante=3), tipo="FIRMANTE_REVERSO"))
    poder = llega(venta, pdf_de_carta(), tipo="PODER")
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    hojas = client.get(f"/ventas/{venta.pk}/archivos/imprimir/").context["hojas"]

    assert [[a.tipo for a in hoja] for hoja in hojas] == [
        ["CI_ANVERSO", "CI_REVERSO"],
        ["FIRMANTE_ANVERSO", "FIRMANTE_REVERSO"],
        ["CARTA"],
        ["PODER"],
    ]
    assert [hojas[1], hojas[3]] == [del_otro, [poder]]


def test_a_change_says_what_became_of_the_one_before(client, venta, yo):
    antes = llega(venta, foto_ci(), tipo="CI_ANVERSO")
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    datos = {"tipo": "CI_ANVERSO", "en_lugar_de": antes.pk}

    otra = SimpleUploadedFile("otra.jpg", foto_ci(variante=4), "image/jpeg")
    dicho = client.post(
        f"/ventas/{venta.pk}/archivos/", datos | {"archivo": otra}, headers={"HX-Request": "true"}
    )

    assert "Cambió: anverso del C.I. El de antes queda guardado" in dicho.content.decode()
    assert venta.carpeta.archivo("CI_ANVERSO") != antes
