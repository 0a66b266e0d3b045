"""The call by keys alone, counted: how many it takes from an outcome to the next client."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from bluecom.interfaz.templatetags.interfaz import telefono
from cartera.models import ContactoCartera, Llamada, NoLlamar, Rellamada, TelefonoCliente
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.paso("4.1")
Pulsar = Callable[..., int]


@pytest.fixture
def asesora(personas):
    """The next clients are those of the DEMO portfolio."""
    return personas["asesora"]


@pytest.fixture
def pulsar() -> Pulsar:
    """Press keys one by one on the page and give back how many they were."""

    def _pulsar(pagina: Page, *teclas: str) -> int:
        for tecla in teclas:
            pagina.keyboard.press(tecla)
        return len(teclas)

    return _pulsar


def al_telefono(entrar_como, asesora) -> tuple[Page, Venta]:
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    pagina = entrar_como(asesora)
    pagina.goto(venta.get_absolute_url())
    return pagina, venta


def otra_venta_en_mano(venta: Venta) -> Venta:
    return Venta.objects.en_mano_de(venta.asesor).exclude(pk=venta.pk).get()


def espera_al_siguiente(pagina: Page, venta: Venta) -> None:
    """The page of another client, at its first question."""
    expect(pagina.locator("h1")).to_contain_text("2.")
    assert pagina.url.endswith(otra_venta_en_mano(venta).get_absolute_url())


@pytest.mark.parametrize(
    ("que", "teclas", "maximo"),
    [
        ("No acepta: el precio", ["2", "1"], 2),
        ("No contesta", ["4"], 1),
        ("Ocupado", ["5"], 1),
        ("Buzón o contestador", ["6"], 1),
        ("Número equivocado", ["7"], 1),
        ("Ya tiene el servicio", ["8"], 1),
        ("Pide que no lo llamen más", ["9", "1"], 2),
        ("No está quien decide", ["0"], 1),
        ("Línea fuera de servicio", ["f"], 1),
    ],
)
def test_keys_from_the_outcome_to_the_next_client(
    que, teclas, maximo, entrar_como, asesora, pulsar
):
    pagina, venta = al_telefono(entrar_como, asesora)

    cuantas = pulsar(pagina, *teclas)

    espera_al_siguiente(pagina, venta)
    print(f"{que}: teclas hasta el siguiente cliente: {cuantas}")  # noqa: T201  (the count)
    assert cuantas <= maximo
    assert Llamada.objects.get().dicho == que
    assert Venta.objects.get(pk=venta.pk).estado == Estado.DESCARTADA


def test_who_has_another_number_is_tried_on_it_or_left_with_two_keys(entrar_como, asesora, pulsar):
    pagina, venta = al_telefono(entrar_como, asesora)
    TelefonoCliente.objects.create(cliente=venta.cliente, numero="+59170712345")
    pagina.reload()

    assert pulsar(pagina, "4", "o") == 2
    expect(pagina.get_by_label("Número marcado")).to_have_value("70712345")
    assert Venta.objects.get(pk=venta.pk).estado == Estado.FACTIBLE

    assert pulsar(pagina, "4") == 1
    espera_al_siguiente(pagina, venta)
    assert Llamada.objects.count() == 2


def test_one_press_on_a_number_fills_the_one_that_is_dialled(entrar_como, asesora):
    pagina, venta = al_telefono(entrar_como, asesora)
    TelefonoCliente.objects.create(cliente=venta.cliente, numero="+59170712345")
    pagina.reload()
    marcado = pagina.get_by_label("Número marcado")
    movil = pagina.get_by_role("button", name="707 12345 Celular · Sin calificar")

    movil.click()

    expect(marcado).to_have_value("70712345")
    pagina.get_by_role("region", name="Cliente").get_by_role(
        "link", name=telefono(venta.contacto.linea)
    ).click()
    expect(marcado).to_have_value(venta.contacto.linea.removeprefix("+591"))
    assert not faltas_de_accesibilidad(pagina)


def test_with_a_number_left_the_same_key_twice_brings_the_next_client(entrar_como, asesora, pulsar):
    pagina, venta = al_telefono(entrar_como, asesora)
    TelefonoCliente.objects.create(cliente=venta.cliente, numero="+59170712345")
    pagina.reload()

    assert pulsar(pagina, "4", "4") == 2

    espera_al_siguiente(pagina, venta)


def test_a_callback_costs_three_keys_beside_its_hour(entrar_como, asesora, pulsar):
    pagina, venta = al_telefono(entrar_como, asesora)

    cuantas = pulsar(pagina, "3", "h")
    expect(pagina.locator("[name=volver_en]")).to_be_focused()
    pagina.locator("[name=volver_en]").fill("2027-01-15T18:00")
    cuantas += pulsar(pagina, "Enter")

    espera_al_siguiente(pagina, venta)
    print(f"Rellamada: {cuantas} teclas, además de su hora")  # noqa: T201  (the count)
    assert cuantas <= 4
    assert ContactoCartera.objects.get(pk=venta.contacto_id).situacion == "RELLAMADA"
    assert Rellamada.objects.get().para == asesora


def test_an_hour_that_clients_ask_for_most_costs_one_key_and_for_anybody_another(
    entrar_como, asesora, pulsar
):
    pagina, venta = al_telefono(entrar_como, asesora)

    pulsar(pagina, "3", "t")
    expect(pagina.locator("[name=de_todos]")).to_be_checked()
    assert not faltas_de_accesibilidad(pagina)
    assert pulsar(pagina, "1") == 1

    espera_al_siguiente(pagina, venta)
    rellamada = Rellamada.objects.get()
    assert rellamada.para is None
    assert rellamada.cuando - rellamada.pedida_en <= timedelta(hours=1)


def test_nine_alone_writes_nothing_and_escape_goes_back(entrar_como, asesora, pulsar):
    pagina, _ = al_telefono(entrar_como, asesora)

    pulsar(pagina, "9", "9", "9")
    expect(pagina.get_by_text("¿lo pidió el cliente?")).to_be_visible()
    pulsar(pagina, "Escape")
    expect(pagina.get_by_text("¿lo pidió el cliente?")).to_be_hidden()
    expect(pagina.get_by_role("group", name="Cómo terminó la llamada")).to_be_focused()
    pagina.reload()

    assert not NoLlamar.objects.exists() and not Llamada.objects.exists()


def test_escape_goes_back_from_the_box_that_a_key_has_just_ticked(entrar_como, asesora, pulsar):
    pagina, _ = al_telefono(entrar_como, asesora)

    pulsar(pagina, "3", "t", "Escape")

    expect(pagina.get_by_role("group", name="Horas propuestas")).to_be_hidden()
    expect(pagina.get_by_role("group", name="Cómo terminó la llamada")).to_be_focused()


def test_z_on_the_next_page_takes_it_all_back(entrar_como, asesora, pulsar):
    pagina, venta = al_telefono(entrar_como, asesora)
    pulsar(pagina, "2", "1")
    espera_al_siguiente(pagina, venta)

    assert pulsar(pagina, "z") == 1

    expect(pagina.locator("h1")).to_contain_text("4.")
    assert pagina.url.endswith(venta.get_absolute_url())
    assert Venta.objects.get(pk=venta.pk).estado == Estado.FACTIBLE
    assert ContactoCartera.objects.en_mano().count() == 1


def test_a_note_may_be_written_between_the_two_keys(entrar_como, asesora, pulsar):
    pagina, venta = al_telefono(entrar_como, asesora)

    pulsar(pagina, "2")
    pagina.get_by_label("Nota", exact=True).fill("Le parece caro")
    pulsar(pagina, "Escape")
    pulsar(pagina, "1")

    espera_al_siguiente(pagina, venta)
    assert Llamada.objects.get().nota == "Le parece caro"


def test_a_yes_leads_to_the_offer_and_four_keys_register_it(entrar_como, asesora, pulsar):
    pagina, venta = al_telefono(entrar_como, asesora)

    cuantas = pulsar(pagina, "1")
    expect(pagina.locator(".llamadas li")).to_have_count(1)
    expect(pagina.locator(".ofertas .oferta").first).to_be_in_viewport()
    expect(pagina.locator("#form-paso input:checked")).to_have_count(1)  # the only technology
    pulsar(pagina, "8", "9")  # keys of outcomes that are put away now
    cuantas += pulsar(pagina, "2", "p", "e", "Enter")

    expect(pagina.locator("h1")).to_contain_text("5.")
    print(f"Acepta, oferta, factura, titular y registro: {cuantas} teclas")  # noqa: T201  (the count)
    aceptada = Venta.objects.get(pk=venta.pk)
    assert (aceptada.oferta.facturacion, aceptada.oferta.es_titular) == ("PROPIA", True)
    assert Llamada.objects.count() == 1 and cuantas == 5


def test_without_scripts_the_second_key_is_asked_by_the_server(entrar_como, asesora):
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    pagina = entrar_como(asesora, java_script_enabled=False)
    pagina.goto(venta.get_absolute_url())

    pagina.get_by_role("button", name="No acepta").click()
    pagina.get_by_role("button", name="El precio").click()

    espera_al_siguiente(pagina, venta)


@pytest.mark.parametrize("esquema", ["light", "dark"])
def test_axe_finds_nothing_on_the_call_nor_on_its_question(
    esquema, entrar_como, asesora, pulsar, retratar
):
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    TelefonoCliente.objects.create(cliente=venta.cliente, numero="+59170712345")
    pagina = entrar_como(asesora, color_scheme=esquema)
    pagina.goto(venta.get_absolute_url())

    faltas = [faltas_de_accesibilidad(pagina)]
    retratar(pagina, f"llamada-{esquema}")
    pulsar(pagina, "2")
    faltas.append(faltas_de_accesibilidad(pagina))
    retratar(pagina, f"llamada-segunda-{esquema}")
    pulsar(pagina, "1")
    espera_al_siguiente(pagina, venta)
    faltas.append(faltas_de_accesibilidad(pagina))
    retratar(pagina, f"llamada-deshacer-{esquema}")

    assert faltas == [[], [], []]
