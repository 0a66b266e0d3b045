"""Steps sent by hand: out of order, of somebody else, with files that are no photos."""

from html import unescape

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluecom.bitacora.models import Evento
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import cortada, foto_carta, foto_ci, pdf_de_carta
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db
ARCHIVOS = {
    "empty": (b"", "CI_ANVERSO", "vacío"),
    "text": ("Señor gerente".encode() * 50, "CI_ANVERSO", "no es una foto"),
    "truncated": (cortada(foto_ci()), "CI_ANVERSO", "dañada o llegó cortada"),
    "program": (b"MZ" + b"\x00" * 4000, "CARTA", "no es una foto"),
    "pdf of a card": (pdf_de_carta(), "CI_REVERSO", "debe ser una foto"),
    "broken pdf": (cortada(pdf_de_carta()), "CARTA", "PDF"),
    "unknown kind": (foto_carta(), "PASAPORTE", "PASAPORTE"),
}


@pytest.fixture(autouse=True)
def poco_despues():
    with time_machine.travel(AHORA, tick=False):
        yield


def _como(usuario) -> Client:
    cliente = Client()
    cliente.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def _dicho(respuesta) -> str:
    return " ".join(str(m) for m in get_messages(respuesta.wsgi_request))


def _subir(cliente: Client, venta: Venta, tipo: str, contenido: bytes):
    archivo = SimpleUploadedFile("foto.jpg", contenido, content_type="image/jpeg")
    return cliente.post(f"/ventas/{venta.pk}/archivos/", {"tipo": tipo, "archivo": archivo})


@pytest.fixture
def explicada() -> Venta:
    return venta_en(Estado.EXPLICADA)


@pytest.mark.paso("6.3")
@pytest.mark.parametrize("cual", ARCHIVOS)
def test_a_file_that_is_no_photo_is_refused_in_words(explicada, cual):
    contenido, tipo, frase = ARCHIVOS[cual]

    respuesta = _subir(_como(explicada.asesor), explicada, tipo, contenido)

    assert respuesta.status_code == 302
    assert frase in _dicho(respuesta)
    assert not explicada.carpeta.archivos.exists()


@pytest.mark.paso("6.2")
def test_one_file_is_never_both_sides_of_the_ci(explicada):
    navegador, foto = _como(explicada.asesor), foto_ci()
    _subir(navegador, explicada, "CI_ANVERSO", foto)

    respuesta = _subir(navegador, explicada, "CI_REVERSO", foto)

    assert "ya está como anverso del C.I." in _dicho(respuesta)
    assert [archivo.tipo for archivo in explicada.carpeta.archivos.all()] == ["CI_ANVERSO"]


@pytest.mark.paso("6.3")
def test_a_script_gets_the_refusal_without_leaving_the_page(explicada):
    archivo = SimpleUploadedFile("foto.jpg", b"no", content_type="image/jpeg")

    respuesta = _como(explicada.asesor).post(
        f"/ventas/{explicada.pk}/archivos/",
        {"tipo": "CI_ANVERSO", "archivo": archivo},
        headers={"HX-Request": "true"},
    )

    assert respuesta.status_code == 422
    assert "no es una foto" in respuesta.content.decode()


def test_a_photo_for_somebody_elses_sale_is_a_404(explicada):
    respuesta = _subir(_como(UsuarioFactory()), explicada, "CI_ANVERSO", foto_ci())

    assert respuesta.status_code == 404
    assert not explicada.carpeta.archivos.exists()


@pytest.mark.parametrize("paso", [7, 8, 9, 10])
def test_a_skipped_step_is_refused_and_named(explicada, paso):
    eventos = Evento.objects.count()

    respuesta = _como(explicada.asesor).post(f"/ventas/{explicada.pk}/pasos/{paso}/", {"x": "1"})

    assert respuesta.url == explicada.get_absolute_url()
    assert _dicho(respuesta) == f"Antes del paso {paso} falta el 6."
    assert Venta.objects.get(pk=explicada.pk).estado == Estado.EXPLICADA
    assert Evento.objects.count() == eventos


@pytest.mark.parametrize("paso", [1, 11, 0, 12, 999])
def test_a_step_that_is_not_typed_is_a_404(explicada, paso):
    respuesta = _como(explicada.asesor).post(f"/ventas/{explicada.pk}/pasos/{paso}/")

    assert respuesta.status_code == 404


def test_a_step_done_before_is_told_and_writes_nothing(explicada):
    eventos = Evento.objects.count()

    respuesta = _como(explicada.asesor).post(f"/ventas/{explicada.pk}/pasos/2/")

    assert respuesta.status_code == 409
    assert Evento.objects.count() == eventos
    assert Venta.objects.get(pk=explicada.pk).estado == Estado.EXPLICADA


@pytest.mark.paso("6.3")
def test_what_was_typed_stays_when_something_is_missing(explicada):
    datos = {
        "ci": "7654321-1K LP",
        "ci_vence": "2031-05-14",
        "carta_fecha": "2026-11-23",
        "ok_CI_LEGIBLE": "on",
        "motivo_FIRMA": "sin rúbrica en la segunda hoja",
    }

    respuesta = _como(explicada.asesor).post(f"/ventas/{explicada.pk}/pasos/6/", datos)

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    for escrito in ("7654321-1K LP", "2031-05-14", "sin rúbrica en la segunda hoja"):
        assert escrito in pagina
    assert "Falta recibir: " in pagina
    assert Venta.objects.get(pk=explicada.pk).estado == Estado.EXPLICADA


@pytest.mark.parametrize(
    ("campo", "valor"),
    [
        ("ci", "12\x00345"),
        ("ci", "9" * 4000),
        ("ci", "no tiene"),
        ("ci_vence", "31/02/2026"),
        ("carta_fecha", "9999999-01-01"),
        ("carta_fecha", "2027-01-01"),
        ("carta_fecha", "1990-01-01"),
        ("motivo_FIRMA", "a\x07b"),
        ("motivo_FIRMA", "Ñ" * 500),
    ],
)
def test_a_value_that_cannot_be_is_answered_beside_its_field(explicada, campo, valor):
    datos = {"ci": "1234567 CB", "ci_vence": "2031-05-14", "carta_fecha": "2026-11-23"}

    respuesta = _como(explicada.asesor).post(
        f"/ventas/{explicada.pk}/pasos/6/", {**datos, campo: valor}
    )

    assert respuesta.status_code == 422
    assert campo in respuesta.context["form"].errors
    assert explicada.documentacion_actual is None


def test_markup_that_was_typed_is_shown_as_text(explicada):
    respuesta = _como(explicada.asesor).post(
        f"/ventas/{explicada.pk}/pasos/6/", {"motivo_FIRMA": "<script>x</script>"}
    )

    pagina = respuesta.content.decode()
    assert "<script>x" not in pagina
    assert "&lt;script&gt;x" in pagina


@pytest.mark.paso("5.1")
def test_what_a_guard_refuses_is_said_beside_its_field_and_not_twice():
    venta = venta_en(Estado.ACEPTADA)

    respuesta = _como(venta.asesor).post(
        f"/ventas/{venta.pk}/pasos/5/", {"misma_direccion": "on", "puntos": "1"}
    )

    form = respuesta.context["form"]
    assert respuesta.status_code == 422
    assert "Falta explicar: " in form.errors["explicado"][0]
    assert "Falta informar: " in form.errors["informado"][0]
    assert respuesta.context["razones"] == []
    assert str(form.errors["explicado"][0]) in unescape(respuesta.content.decode())
