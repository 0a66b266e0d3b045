import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from bluecom.bolivia.campos import (
    CampoCI,
    CampoTelefono,
    CampoTexto,
    texto_de_lineas,
    texto_de_una_linea,
)
from bluecom.bolivia.identidad import CI
from bluecom.bolivia.texto import (
    TextoInvalido,
    clave_busqueda,
    con_punto,
    enumerar,
    limpiar,
    nombre_propio,
    sin_acentos_mayusculas,
    sin_invisibles,
)


def test_a_sentence_ends_in_one_full_stop():
    assert con_punto("Volvió la carpeta de Ana Paz") == "Volvió la carpeta de Ana Paz."
    assert con_punto("Volvió la carpeta de ANDINA S.R.L.") == "Volvió la carpeta de ANDINA S.R.L."


def test_text_is_cleaned_of_spaces_and_invisible_marks():
    assert limpiar(sin_invisibles("  María\u200e \t Rojas\xa0 ")) == "María Rojas"
    assert limpiar("Jose\u0301") == "José"
    assert limpiar("uno \r\n dos\rtres", lineas=True) == "uno\ndos\ntres"


@pytest.mark.parametrize(
    ("guardado", "hablado"),
    [
        ("MARÍA DE LA CRUZ PEÑARANDA", "María de la Cruz Peñaranda"),
        ("DE LA CRUZ O'CONNOR GARCÍA-MEZA", "De la Cruz O'Connor García-Meza"),
        ("ÑUFLO", "Ñuflo"),
        ("Juan PÉREZ", "Juan PÉREZ"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_said_as_people_write_it(guardado, hablado):
    assert nombre_propio(guardado) == hablado


@pytest.mark.parametrize("malo", ["a\x00b", "\x1b[31m", "\x7f", "\ud800"])
def test_control_characters_are_refused(malo):
    with pytest.raises(TextoInvalido):
        limpiar(malo)


@given(st.text())
def test_cleaning_twice_changes_nothing(texto):
    try:
        limpio = limpiar(texto)
    except TextoInvalido:
        return
    assert limpiar(limpio) == limpio


def test_the_enie_survives_and_sorts_between_n_and_o():
    assert sin_acentos_mayusculas("Muñoz Peña, José Güell") == "MUÑOZ PEÑA, JOSE GUELL"
    apellidos = ["Ñuflo", "Oliva", "Nuñez", "Nunes", "Nuzco", "Álvarez"]
    assert sorted(apellidos, key=lambda a: clave_busqueda(a).encode()) == [
        "Álvarez", "Nunes", "Nuñez", "Nuzco", "Ñuflo", "Oliva",
    ]  # fmt: skip


class Formulario(forms.Form):
    ci = CampoCI(required=False)
    celular = CampoTelefono(required=False, solo_celular=True)
    nota = CampoTexto(required=False, lineas=True, max_length=20)


def test_fields_give_values():
    formulario = Formulario({"ci": "1234567-1a cb", "celular": "707-12345", "nota": " a \n b "})
    assert formulario.is_valid()
    assert formulario.cleaned_data == {
        "ci": CI("1234567", "1A", "CB"),
        "celular": "+59170712345",
        "nota": "a\nb",
    }


def test_fields_say_what_to_write_instead():
    formulario = Formulario({"ci": "12.345.67", "celular": "4251234", "nota": "a\x00b"})
    assert "sin puntos" in formulario.errors["ci"][0]
    assert "70712345" in formulario.errors["celular"][0]
    assert "no se puede leer" in formulario.errors["nota"][0]
    assert "12.345.67" in str(formulario["ci"])


def test_empty_fields_are_empty_and_initials_are_shown_as_dialled():
    assert Formulario({}).is_valid()
    formulario = Formulario(initial={"ci": CI("1234567", "", "CB"), "celular": "+59170712345"})
    assert 'value="1234567 CB"' in str(formulario["ci"])
    assert 'value="70712345"' in str(formulario["celular"])


@pytest.mark.parametrize("signo", ["\x07", "\x1b", "\x00"])
def test_text_of_any_field_refuses_signs_nobody_can_read(signo):
    for revisar in (texto_de_una_linea, texto_de_lineas):
        with pytest.raises(ValidationError):
            revisar(f"Fibra{signo}50")


def test_only_a_text_of_several_lines_has_them():
    texto_de_lineas("Buenos días.\nLe ofrezco fibra.")

    with pytest.raises(ValidationError, match="una sola línea"):
        texto_de_una_linea("Fibra\n50")


@pytest.mark.parametrize(
    ("cosas", "dicho"),
    [
        ([], ""),
        (["la calle"], "la calle"),
        (["la calle", "el número"], "la calle y el número"),
        (["la calle", "el número", "la zona"], "la calle, el número y la zona"),
        (["cobre", "inalámbrico"], "cobre e inalámbrico"),
        (["cobre", "hielo"], "cobre y hielo"),
    ],
)
def test_a_list_is_read_aloud_with_its_y(cosas, dicho):
    assert enumerar(cosas) == dicho
