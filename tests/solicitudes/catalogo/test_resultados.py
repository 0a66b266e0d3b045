"""Call outcomes as the administration edits them: whole, without contradiction, said in words."""

import pytest
from django.test import Client
from django.urls import reverse

from cartera.en_palabras import de_la_tecla
from cartera.models import DetalleLlamada, ResultadoLlamada
from tests.cartera.factories import CarteraFactory
from tests.solicitudes.catalogo.precios import administrador

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
NUEVO = reverse("admin:cartera_resultadollamada_add")
LISTA = reverse("admin:cartera_resultadollamada_changelist")


@pytest.fixture
def dentro() -> Client:
    client = Client()
    client.force_login(administrador())
    return client


def resultado(*banderas, **cambios):
    datos = {"codigo": "NUEVO", "nombre": "Nuevo", "orden": 0, "que_sigue": "SIGUE"}
    numeros = {"espera_minutos": 0, "maximo": 0, "activo": "on"}
    return datos | numeros | dict.fromkeys(banderas, "on") | cambios


def termina(*banderas, desenlace="CERRADO", **cambios):
    return resultado(*banderas, que_sigue="TERMINA", desenlace=desenlace, **cambios)


def tal_como(fila: ResultadoLlamada, **cambios):
    """The form of a row as it is, with these changes."""
    campos = {c.name: getattr(fila, c.name) for c in fila._meta.fields}
    escritos = {c: "on" if v is True else v for c, v in campos.items() if v is not False}
    return escritos | cambios


def guardar(dentro, codigo, **cambios):
    fila = ResultadoLlamada.objects.get(pk=codigo)
    url = reverse("admin:cartera_resultadollamada_change", args=[codigo])
    datos = {c: v for c, v in tal_como(fila, **cambios).items() if v is not None}
    return dentro.post(url, datos, follow=True).content.decode()


@pytest.mark.parametrize(
    ("datos", "dice"),
    [
        (
            resultado("contacto", "efectiva", "venta", "no_llamar", "otra_persona"),
            "«Venta» no va con «No llamar», «Otra persona»: deje uno.",
        ),
        (resultado("venta"), "«Venta» va siempre con «Efectiva»: márquelo."),
        (termina("otra_persona"), "«Otra persona» va siempre con «Contacto»: márquelo."),
        (termina("contacto", "efectiva", "numero_malo"), "«Efectiva» no va con «Número malo»"),
        (resultado("contacto", "efectiva", "venta"), "lleva a la oferta, y siempre"),
        (resultado(que_sigue="OFRECE"), "lleva a la oferta, y siempre"),
        (resultado(desenlace="CERRADO"), "Va con «Termina la toma», y solo con eso."),
        (resultado(que_sigue="TERMINA"), "Va con «Termina la toma», y solo con eso."),
        (termina("contacto", "no_llamar"), "termina la toma sin que se lo llame más"),
        (termina("contacto", desenlace="NO_LLAMAR"), "termina la toma sin que se lo llame más"),
        (termina(desenlace="RELLAMADA"), "Alguien dijo cuándo volver a llamar: márquelo."),
        (termina(desenlace="REINTENTO"), "Escriba en cuántos minutos se vuelve a intentar"),
        (termina(espera_minutos=5), "Sin reintento no hay espera, otra franja ni máximo."),
        (termina("otra_franja"), "Sin reintento no hay espera, otra franja ni máximo."),
        (resultado(tecla="z"), "G, N, O y Z ya tienen oficio."),
        (resultado(tecla="1"), "Esa tecla ya es de «Acepta la oferta»: elija otra o ninguna."),
        (termina(desenlace="VENDIDO"), "VENDIDO no es una de las opciones"),
        (
            termina("contacto", "efectiva", "solo_seguimiento"),
            "Un seguimiento no termina ninguna toma: deje que siga.",
        ),
        (
            resultado("contacto", "efectiva", "solo_seguimiento", desenlace="RELLAMADA"),
            "Un seguimiento solo dice «Cerrado», si el cliente desiste.",
        ),
        (
            resultado("contacto", "efectiva", "venta", "solo_seguimiento", desenlace="CERRADO"),
            "Quien desiste lo dice él, y no acepta a la vez.",
        ),
        (
            resultado("solo_seguimiento", espera_minutos=5),
            "Sin reintento no hay espera, otra franja ni máximo.",
        ),
        (
            resultado("contacto", "efectiva", "solo_seguimiento", tecla="4"),
            "Esa tecla ya es de «No contesta»: elija otra o ninguna.",
        ),
        (
            resultado("contacto", "efectiva", "solo_seguimiento", tecla="2"),
            "Esa tecla ya es de «Desiste»: elija otra o ninguna.",
        ),
        (resultado(codigo="dos palabras"), "Escriba el código con mayúsculas sin acento"),
    ],
)
def test_an_outcome_that_contradicts_itself_is_refused(dentro, datos, dice):
    assert dice in dentro.post(NUEVO, datos).content.decode()
    assert not ResultadoLlamada.objects.filter(nombre="Nuevo").exists()


def test_a_good_outcome_is_kept_and_its_code_stays(dentro):
    dentro.post(NUEVO, termina(desenlace="REINTENTO", espera_minutos=90, otra_franja="on"))

    pagina = dentro.get(reverse("admin:cartera_resultadollamada_change", args=["NUEVO"]))
    assert 'name="codigo"' not in pagina.content.decode()
    assert ResultadoLlamada.objects.get(pk="NUEVO").espera_minutos == 90


def test_a_key_is_of_real_portfolios_and_not_of_somebodys_practice(dentro):
    de_verdad, de_practica = CarteraFactory(), CarteraFactory(de_prueba=True)

    ofrecidas = dentro.get(NUEVO).context["adminform"].form.fields["carteras"].queryset

    assert de_verdad in ofrecidas and de_practica not in ofrecidas


def test_the_list_says_what_each_key_does(dentro):
    pagina = dentro.get(LISTA).content.decode()

    for dicho in (
        "1 · Acepta la oferta → lleva a la oferta",
        "2 · No acepta → pide el detalle → cierra el cliente y trae el siguiente",
        "4 · No contesta → propone otro número si lo hay; si no, lo reintenta en 4 h, "
        "a otra hora del día y trae el siguiente",
        "9 · Pide que no lo llamen más → pide confirmarlo → no se lo llama más y trae el siguiente",
        "S · Se cortó la llamada → sigue con el mismo cliente",
        "lo reintenta en 24 h, hasta 2 veces y trae el siguiente",
    ):
        assert dicho in pagina


def test_what_a_key_would_do_is_seen_before_it_is_saved(dentro):
    datos = termina("contacto", "efectiva", tecla="p", nombre="Pidió folleto")

    pagina = dentro.post(NUEVO, datos | {"_ver_que_hara": "1"}).content.decode()

    assert "«P · Pidió folleto → cierra el cliente y trae el siguiente»" in pagina
    assert "Todavía no se guardó." in pagina
    assert not ResultadoLlamada.objects.filter(pk="NUEVO").exists()


@pytest.mark.parametrize(
    ("codigos", "falta"),
    [
        (["ACEPTA"], "una aceptación"),
        (["YA_TIENE_SERVICIO", "NO_ACEPTA"], "un rechazo"),
        (["NO_CONTESTA", "OCUPADO", "BUZON"], "un «sin contacto»"),
    ],
)
def test_the_last_outcome_of_its_kind_is_not_put_away(dentro, codigos, falta):
    *antes, ultimo = codigos
    for codigo in antes:
        guardar(dentro, codigo, activo="")

    pagina = guardar(dentro, ultimo, activo="")

    assert f"Entre los generales activos tiene que quedar {falta}." in pagina
    assert ResultadoLlamada.objects.get(pk=ultimo).activo
    assert not ResultadoLlamada.objects.filter(pk__in=antes, activo=True).exists()


def test_nor_kept_for_one_portfolio_alone(dentro):
    pagina = guardar(dentro, "ACEPTA", carteras=[CarteraFactory().pk])

    assert "tiene que quedar una aceptación" in pagina


def test_a_portfolio_has_keys_of_its_own_beside_the_general_ones(dentro):
    una, otra = CarteraFactory.create_batch(2)
    dentro.post(NUEVO, resultado("contacto", tecla="p", carteras=[una.pk]))
    dentro.post(NUEVO, resultado("contacto", tecla="p", codigo="OTRO", carteras=[otra.pk]))
    choca = dentro.post(NUEVO, resultado(tecla="p", codigo="GENERAL")).content.decode()

    def teclas(cartera):
        return {r.pk for r in ResultadoLlamada.objects.de(cartera.pk) if r.tecla == "p"}

    assert (teclas(una), teclas(otra)) == ({"NUEVO"}, {"OTRO"})
    assert "Esa tecla ya es de" in choca


def test_a_detail_keeps_its_outcome_and_code_and_has_its_own_key(dentro):
    nuevo = reverse("admin:cartera_detallellamada_add")
    datos = {"resultado": "NO_ACEPTA", "codigo": "FE", "nombre": "No confía", "orden": 9}

    choca = dentro.post(nuevo, datos | {"tecla": "1", "activo": "on"}).content.decode()
    dentro.post(nuevo, datos | {"tecla": "7", "activo": "on"})

    assert "Esa tecla ya es de otro detalle" in choca
    detalle = DetalleLlamada.objects.get(codigo="FE")
    url = reverse("admin:cartera_detallellamada_change", args=[detalle.pk])
    assert 'name="codigo"' not in dentro.get(url).content.decode()


def test_without_active_details_the_key_acts_at_once():
    DetalleLlamada.objects.update(activo=False)

    dicho = de_la_tecla(ResultadoLlamada.objects.get(pk="NO_ACEPTA"))
    assert dicho == "2 · No acepta → cierra el cliente y trae el siguiente"


def test_a_follow_up_shares_the_keys_of_an_offer_and_says_what_it_does(dentro):
    dentro.post(NUEVO, resultado("contacto", "efectiva", "solo_seguimiento", tecla="8"))

    nuevo = ResultadoLlamada.objects.get(pk="NUEVO")
    assert nuevo.tecla == ResultadoLlamada.objects.get(pk="YA_TIENE_SERVICIO").tecla
    assert de_la_tecla(nuevo) == "8 · Nuevo → en un seguimiento: queda en su historia"
    desiste = ResultadoLlamada.objects.get(pk="DESISTE")
    assert "la venta no se registra hasta que vuelva a aceptar" in de_la_tecla(desiste)


def test_a_withdrawal_is_no_refusal_of_an_offer(dentro):
    ResultadoLlamada.objects.filter(pk="YA_TIENE_SERVICIO").update(activo=False)

    pagina = guardar(dentro, "NO_ACEPTA", activo=None)

    assert "Entre los generales activos tiene que quedar un rechazo." in pagina
