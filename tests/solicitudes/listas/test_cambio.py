"""A checklist goes by versions that two sign; no version may break the step that reads it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import verificar
from bluecom.bolivia.fechas import hoy
from bluecom.rechazo import Rechazo
from solicitudes.listas.cambio import anterior, armar, objeciones
from solicitudes.listas.comparacion import cambios, detalles_de, vista_previa
from solicitudes.models import ListaDeControl, Motivo
from solicitudes.reglas.control import (
    CONTROLES,
    EXPLICACION,
    RECIBIDOS,
    REVISION,
    de_fabrica,
    que_siguen,
)
from solicitudes.reglas.listas import DE_ANTES, ITEMS_6_3
from tests.solicitudes.factories import AHORA
from tests.solicitudes.listas.versiones import aprobada, filas, nueva, propuesta

pytestmark = pytest.mark.django_db
HOY = hoy(AHORA)
MANANA = HOY + timedelta(days=1)
HUELLA = {"codigo": "", "nombre": "Carta con huella", "mira": ["CARTA"], "avisa": False}
FACTURA = {
    "codigo": "",
    "nombre": "Factura adjunta",
    "paso": 10,
    "campos": [],
    "solo_con_equipos": False,
}


def razones(control, items):
    return objeciones(nueva(control, items, MANANA), HOY)


@pytest.mark.paso("5.1", "6.3", "11.1")
def test_a_version_rules_from_its_day_and_what_ships_before_it():
    aprobada(EXPLICACION, filas(EXPLICACION, sin="TERMINOS"), MANANA, ahora=AHORA)

    de_hoy = ListaDeControl.objects.del_dia(EXPLICACION, HOY)
    de_manana = ListaDeControl.objects.del_dia(EXPLICACION, MANANA)

    assert de_hoy == de_fabrica(EXPLICACION)
    assert (de_manana.numero, list(de_manana.items)) == (2, ["ENVIO", "REGISTRO", "INSTALACION"])
    assert ListaDeControl.objects.del_dia(RECIBIDOS, MANANA) == de_fabrica(RECIBIDOS)


def test_what_is_kept_is_read_back_as_it_was():
    for control in CONTROLES.values():
        assert control.leer(control.escribir(control.iniciales)) == control.iniciales


def test_a_new_item_gets_a_code_of_its_own_that_no_retired_one_had():
    primera = propuesta(RECIBIDOS, [*filas(RECIBIDOS), HUELLA], MANANA, ahora=AHORA)
    assert primera.items[-1]["codigo"] == "CARTA_CON_HUELLA"

    otra = armar(RECIBIDOS, [*filas(RECIBIDOS), HUELLA, HUELLA | {"codigo": "AJENO"}])

    assert [fila["codigo"] for fila in otra[-2:]] == ["CARTA_CON_HUELLA_2", "CARTA_CON_HUELLA_3"]


def test_an_item_that_a_rule_reads_keeps_all_but_its_sentence():
    items = filas(RECIBIDOS, cambian={"CI_VIGENTE": "C.I. al día"})
    vigente = next(fila for fila in items if fila["codigo"] == "CI_VIGENTE")
    vigente["avisa"], vigente["mira"] = True, ["CARTA"]

    escrito = RECIBIDOS.leer(armar(RECIBIDOS, items))["CI_VIGENTE"]

    assert escrito.nombre == "C.I. al día"
    assert (escrito.mira, escrito.avisa) == (ITEMS_6_3["CI_VIGENTE"].mira, False)


@pytest.fixture
def sin_otro():
    """No reason is of the whole of step 7."""
    de_todo = Q(paso=7, campo="") | Q(paso=5)  # what he said of himself stands beside step 7
    suyos = Motivo.objects.filter(de_todo, ambito=Motivo.Ambito.OBSERVACION)
    suyos.update(activo=False)


@pytest.mark.parametrize(
    ("control", "items", "dicho"),
    [
        (EXPLICACION, [], "queda vacía"),
        (RECIBIDOS, filas(RECIBIDOS, sin="CI_VIGENTE"), "«C.I. vigente» no se retira"),
        (REVISION, filas(REVISION, sin="GLOSA"), "no se retira: el sistema pone a su lado"),
        (EXPLICACION, filas(EXPLICACION, cambian={"ENVIO": " "}), "quedó sin frase"),
        (
            EXPLICACION,
            filas(EXPLICACION, cambian={"ENVIO": "registramos su  solicitud en el sistema"}),
            "dicen lo mismo",
        ),
        (EXPLICACION, filas(EXPLICACION, cambian={"ENVIO": "x" * 121}), "más de 120 signos"),
        (RECIBIDOS, [*filas(RECIBIDOS), HUELLA | {"mira": []}], "Elija qué mira"),
        (REVISION, [*filas(REVISION), FACTURA | {"paso": 3}], "Elija a qué paso lleva"),
        (REVISION, [*filas(REVISION), FACTURA | {"campos": ["via"]}], "no son del paso 10"),
        (REVISION, [*filas(REVISION), FACTURA | {"paso": 7}], "no se podría observar"),
        (EXPLICACION, filas(EXPLICACION), "Es lo mismo"),
        (
            EXPLICACION,
            [{"codigo": "", "nombre": f"Paso {n}"} for n in range(31)],
            "hasta 30 ítems",
        ),
    ],
)
def test_what_would_break_the_step_is_refused_in_words(sin_otro, control, items, dicho):
    assert dicho in " ".join(razones(control, items))


def test_each_file_is_looked_at_by_an_item_that_stops_the_step():
    items = [
        fila
        for fila in filas(RECIBIDOS)
        if fila["codigo"] in RECIBIDOS.fijos
        or fila["codigo"] in ("CI_LEGIBLE", "NOMBRE", "FIRMA_PARECIDA")
    ]
    assert razones(RECIBIDOS, items) == []

    solo_avisan = {**RECIBIDOS.iniciales["CI_LEGIBLE"].__dict__, "avisa": True}
    sin_carta = [
        {"codigo": "", **solo_avisan, "nombre": "Algo", "mira": ["CARTA"]},
    ]
    assert "Ningún ítem obligatorio miraría" in " ".join(razones(RECIBIDOS, sin_carta))


def test_by_his_own_words_anything_can_be_observed():
    de_otro_paso = FACTURA | {"paso": 7}

    assert razones(REVISION, [*filas(REVISION), de_otro_paso]) == []


def test_a_new_item_of_the_review_is_observed_by_its_field_or_by_its_step(sin_otro):
    por_campo = FACTURA | {"paso": 7, "campos": ["ciclo", "direccion_cobro"]}

    assert razones(REVISION, [*filas(REVISION), FACTURA]) == []
    assert razones(REVISION, [*filas(REVISION), por_campo]) == []
    suyos = [*por_campo["campos"], *DE_ANTES["direccion_cobro"][4]]
    Motivo.objects.filter(campo__in=suyos).update(activo=False)
    assert "agregue en Motivos uno que lleve al paso 7" in " ".join(
        razones(REVISION, [*filas(REVISION), por_campo])
    )


def test_a_proposal_that_would_break_the_step_is_not_kept():
    with pytest.raises(Rechazo, match="queda vacía"):
        propuesta(EXPLICACION, [], MANANA, ahora=AHORA)
    with pytest.raises(Rechazo, match="desde mañana"):
        propuesta(EXPLICACION, filas(EXPLICACION, sin="ENVIO"), HOY, ahora=AHORA)

    assert not ListaDeControl.objects.exists()


def test_the_page_says_what_enters_what_leaves_and_what_moves():
    items = filas(RECIBIDOS, sin="TELEFONOS", cambian={"NOMBRE": "El nombre es el mismo"})
    fila = propuesta(RECIBIDOS, [HUELLA, *items], MANANA, ahora=AHORA)

    dichos = {(c.marca, c.antes, c.despues) for c in cambios(fila)}

    assert ("entra", "", "Carta con huella · mira carta de solicitud") in dichos
    assert ("sale", "Teléfono y celular de referencia · mira carta de solicitud", "") in dichos
    assert [c.nombre for c in cambios(fila)][:2] == ["1", "2 (antes, 1)"]
    assert vista_previa(fila)[0]["item"].nombre == "Carta con huella"
    assert detalles_de(ITEMS_6_3["FIRMA_PARECIDA"])[-1] == "solo avisa"
    assert anterior(fila) == de_fabrica(RECIBIDOS)


def test_the_log_keeps_the_codes_and_the_hash_of_the_sentences():
    fila = aprobada(EXPLICACION, filas(EXPLICACION, sin="ENVIO"), MANANA, ahora=AHORA)

    eventos = list(Evento.objects.filter(cadena="lista:EXPLICACION").order_by("n"))
    assert [e.tipo for e in eventos] == ["proponer_lista", "aprobar_lista"]
    assert eventos[0].datos["items"] == ["REGISTRO", "INSTALACION", "TERMINOS"]
    assert verificar(fila.cadena) == []


def test_the_database_never_rewrites_a_signed_list():
    fila = aprobada(EXPLICACION, filas(EXPLICACION, sin="ENVIO"), MANANA, ahora=AHORA)
    filas_de = ListaDeControl.objects.filter(pk=fila.pk)

    with pytest.raises(IntegrityError, match="no se reescribe"), transaction.atomic():
        filas_de.update(items=[])
    with pytest.raises(IntegrityError, match="no se borra"), transaction.atomic():
        filas_de.delete()


def test_of_two_versions_only_the_same_words_are_the_same_item():
    fila = propuesta(
        EXPLICACION,
        filas(EXPLICACION, sin="TERMINOS", cambian={"ENVIO": "Envía su C.I."}),
        MANANA,
        ahora=AHORA,
    )
    de_antes = de_fabrica(EXPLICACION)

    assert que_siguen(de_antes.items, de_antes, fila.lista) == ["REGISTRO", "INSTALACION"]
    objetos = ListaDeControl.objects
    todos = list(de_antes.items)
    assert objetos.que_valen(EXPLICACION, todos, vista=None, rige=fila.lista) == todos
    assert objetos.vista(EXPLICACION, 99).items == {}


def test_what_ships_is_history_and_is_never_rewritten():
    """Sales were ticked by these words: another sentence is a version, not a change of the code."""
    dichas = {
        clave: [item.nombre for item in control.iniciales.values()]
        for clave, control in CONTROLES.items()
    }

    assert dichas == {
        "EXPLICACION": [
            "Envía por WhatsApp la fotografía de su C.I. y la carta firmada",
            "Registramos su solicitud en el sistema",
            "Lo visitan para instalar, en el plazo que se le dice",
            "Recibe por correo electrónico los términos y condiciones",
        ],
        "RECIBIDOS": [
            "C.I. legible",
            "C.I. vigente",
            "El nombre coincide",
            "Quien solicita es el titular o acredita su poder",
            "Declaración de costo y permanencia completa",
            "Especifica el servicio solicitado",
            "Dirección del lugar de instalación",
            "Teléfono y celular de referencia",
            "Firma del solicitante",
            "La firma se parece a la del C.I.",
        ],
        "REVISION": [
            "C.I.: legible, vigente, coincide",
            "Carta: declaración, servicio, dirección, firma",
            "Datos del titular",
            "Dirección de cobro y ciclo",
            "Dirección de instalación según Anexo 1",
            "Plan y componentes",
            "Observaciones según Anexo 2",
            "Solicitud de Servicios, 1 + 1",
            "Contrato de Suministro, 1 + 1",
            "Contrato de Comodato, 1 + 1",
        ],
    }
