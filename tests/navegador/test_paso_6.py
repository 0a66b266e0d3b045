"""Step 6 on the screen: where links lead, what is said of a file, what opens beside the desk."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.canales.revision import servicio as revision
from solicitudes.pasos.p06_documentos.servicio import recibir_archivo
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import motivo, venta_en

pytestmark = pytest.mark.paso("6.2", "6.3")
UNA_CARTA = {"name": "carta.jpg", "mimeType": "image/jpeg"}


@pytest.fixture
def pagina(entrar_como, personas):
    return entrar_como(personas["asesora"])


@pytest.fixture
def explicada(personas):
    return venta_en(Estado.EXPLICADA, asesor=personas["asesora"])


def observada(personas, codigo: str):
    """A folder that came back with this reason."""
    venta = venta_en(Estado.ENTREGADA, asesor=personas["asesora"])
    yo = Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), timezone.now())
    item = "CI" if codigo.startswith("CI") else "CARTA"
    revision.anotar_observacion(venta.pk, acto=yo, item=item, motivo=motivo("OBSERVACION", codigo))
    return revision.observar(venta.pk, acto=yo)


@pytest.mark.parametrize(
    ("codigo", "campo"),
    [
        ("CI_ILEGIBLE", "#id_archivo_ci"),
        ("CARTA_SIN_FIRMA", "#id_archivo_carta"),
    ],
)
def test_ir_al_paso_6_leads_the_hand_to_what_was_observed(pagina, personas, codigo, campo):
    venta = observada(personas, codigo)
    pagina.goto(f"/ventas/{venta.pk}/")

    pagina.get_by_role("link", name="Ir al paso 6").click()

    expect(pagina.locator(campo)).to_be_focused()


def test_the_notice_of_what_was_observed_is_read_as_a_sentence(pagina, personas):
    venta = observada(personas, "CARTA_SIN_FIRMA")

    pagina.goto(f"/ventas/{venta.pk}/pasos/6/")

    expect(pagina.locator("p.nota--aviso")).to_have_css("display", "block")


def test_why_a_file_failed_has_the_width_of_the_page_and_goes_with_the_next_try(pagina, explicada):
    pagina.goto(f"/ventas/{explicada.pk}/")
    carta = pagina.locator("#id_archivo_carta")
    cola = pagina.locator("#subidas li")

    carta.set_input_files({**UNA_CARTA, "buffer": b"no es una imagen"})
    expect(cola).to_have_class("con-error")
    expect(cola).to_contain_text("carta de solicitud: carta.jpg")
    ancho = "(e) => e.getBoundingClientRect().width"
    recibidos = pagina.locator("#recibidos").evaluate(ancho)
    assert cola.evaluate(ancho) == recibidos

    carta.set_input_files({**UNA_CARTA, "buffer": foto_carta()})
    expect(pagina.locator(".recibido:has(#id_archivo_carta) img")).to_be_visible()
    expect(cola).to_have_count(1)
    expect(cola).to_contain_text("recibida")


def test_a_file_that_failed_is_still_named_when_another_arrives(pagina, explicada):
    pagina.goto(f"/ventas/{explicada.pk}/")
    anverso = pagina.locator("#id_archivo_ci")
    carta = pagina.locator("#id_archivo_carta")

    anverso.set_input_files({**UNA_CARTA, "name": "ci.jpg", "buffer": b"no es una imagen"})
    carta.set_input_files({**UNA_CARTA, "buffer": foto_carta()})

    expect(pagina.locator(".recibido:has(#id_archivo_carta) img")).to_be_visible()
    expect(pagina.locator("#subidas li.con-error")).to_contain_text("ci.jpg")


def test_the_letter_to_print_opens_beside_the_desk(pagina, explicada):
    pagina.goto(f"/ventas/{explicada.pk}/")

    with pagina.context.expect_page() as nueva:
        pagina.get_by_role("button", name="Carta para imprimir").click()

    expect(pagina.locator("#form-paso")).to_be_visible()
    assert "CARTA_MODELO" in nueva.value.url


def test_many_at_once_are_sorted_by_digits_and_the_one_that_failed_says_why(pagina, explicada):
    """What has no place waits in the tray, its first one under the hand."""
    fotos = [foto_ci(lado, variante=n) for n in range(2) for lado in ("anverso", "reverso")]
    dos_veces = [fotos[0], *fotos]
    archivos = [
        {"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": una}
        for n, una in enumerate(dos_veces)
    ]
    pagina.goto(f"/ventas/{explicada.pk}/pasos/6/")

    pagina.locator("[data-reparte] input[type=file]").set_input_files(archivos)

    filas = pagina.locator("#subidas [data-terminada]")
    expect(filas).to_have_count(5)
    expect(filas.nth(1)).to_contain_text("ya está como")
    expect(pagina.locator(".bandeja .recibido")).to_have_count(1)
    pagina.reload()
    expect(pagina.locator(".que-es--teclas")).to_be_focused()
    pagina.keyboard.press("1")
    expect(pagina.locator("[data-tipo=CI_ANVERSO] img")).to_be_visible()
    expect(pagina.locator(".bandeja .recibido")).to_have_count(1)
    pagina.keyboard.press("0")
    expect(pagina.locator(".bandeja")).to_have_count(0)


def test_a_number_that_was_read_goes_into_its_field_by_its_own_press_alone(pagina, explicada):
    recibido = recibir_archivo(
        explicada.pk,
        acto=Acto(explicada.asesor, timezone.now()),
        tipo="CI_ANVERSO",
        contenido=foto_ci(),
    )
    recibido.leido = {"codigos": ["99887766"]}
    recibido.save()
    pagina.goto(f"/ventas/{explicada.pk}/pasos/6/")
    expect(pagina.locator("#id_ci")).to_have_value(str(explicada.ci))

    pagina.get_by_role("button", name="Usar este número").click()

    expect(pagina.locator("#id_ci")).to_have_value("99887766")
    expect(pagina.locator("#id_ci")).to_be_focused()
