"""A list of invented people, and who reads it: what any list declares, in a few lines."""

from decimal import Decimal

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.models import Rol, Usuario
from bluecom.listados import listado as registro
from bluecom.listados.filtros import Filtros, elegir
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido
from bluecom.planillas.salida import Tipo
from tests.factories_cuentas import UsuarioFactory

PERSONA = "Zutana"
"""The name of all who are on the list."""


def hallar(pedido: Pedido) -> Hallado:
    """The asesores called so; with ``quien``, the one of that user name."""
    if pedido.filtros.get("quien") == "nadie":
        raise DatoInvalido("No hay nadie así.")
    filtros = {c: v for c, v in pedido.filtros.items() if c in ("quien", "rol")}
    suyos = Usuario.objects.filter(first_name=PERSONA)
    if "quien" in filtros:
        suyos = suyos.filter(username=filtros["quien"])
    return Hallado(suyos.order_by("pk"), filtros)


class GenteForm(Filtros):
    rol = elegir("Rol")


GENTE = Listado(
    codigo="gente",
    nombre="Gente",
    roles=(Rol.SUPERVISOR, Rol.JEFE_VENTAS),
    ven_personales=(Rol.JEFE_VENTAS,),
    hallar=hallar,
    escritos=frozenset({"quien"}),
    pagina=lambda filtros: "/avisos/",
    columnas=(
        Columna("N.º", lambda persona: persona.pk, Tipo.ENTERO),
        Columna("Nombre", lambda persona: persona.first_name, personal=True),
        Columna("Debe", lambda persona: Decimal("1.5"), Tipo.MONTO),
    ),
)


def inscribir(monkeypatch, listado: Listado = GENTE) -> Listado:
    """For this test alone."""
    monkeypatch.setitem(registro._listados, listado.codigo, listado)
    return listado


def gente(cuantos: int) -> list[Usuario]:
    return [UsuarioFactory(first_name=PERSONA, rol=Rol.ASESOR) for _ in range(cuantos)]
