"""What the photo of a C.I. says stands beside what is known, and nobody's word is taken from it."""

import io
from datetime import date
from html import unescape

import pytest
import segno
from django.utils import timezone
from PIL import Image

from bluecom.bolivia.identidad import CI
from bluecom.cuentas.acto import Acto
from cartera.models import Cliente
from documentos.carnet import Letras
from documentos.models import ArchivoRecibido
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.formulario import DocumentacionForm
from solicitudes.pasos.p06_documentos.leido import (
    ci_de,
    es_el_mismo,
    leido_de,
    parece_captura,
    prellenado,
)
from solicitudes.pasos.p06_documentos.servicio import recibir_archivo
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.conversacion.personas import TERCERA
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.3")]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def venta():
    return venta_en(Estado.EXPLICADA)


def carnet(dice: str) -> bytes:
    """A side of a card with a QR on it, as a telephone takes it."""
    foto = Image.open(io.BytesIO(foto_ci())).convert("RGB").resize((1600, 1000))
    codigo = io.BytesIO()
    segno.make(dice, micro=False).save(codigo, kind="png", scale=8, border=4)
    foto.paste(Image.open(codigo).convert("RGB"), (1100, 300))
    salida = io.BytesIO()
    foto.save(salida, "JPEG", quality=90)
    return salida.getvalue()


def recibido(venta: Venta, contenido: bytes, tipo: str = "CI_REVERSO") -> ArchivoRecibido:
    return recibir_archivo(venta.pk, acto=Acto(venta.asesor, AHORA), tipo=tipo, contenido=contenido)


def paso_6(client, venta: Venta) -> str:
    client.force_login(venta.asesor, backend=BACKEND)
    return unescape(client.get(f"/ventas/{venta.pk}/pasos/6/").content.decode())


def test_the_same_number_is_said_and_nothing_is_marked(client, venta):
    numero = venta.ci_esperado.clave
    recibido(venta, carnet(f"{numero}|PERSONA DE MUESTRA"))

    pagina = paso_6(client, venta)

    assert f"El QR dice el mismo número: {numero}." in pagina
    assert f"{numero}|PERSONA DE MUESTRA" in pagina
    assert Venta.objects.get(pk=venta.pk).documentacion_actual is None


def test_another_number_is_explained_and_may_be_used_by_a_press(client, venta):
    recibido(venta, carnet("99887766"))

    pagina = paso_6(client, venta)

    assert f"El QR dice C.I. 99887766 y se esperaba {venta.ci_esperado}" in pagina
    assert 'data-valor="99887766"' in pagina
    assert f'value="{venta.ci}"' in pagina, "what was known stays in the field"


@pytest.mark.parametrize("dice", ["https://ejemplo.test/v/99887766?a=<b>", "{{ x }} AB-12"])
def test_what_nobody_knows_is_shown_as_it_is(client, venta, dice):
    recibido(venta, carnet(dice))

    pagina = paso_6(client, venta)

    assert f"El QR dice: «{dice}»" in pagina
    assert "data-valor" not in pagina
    assert f'href="{dice}' not in pagina


def test_the_code_of_who_signs_is_compared_with_who_signs():
    venta = venta_en(Estado.EXPLICADA, oferta=TERCERA)
    [dicho] = leido_de(recibido(venta, carnet("7654321"), "FIRMANTE_REVERSO"), venta)

    assert dicho.frase == "El QR dice el mismo número: 7654321."
    assert ci_de("CARTA", venta) is None


def test_a_code_without_the_complement_is_of_the_same_person_and_another_one_is_not():
    suyo = CI("1234567", "1A")

    assert es_el_mismo(CI("1234567"), suyo)
    assert not es_el_mismo(CI("1234567", "1B"), suyo)


def test_whose_number_nobody_knew_reads_what_his_card_says(venta):
    Cliente.objects.update(ci_numero="", ci_complemento="")
    venta = Venta.objects.get(pk=venta.pk)

    [dicho] = leido_de(recibido(venta, carnet("1234567")), venta)

    assert dicho.frase == "El QR dice C.I. 1234567. Compruébelo."


def con_letras(venta: Venta, tipo: str, **letras) -> ArchivoRecibido:
    archivo = recibido(venta, foto_ci(tipo), tipo)
    archivo.leido = {"letras": Letras(**letras).guardado()}
    archivo.save()
    return archivo


def test_letters_fill_what_nobody_wrote_and_say_that_nobody_looked(client, venta):
    Cliente.objects.update(ci_numero="", ci_complemento="")
    con_letras(venta, "CI_ANVERSO", numero="1234567", complemento="1A", vence="2031-11-15")

    pagina = paso_6(client, venta)

    assert 'value="1234567-1A"' in pagina
    assert 'value="2031-11-15"' in pagina
    assert "sin que nadie lo mirara: C.I. como está en el carnet, Vence" in pagina
    assert "El programa leyó C.I. 1234567-1A. Compruébelo." in pagina


def test_letters_change_nothing_that_was_known(client, venta):
    con_letras(venta, "CI_ANVERSO", numero="99887766")
    venta = Venta.objects.get(pk=venta.pk)
    venta.ahora = AHORA

    form = DocumentacionForm(venta)

    assert form["ci"].value() == str(venta.ci)
    assert dict(form.leidos) == {}


def test_the_digital_one_has_a_last_day_of_its_own(venta):
    digital = con_letras(venta, "CI_DIGITAL", vence="2027-01-31")
    anverso = con_letras(venta, "CI_ANVERSO", indefinida=True)

    dicho = prellenado([digital, anverso])

    assert (dicho.ci_vence, dicho.ci_indefinido) == (None, True)
    assert dicho.digital_vence == date(2027, 1, 31)
    assert set(dicho.campos) == {"ci_indefinido", "digital_vence"}
    assert [d.frase for d in leido_de(anverso, venta)] == [
        "El programa leyó el vencimiento: vigencia indefinida. Compruébelo."
    ]


def test_two_sides_that_contradict_each_other_are_not_of_indefinite_validity(venta):
    anverso = con_letras(venta, "CI_ANVERSO", vence="2020-01-31")
    reverso = con_letras(venta, "CI_REVERSO", indefinida=True)

    assert set(prellenado([anverso, reverso]).campos) == {"ci_vence"}


def test_of_two_numbers_neither_is_written_and_each_stands_beside_its_photo(client, venta):
    Cliente.objects.update(ci_numero="", ci_complemento="")
    anverso = con_letras(venta, "CI_ANVERSO", numero="1234567", vence="2031-11-15")
    reverso = con_letras(venta, "CI_REVERSO", numero="7654321", vence="2032-11-15")

    assert prellenado([anverso, reverso]).campos == {}
    pagina = paso_6(client, venta)

    for numero in ("1234567", "7654321"):
        assert f'data-valor="{numero}"' in pagina
        assert f'value="{numero}"' not in pagina


def test_a_side_without_the_complement_says_the_same_number(venta):
    reverso = con_letras(venta, "CI_REVERSO", numero="1234567")
    anverso = con_letras(venta, "CI_ANVERSO", numero="1234567", complemento="1A")
    digital = con_letras(venta, "CI_DIGITAL", numero="1234567", complemento="2B")

    assert prellenado([reverso, anverso]).ci == "1234567-1A"
    assert prellenado([reverso, anverso, digital]).ci == ""


def test_letters_say_no_other_expiry_than_was_copied_from_the_same_card():
    venta = venta_en(Estado.CONFORME)
    hermana = venta_en(Estado.EXPLICADA, asesor=venta.asesor)
    Venta.objects.filter(pk=hermana.pk).update(hermana_de=venta.pk)
    con_letras(hermana, "CI_ANVERSO", indefinida=True)
    hermana = Venta.objects.get(pk=hermana.pk)
    hermana.ahora = AHORA

    form = DocumentacionForm(hermana)

    assert form["ci_vence"].value() == venta.documentacion.ci_vence
    assert not form["ci_indefinido"].value()


def test_where_the_card_was_not_observed_its_number_is_not_offered(client):
    de_la_carta, del_ci = (
        venta_en(Estado.OBSERVADA, motivo=motivo) for motivo in ("CARTA_SIN_FIRMA", "CI_ILEGIBLE")
    )
    for venta in (de_la_carta, del_ci):
        suyo = venta.carpeta.archivo("CI_ANVERSO")
        suyo.leido = {"letras": Letras(numero="99887766").guardado()}
        suyo.save()

    assert "El programa leyó C.I. 99887766" in paso_6(client, de_la_carta)
    assert "data-valor" not in paso_6(client, de_la_carta)
    assert 'data-valor="99887766"' in paso_6(client, del_ci)


def test_what_looks_like_a_telephone_s_screen_is_asked_to_be_said_digital(client, venta):
    pantalla = io.BytesIO()
    Image.open(io.BytesIO(foto_ci())).convert("RGB").resize((1080, 2340)).save(pantalla, "JPEG")
    archivo = recibido(venta, pantalla.getvalue(), "CI_ANVERSO")
    assert parece_captura(archivo)
    assert "Es el C.I. digital" in paso_6(client, venta)

    client.post(f"/ventas/{venta.pk}/archivos/{archivo.pk}/ordenar/", {"tipo": "CI_DIGITAL"})

    archivo.refresh_from_db()
    assert archivo.tipo == "CI_DIGITAL"
    assert not parece_captura(archivo)


def test_the_page_is_drawn_anew_when_something_was_read(client, venta):
    archivo = recibido(venta, foto_ci(), "CI_ANVERSO")
    client.force_login(venta.asesor, backend=BACKEND)
    visto = client.get(f"/ventas/{venta.pk}/pasos/6/").context["marca"]
    assert client.get(f"/ventas/{venta.pk}/archivos/llegados/?visto={visto}").status_code == 204

    archivo.leido = {"letras": Letras(numero="1").guardado()}
    archivo.save()

    assert client.get(f"/ventas/{venta.pk}/archivos/llegados/?visto={visto}").status_code == 200
    assert archivo.recibido_en <= timezone.now()
