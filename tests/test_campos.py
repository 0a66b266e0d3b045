"""A field is asked by its name, and must be what it was declared to be."""

import pytest
from django import forms

from bluecom.campos import campo_de_filas, campo_de_opciones, columna, rotulo
from bluecom.cuentas.models import Rol, Usuario
from cartera.models import Cliente


class Pedido(forms.Form):
    rol = forms.ChoiceField(choices=[])
    persona = forms.ModelChoiceField(Usuario.objects.none())
    nota = forms.CharField()


def test_what_it_offers_is_set_on_the_field_of_this_form_alone():
    pedido = Pedido()
    campo_de_opciones(pedido, "rol").choices = Rol.choices
    campo_de_filas(pedido, "persona").queryset = Usuario.objects.all()

    assert pedido.fields["rol"].choices == Rol.choices
    assert Pedido().fields["rol"].choices == []


@pytest.mark.parametrize(
    ("pedir", "nombre"),
    [(campo_de_opciones, "nota"), (campo_de_filas, "nota"), (campo_de_filas, "rol")],
)
def test_a_field_of_another_kind_is_refused_by_its_name(pedir, nombre):
    with pytest.raises(TypeError, match=nombre):
        pedir(Pedido(), nombre)


def test_a_column_is_called_as_people_call_it():
    assert rotulo(Usuario, "celular_whatsapp") == "celular de WhatsApp"
    assert columna(Usuario, "rol").max_length == 20
    with pytest.raises(TypeError, match="contactos"):
        columna(Cliente, "contactos")
