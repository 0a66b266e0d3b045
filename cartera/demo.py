"""An invented portfolio for demonstrations: believable Cochabamba, nobody real."""

import csv
import io
from zlib import crc32

from bluecom.cuentas.acto import Acto
from cartera.models import Cartera
from cartera.servicios.importar import importar_cartera

_ENCABEZADO = (
    "Nº;CÓDIGO CLIENTE;C.I./NIT;COMPLEMENTO;EXPEDIDO;APELLIDO PATERNO;APELLIDO MATERNO;"
    "NOMBRES / RAZÓN SOCIAL;TELÉFONO FIJO;TELÉFONO CELULAR;DIRECCIÓN;ZONA;TECNOLOGÍA;"
    "SERVICIO ACTUAL;FECHA DE ALTA;CORREO ELECTRÓNICO;OBSERVACIÓN"
).split(";")
_NOMBRES = (
    "María Elena;Juan Carlos;Rosa;Pedro;Ana Lucía;Luis Alberto;Carmen;José Antonio;Martha;"
    "Víctor Hugo;Silvia;Ramiro;Gladys;Édgar;Norma;Óscar;Beatriz;Iván;Lourdes;Freddy"
).split(";")
_PATERNOS = ("Rojas;Mamani;Quispe;Vargas;Peñaranda;Choque;Fernández;Zurita;Condori;Montaño").split(
    ";"
)
_MATERNOS = "Torrico;Flores;Ibáñez;Claros;Nogales;Guzmán;Arce;Villarroel;Núñez".split(";")
_LUGARES = (
    ("La Paz 2040 entre Lanza y Antezana", "Central"),
    ("Av. América 512 esquina Tupac Amaru", "Cala Cala"),
    ("25 de Mayo 0073 entre Jordán y Sucre", "Central"),
    ("Los Molles 118 entre Las Retamas y Los Sauces", "Queru Queru"),
    ("Av. Petrolera km 4 al sur 3 cuadras", "Valle Hermoso"),
    ("Quilla 563 entre Illapa y Pachamama", "Sarco"),
    ("Pasaje Los Ceibos 22, Av. Beijing", "Hipódromo"),
    ("Condominio Horizontes bloque I piso 4 depto A, La Paz 2040", "Muyurina"),
)
_TECNOLOGIAS = ("FIBRA", "FIBRA", "COBRE", "FIBRA", "HFC", "FIBRA", "COBRE", "INALÁMBRICO")
_LA_EMPRESA = 8
_OBSERVACIONES = ("", "", "Llamar después de las 18:00", "", "Preguntó por internet", "", "")


def crear_cartera_demo(
    *, acto: Acto, nombre: str = "Cartera DEMO", de_prueba: bool = False, cantidad: int = 40
) -> Cartera:
    """Import an invented file by the service that imports real ones (1.1).

    The people follow from ``nombre``: asked again it changes nothing, and two portfolios
    do not share clients. It is called at any hour: demonstrations keep none.
    """
    informe = importar_cartera(
        archivo_demo(nombre, cantidad), nombre=nombre, acto=acto, de_prueba=de_prueba
    )
    assert informe.corrida.objeto_id is not None  # it was no dry run
    cartera = Cartera.objects.get(pk=informe.corrida.objeto_id)
    cartera.siempre_abierta = True
    cartera.save(update_fields=["siempre_abierta"])
    return cartera


def archivo_demo(nombre: str, cantidad: int = 40) -> bytes:
    """The file as COMTECO's tools export it: cp1252, semicolons, one company."""
    serie = crc32(nombre.encode()) % 900
    salida = io.StringIO()
    escritor = csv.writer(salida, delimiter=";", lineterminator="\r\n")
    escritor.writerow(_ENCABEZADO)
    for n in range(1, min(cantidad, 999) + 1):
        escritor.writerow(_empresa(n, serie) if n == _LA_EMPRESA else _persona(n, serie))
    return salida.getvalue().encode("cp1252")


def _persona(n: int, serie: int) -> list[str]:
    return [
        str(n),
        f"DEMO{serie:03d}{n:03d}",
        str(5_000_000 + serie * 4_000 + n * 3),
        "1A" if n % 11 == 0 else "",
        ("CB", "CB", "CB", "LP", "OR")[n % 5],
        _PATERNOS[n % len(_PATERNOS)],
        _MATERNOS[(n + n // len(_PATERNOS)) % len(_MATERNOS)],
        _NOMBRES[(n + n // len(_NOMBRES)) % len(_NOMBRES)],
        *_donde(n, serie),
        f"cliente{n}@correo.example" if n % 3 else "",
        _OBSERVACIONES[n % len(_OBSERVACIONES)],
    ]


def _empresa(n: int, serie: int) -> list[str]:
    codigo, nit = f"DEMO{serie:03d}{n:03d}", str(1_020_000_000 + serie * 1_000 + n)
    identidad = [str(n), codigo, nit, "", "", "", "", "Comercial Los Molles S.R.L."]
    correo, observacion = "compras@molles.example", "Preguntar por administración"
    return [*identidad, *_donde(n, serie), correo, observacion]


def _donde(n: int, serie: int) -> list[str]:
    direccion, zona = _LUGARES[n % len(_LUGARES)]
    return [
        str(4_000_000 + serie * 1_000 + n),
        str(70_000_000 + serie * 1_000 + n) if n % 4 else "",
        direccion,
        zona,
        _TECNOLOGIAS[n % len(_TECNOLOGIAS)],
        "TELEFONÍA FIJA",
        f"{n % 27 + 1:02d}/{n % 12 + 1:02d}/{2004 + n % 14}",
    ]
