"""What was typed in the search, read as each number and name that it may be.

Each way in is one look-up by its index, and the answer is their union: a single condition
that joins them with OR would read every sale.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import CI, DEPARTAMENTOS, leer_ci, leer_nit
from bluecom.bolivia.telefonos import leer_telefono
from bluecom.bolivia.texto import limpiar, tecleado
from bluecom.cuentas.models import Usuario
from bluecom.preparadas import Compuesta, Leida
from cartera.models import Cliente, ContactoCartera
from cartera.models.cliente import comienzos_de

T = TypeVar("T")
Valor = str | int | list[str]
Camino = dict[str, Valor]
"""What holds at once: each lookup with its value."""
Lugar = tuple[str, tuple[type, ...]]
Forma = tuple[tuple[Lugar, ...], ...]
"""The same ways without their values: searches of one form are one statement."""
PALABRAS = "palabras"
"""No lookup: the beginnings of the words of a name."""


def por_nombre_o_codigo(texto: str) -> list[Camino]:
    """A telephone or a C.I. is nobody's name: PostgreSQL would expect a thousand of them."""
    try:
        codigo = limpiar(tecleado(texto))[:20]
    except DatoInvalido:
        return []
    caminos: list[Camino] = [{"codigo": codigo}] if codigo else []
    if not (telefono(texto) or _ci(texto)) and (comienzos := comienzos_de(texto)):
        caminos.append({PALABRAS: comienzos})
    return caminos


def por_numero(texto: str, *, exacto: bool = False) -> list[Camino]:
    """His line and other telephones, his C.I., his NIT.

    Without its complement the number of a C.I. finds them all, unless it has to be exact.
    """
    caminos: list[Camino] = []
    if numero := telefono(texto):
        caminos += [{"contactos__linea": numero}, {"telefonos__numero": numero}]
    if ci := _ci(texto):
        caminos.append({"ci_numero": ci.numero, **_complemento(ci, exacto)})
    if not exacto and (nit := _leido(leer_nit, texto)):
        caminos.append({"nit": nit})
    return caminos


def dichos_en_la_venta(texto: str, *, exacto: bool = False) -> list[Camino]:
    """The telephones said or dialled on the call; the C.I. of the card and of who applies."""
    caminos: list[Camino] = []
    if numero := telefono(texto):
        caminos += [
            {"contacto__llamadas__telefono": numero},
            {"ficha__celular_whatsapp": numero},
            {"ficha__referencia_1": numero},
            {"ficha__referencia_2": numero},
            {"oferta__telefono_factura": numero},
        ]
    if ci := _ci(texto):
        leida = _complemento(ci, exacto, de="documentacion__")
        caminos.append({"documentacion__ci_numero": ci.numero, **leida})
        caminos.append({"oferta__solicitante_ci__in": _como_se_escribe(ci)})
    return caminos


def telefono(texto: str) -> str:
    return _leido(leer_telefono, texto) or ""


def halladas(
    visibles: Callable[[Usuario], QuerySet[Any, Any]],
    usuario: Usuario,
    *,
    clientes: list[Camino],
    propios: list[Camino],
    cuantas: int,
) -> list[int]:
    """The keys of what one may read that is found by its client or by itself, in order.

    ``visibles`` decides by the person's role and key, and by whether he practises.
    """
    if not (clientes or propios):
        return []
    quien = usuario.rol, usuario.de_prueba, usuario.is_active
    suya = _composicion(visibles, quien, _forma(clientes), _forma(propios), cuantas)
    valores = {f"v{n}": valor for n, valor in enumerate(_valores([*clientes, *propios]))}
    return [pk for (pk,) in suya.filas(usuario=usuario.pk, **valores)]


@cache
def _composicion(
    visibles: Callable[[Usuario], QuerySet[Any, Any]],
    quien: tuple[str, bool, bool],
    clientes: Forma,
    propios: Forma,
    cuantas: int,
) -> Leida:
    """Composed once for all that is searched in this form by whoever reads as much.

    How many have a name, PostgreSQL knows by the name alone.
    """
    rol, de_prueba, activo = quien

    def componer(usuario: int, **marcas: Any) -> QuerySet[Any, Any]:
        persona = Usuario(pk=usuario, rol=rol, de_prueba=de_prueba, is_active=activo)
        filas, suyas = visibles(persona), iter(marcas.values())
        cliente = "cliente" if filas.model is ContactoCartera else "contacto__cliente"
        de_clientes = [Cliente.objects.filter(_condicion(camino, suyas)) for camino in clientes]
        ramas = [filas.filter(**{f"{cliente}__in": unos.values("pk")}) for unos in de_clientes]
        ramas += [filas.filter(_condicion(camino, suyas)) for camino in propios]
        primera, *otras = [rama.order_by().values("pk") for rama in ramas]
        todas: QuerySet[Any] = filas.model._default_manager.filter(pk__in=primera.union(*otras))
        return todas.order_by(*filas.query.order_by).values_list("pk")[:cuantas]

    tipos = [tipo for camino in (*clientes, *propios) for _, tipos in camino for tipo in tipos]
    con_nombre = any(campo == PALABRAS for camino in clientes for campo, _ in camino)
    clase = Compuesta if con_nombre else Leida
    return clase(componer, usuario=int, **{f"v{n}": tipo for n, tipo in enumerate(tipos)})


def _condicion(camino: tuple[Lugar, ...], marcas: Iterator[Any]) -> Q:
    """What no index keeps is said not to be: PostgreSQL does not see the values when it plans."""
    condicion = Q()
    for campo, tipos in camino:
        suyas = [next(marcas) for _ in tipos]
        if campo == PALABRAS:
            condicion &= Q(pk__in=Cliente.objects.que_empiezan(*suyas).values("pk"))
        elif campo.endswith("__in"):
            condicion &= Q(**{campo: suyas, f"{campo.removesuffix('__in')}__gt": ""})
        else:
            condicion &= Q(**{campo: suyas[0] if suyas else ""})
            condicion &= Q(**{f"{campo}__gt": ""}) if tipos == (str,) else Q()
    return condicion


def _forma(caminos: list[Camino]) -> Forma:
    return tuple(
        tuple((campo, tuple(type(v) for v in _uno_a_uno(valor))) for campo, valor in camino.items())
        for camino in caminos
    )


def _valores(caminos: list[Camino]) -> Iterator[str | int]:
    for camino in caminos:
        for valor in camino.values():
            yield from _uno_a_uno(valor)


def _uno_a_uno(valor: Valor) -> list[Any]:
    """What is empty is part of the form: it is no value that changes."""
    if isinstance(valor, list):
        return valor
    return [] if valor == "" else [valor]


def _ci(texto: str) -> CI | None:
    return _leido(leer_ci, texto)


def _leido(leer: Callable[[str], T], texto: str) -> T | None:
    """What was typed as this kind of number, when it is one."""
    try:
        return leer(texto)
    except DatoInvalido:
        return None


def _complemento(ci: CI, exacto: bool, de: str = "") -> dict[str, str]:
    return {f"{de}ci_complemento": ci.complemento} if ci.complemento or exacto else {}


def _como_se_escribe(ci: CI) -> list[str]:
    return [str(CI(ci.numero, ci.complemento, lugar)) for lugar in ("", *DEPARTAMENTOS)]
