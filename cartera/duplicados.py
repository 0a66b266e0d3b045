"""Which clients may be one person, and what two of them say differently."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Count, Q, QuerySet

from bluecom.cuentas.models import Usuario
from cartera.models import Cliente, ContactoCartera, TelefonoCliente

CUANTOS = 50
CAMPOS = {
    "nombre": ("nombres", "apellido_paterno", "apellido_materno"),
    "razon_social": ("razon_social",),
    "ci": ("ci_numero", "ci_complemento", "ci_expedido"),
    "nit": ("nit",),
    "codigo": ("codigo",),
    "correo": ("correo",),
}
"""What a person decides as one, and the columns that say it."""
ETIQUETAS = {
    "nombre": "Nombre",
    "razon_social": "Razón social",
    "ci": "C.I.",
    "nit": "NIT",
    "codigo": "Código de cliente",
    "correo": "Correo electrónico",
}


@dataclass(frozen=True)
class Par:
    """Two clients, the older first, and why they may be one."""

    uno: Cliente
    otro: Cliente
    porque: str


@dataclass(frozen=True)
class Dato:
    """What both say of one thing."""

    campo: str
    etiqueta: str
    uno: str
    otro: str

    @property
    def por_decidir(self) -> bool:
        """Both say something, and not the same: nobody but a person knows which stays."""
        return bool(self.uno and self.otro) and self.uno != self.otro


def clientes_de(usuario: Usuario) -> QuerySet[Cliente]:
    return Cliente.objects.filter(de_prueba=usuario.de_prueba)


def pares(usuario: Usuario) -> list[Par]:
    """Pairs with one C.I., one number or one line; each once, by its strongest reason."""
    encontrados: dict[tuple[int, int], str] = {}
    de_su_mundo = {"de_prueba": usuario.de_prueba}
    cedulas = Cliente.objects.filter(**de_su_mundo).exclude(ci_numero="")
    _juntar(encontrados, "Mismo C.I.", _repetidos(cedulas, "ci_numero", "pk"))
    celulares = TelefonoCliente.objects.filter(cliente__de_prueba=usuario.de_prueba)
    _juntar(encontrados, "Mismo teléfono", _repetidos(celulares, "numero", "cliente"))
    lineas = ContactoCartera.objects.filter(cliente__de_prueba=usuario.de_prueba)
    _juntar(encontrados, "Misma línea", _repetidos(lineas, "linea", "cliente"))
    claves = list(encontrados)[:CUANTOS]
    clientes = Cliente.objects.in_bulk({pk for par in claves for pk in par})
    todos = [Par(clientes[u], clientes[o], encontrados[u, o]) for u, o in claves]
    return [par for par in todos if par.uno.tipo == par.otro.tipo]


def comparar(uno: Cliente, otro: Cliente) -> list[Dato]:
    """Everything that either says, side by side."""
    datos = [
        Dato(campo, ETIQUETAS[campo], _dicho(uno, columnas), _dicho(otro, columnas))
        for campo, columnas in CAMPOS.items()
    ]
    return [dato for dato in datos if dato.uno or dato.otro]


def _dicho(cliente: Cliente, columnas: Iterable[str]) -> str:
    return " ".join(v for columna in columnas if (v := getattr(cliente, columna)))


def _repetidos(filas: QuerySet[Any], valor: str, quien: str) -> list[list[int]]:
    """The clients that share each repeated value."""
    veces = filas.order_by().values(valor).annotate(n=Count(quien, distinct=True))
    valores = [fila[valor] for fila in veces.filter(n__gt=1).order_by(valor)[:CUANTOS]]
    grupos: dict[str, set[int]] = {}
    suyas = filas.order_by().filter(Q(**{f"{valor}__in": valores}))
    for que, cliente in suyas.values_list(valor, quien):
        grupos.setdefault(que, set()).add(cliente)
    return [sorted(grupo) for grupo in grupos.values()]


def _juntar(
    encontrados: dict[tuple[int, int], str], porque: str, grupos: Iterable[list[int]]
) -> None:
    for grupo in grupos:
        for uno, otro in combinations(grupo, 2):
            encontrados.setdefault((uno, otro), porque)
