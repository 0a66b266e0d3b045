"""One press, one act: keys held down, Enter in fields, shortcuts where the focus rests."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from cartera.models import Llamada
from solicitudes.models import MarcaDeRevision, Revision, Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.solicitudes.factories import proponer, venta_en

REPETICIONES = 30
"""What a keyboard sends in a second of holding."""


def mantener(pagina: Page, tecla: str) -> None:
    """Press a key and hold it: the first event is a press, the others are its repetitions."""
    for _ in range(REPETICIONES):
        pagina.keyboard.down(tecla)


def abrir(entrar_como, venta: Venta) -> Page:
    pagina: Page = entrar_como(venta.asesor)
    pagina.goto(venta.get_absolute_url())
    return pagina


@pytest.fixture
def asesora(personas):
    return personas["asesora"]


@pytest.mark.paso("4.1")
@pytest.mark.parametrize("campo", ["Nota", "Número marcado"])
def test_enter_in_a_field_of_the_call_records_nothing(campo, entrar_como, asesora):
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    pagina = abrir(entrar_como, venta)

    pagina.get_by_label(campo).fill("70712345")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("button", name="Se cortó").click()

    expect(pagina.locator(".llamadas li")).to_have_count(1)
    assert Llamada.objects.get().resultado_id != "ACEPTA"


@pytest.mark.paso("4.1")
def test_without_scripts_enter_in_a_field_of_the_call_records_nothing_either(entrar_como, asesora):
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    pagina = entrar_como(asesora, java_script_enabled=False)
    pagina.goto(venta.get_absolute_url())

    pagina.get_by_label("Nota", exact=True).fill("no le interesa")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("button", name="Se cortó").click()

    expect(pagina.locator(".llamadas li")).to_have_count(1)
    assert Llamada.objects.get().resultado_id != "ACEPTA"


@pytest.mark.paso("4.1")
def test_a_held_key_is_one_call_and_a_new_press_another(entrar_como, asesora):
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    pagina = abrir(entrar_como, venta)
    llamadas = pagina.locator(".llamadas li")

    mantener(pagina, "s")
    expect(llamadas).to_have_count(1)
    mantener(pagina, "s")
    pagina.reload()
    expect(llamadas).to_have_count(1)
    pagina.keyboard.up("s")
    pagina.keyboard.press("s")
    expect(llamadas).to_have_count(2)

    assert Llamada.objects.count() == 2


@pytest.mark.paso("4.1")
def test_a_held_digit_opens_a_question_and_does_not_answer_it(entrar_como, asesora):
    pagina = abrir(entrar_como, venta_en(Estado.FACTIBLE, asesor=asesora))

    mantener(pagina, "2")
    expect(pagina.get_by_text("¿por qué?")).to_be_visible()
    pagina.keyboard.up("2")
    mantener(pagina, "3")
    expect(pagina.locator("h1")).to_contain_text("2.")
    mantener(pagina, "3")
    pagina.keyboard.up("3")
    pagina.reload()

    assert [llamada.dicho for llamada in Llamada.objects.all()] == ["No acepta: no lo necesita"]


@pytest.mark.paso("2.1", "3.2")
def test_enter_held_from_the_queue_takes_one_client_and_checks_nothing(entrar_como, asesora):
    pagina = entrar_como(asesora)
    pagina.goto("/cola/")

    mantener(pagina, "Enter")
    expect(pagina.locator("h1")).to_contain_text("2.")
    mantener(pagina, "Enter")
    pagina.reload()
    expect(pagina.locator("h1")).to_contain_text("2.")
    pagina.keyboard.up("Enter")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("3.")

    venta = Venta.objects.get()
    assert venta.estado == Estado.VERIFICADA
    assert venta.verificaciones.count() == 1


@pytest.mark.paso("2.1")
@pytest.mark.parametrize("donde", ["[data-primaria]", "body"])
def test_enter_held_on_a_step_takes_that_step_alone(donde, entrar_como, asesora):
    venta = venta_en(Estado.TOMADA, asesor=asesora)
    pagina = abrir(entrar_como, venta)
    pagina.evaluate("document.activeElement.blur()")
    if donde != "body":
        pagina.locator(donde).focus()

    mantener(pagina, "Enter")
    expect(pagina.locator("h1")).to_contain_text("3.")
    mantener(pagina, "Enter")
    pagina.keyboard.up("Enter")
    pagina.reload()

    assert Venta.objects.get(pk=venta.pk).estado == Estado.VERIFICADA
    assert venta.verificaciones.count() == 1


@pytest.mark.paso("7")
def test_the_c_key_held_copies_one_datum(entrar_como, asesora):
    venta = venta_en(Estado.DOCUMENTADA, asesor=asesora)
    pagina = abrir(entrar_como, venta)
    pagina.evaluate("document.activeElement.blur()")

    mantener(pagina, "c")

    expect(pagina.locator("[name=digitado]:checked")).to_have_count(1)


@pytest.mark.paso("11.1")
def test_a_held_digit_marks_its_item_once_and_t_once(entrar_como, personas):
    venta = venta_en(Estado.ENTREGADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["canales"])
    pagina.goto(f"/revision/{venta.pk}/")

    mantener(pagina, "3")
    pagina.keyboard.up("3")
    esperar_a(lambda: MarcaDeRevision.objects.count() == 1, 15)
    assert pagina.locator(".revision__ok:checked").count() == 1

    pagina.keyboard.press("d")
    pagina.wait_for_load_state("networkidle")
    with pagina.expect_navigation():
        mantener(pagina, "t")
    mantener(pagina, "t")
    pagina.keyboard.up("t")
    expect(pagina.locator(".revision__ok:not(:checked)")).to_have_count(0)
    assert Revision.objects.count() == 1


@pytest.mark.paso("11")
def test_p_held_at_reception_receives_once(entrar_como, personas):
    ahora = timezone.now()
    venta = venta_en(Estado.IMPRESA, asesor=personas["asesora"], ahora=ahora)
    acta = proponer([venta], ahora=ahora)
    pagina = entrar_como(personas["canales"])
    pagina.goto(f"/recepcion/actas/{acta.pk}/")
    metodos: list[str] = []
    pagina.on("request", lambda pedido: metodos.append(pedido.method))

    pagina.evaluate("document.activeElement.blur()")
    mantener(pagina, "p")
    expect(pagina.locator("#mensajes")).to_contain_text("Escanee o marque")
    pagina.evaluate("document.activeElement.blur()")
    mantener(pagina, "p")
    pagina.keyboard.up("p")
    pagina.reload()

    assert metodos.count("POST") == 1


def test_keys_that_write_go_on_repeating(entrar_como, asesora):
    pagina = abrir(entrar_como, venta_en(Estado.ACEPTADA, asesor=asesora))
    campo = pagina.get_by_role("textbox", name="Características")

    campo.focus()
    mantener(pagina, "a")

    expect(campo).to_have_value("a" * REPETICIONES)


def test_enter_in_a_note_does_not_follow_the_link_of_the_bar(entrar_como, personas):
    una, otra = (venta_en(Estado.ENTREGADA, asesor=personas["asesora"]) for _ in range(2))
    pagina = entrar_como(personas["canales"])
    pagina.goto(f"/revision/{una.pk}/")
    pagina.evaluate(
        "url => { const p = document.querySelector('[data-primaria]');"
        " const a = document.createElement('a'); a.href = url; a.dataset.primaria = '';"
        " p.replaceWith(a); }",
        f"/revision/{otra.pk}/",
    )

    pagina.get_by_label("Nota para el asesor").fill("la carta dice otro plan")
    pagina.keyboard.press("Enter")

    expect(pagina.locator("main")).to_contain_text("Nota guardada")


@pytest.mark.paso("7.2")
def test_c_copies_at_once_where_the_focus_rests_on_a_list(entrar_como, asesora):
    pagina = abrir(entrar_como, venta_en(Estado.DOCUMENTADA, asesor=asesora))
    ciclo = pagina.locator("[name=ciclo]")
    expect(ciclo).to_be_focused()

    pagina.keyboard.press("c")

    expect(pagina.locator("[name=digitado]:checked")).to_have_count(1)
    expect(ciclo).to_have_value("")


@pytest.mark.paso("5")
def test_enter_goes_from_one_question_to_the_next_before_it_ends_the_call(entrar_como, asesora):
    venta = venta_en(Estado.ACEPTADA, asesor=asesora)
    pagina = abrir(entrar_como, venta)
    pagina.get_by_role("button", name="Ya se lo dije todo").click()
    pagina.get_by_label("Vivienda").select_option("CASA")
    pagina.get_by_label("Vivienda").focus()

    for etiqueta, dicho in (
        ("Pisos", "2"),
        ("Características", "portón café"),
        ("Pasar en", "la mañana"),
        ("Celular de WhatsApp", "70712345"),
        ("Correo electrónico", "cliente@correo.example"),
    ):
        pagina.keyboard.press("Enter")
        expect(
            pagina.get_by_role("textbox", name=etiqueta).or_(
                pagina.get_by_role("spinbutton", name=etiqueta)
            )
        ).to_be_focused()
        pagina.keyboard.type(dicho)
    assert Venta.objects.get(pk=venta.pk).estado == Estado.ACEPTADA

    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("6.")
