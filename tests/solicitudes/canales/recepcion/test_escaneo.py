"""What names a folder, as a scanner or a person writes it."""

import pytest
from django.db.models import Q

from solicitudes.canales.recepcion.escaneo import caminos_del_codigo

TOKEN = "Zx9_kQ-" + "a" * 30


@pytest.mark.parametrize(
    ("texto", "caminos"),
    [
        (f"https://ventas.example/p/{TOKEN}", [Q(carpeta__documentos__token=TOKEN)]),
        (TOKEN, [Q(carpeta__documentos__token=TOKEN)]),
        ("V-12", [Q(pk=12)]),
        ("N.º 0000012", [Q(carpeta__documentos__numero=12)]),
        ("0000012", [Q(carpeta__documentos__numero=12)]),
        ("12", [Q(carpeta__documentos__numero=12), Q(pk=12), Q(numero_smartflex="12")]),
        ("María Rojas", []),
        ("", []),
    ],
)
def test_each_code_names_a_sale_in_its_own_ways(texto, caminos):
    assert caminos_del_codigo(texto) == caminos


def test_a_folder_is_reached_by_the_same_ways():
    assert caminos_del_codigo("V-12", "venta__") == [Q(venta__pk=12)]
