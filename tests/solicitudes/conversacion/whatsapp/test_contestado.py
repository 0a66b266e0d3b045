"""What a client writes answers what was not asked: of one answer its field, of two both offered."""

import pytest

from solicitudes.pasos.conversar.contestado import ofrecer
from solicitudes.pasos.p05_explicacion.formulario import PorPreguntarForm

pytestmark = pytest.mark.paso("6.2")
TODAS = ("referencia_1", "vivienda", "pasar_en", "celular_whatsapp", "correo")


def leido(*textos: str, preguntas=TODAS) -> tuple[dict, dict]:
    """What stands in the fields, and what is offered beside them; the last message first."""
    form = PorPreguntarForm(dict.fromkeys(preguntas, "¿?"))
    ofrecer(form, textos)
    return form.initial, form.ofrecidos


@pytest.mark.parametrize(
    ("texto", "campos"),
    [
        ("maria@correo.example", {"correo": "maria@correo.example"}),
        ("Es maria@correo.example.", {"correo": "maria@correo.example"}),
        ("es una casa", {"vivienda": "CASA"}),
        ("DEPARTAMENTO, por la tarde", {"vivienda": "DEPARTAMENTO",
                                        "pasar_en": "DEPARTAMENTO, por la tarde"}),
        ("A las 10:30", {"pasar_en": "A las 10:30"}),
        ("Ya le mando la carta", {}),
        ("Mi C.I. es 7654321-1A", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_each_answer_goes_to_the_question_that_it_answers(texto, campos):
    assert leido(texto, preguntas=[c for c in TODAS if c != "referencia_1"]) == (campos, {})


def test_of_two_numbers_neither_is_written_and_both_are_offered():
    campos, ofrecidos = leido("70712345 o al 71234567", preguntas=["celular_whatsapp", "pasar_en"])

    assert campos == {}
    assert ofrecidos == {"celular_whatsapp": [("70712345", "70712345"), ("71234567", "71234567")]}


def test_one_number_for_two_questions_is_offered_to_both():
    campos, ofrecidos = leido("Mi número: +591 707-12345")

    assert campos == {}
    assert set(ofrecidos) == {"referencia_1", "celular_whatsapp"}


@pytest.mark.parametrize(
    "texto",
    [
        "Mi C.I. es 4251234",
        "mi carnet: 4251234 Cbba",
        "Cédula de identidad N° 4.251.234",
        "CI 4251234",
        "Mi NIT 4251234",
    ],
)
def test_the_number_of_a_card_is_no_telephone(texto):
    assert leido(texto) == ({}, {})


def test_a_telephone_beside_the_number_of_a_card_is_one():
    assert leido("Mi C.I. es 4251234, mi cel 70712345", preguntas=["celular_whatsapp"]) == (
        {"celular_whatsapp": "70712345"},
        {},
    )


def test_a_fixed_line_is_nobodys_whatsapp():
    assert leido("4251234") == ({"referencia_1": "4251234"}, {})


def test_answers_come_in_several_messages_and_the_last_of_each_rules():
    campos, ofrecidos = leido("casa", "a@correo.example", "b@correo.example", "departamento")

    assert campos == {"vivienda": "CASA", "correo": "a@correo.example"}
    assert ofrecidos == {}


def test_two_kinds_of_home_are_offered_by_their_names():
    assert leido("Casa con local") == (
        {},
        {"vivienda": [("CASA", "Casa"), ("LOCAL", "Local")]},
    )
