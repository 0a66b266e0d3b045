"""The pages of the day against the empty one, and the same pages with a thousand times as much."""

from importlib import import_module

from bench import base
from bench.medida import Medida
from bench.navegador import Costo, costo, entrar
from bench.ventas import medir as medir_ventas
from bluecom.cuentas.models import Rol
from solicitudes.reglas.estados import Estado

POCOS = 1_000
EN_LA_COLA = (Estado.ACEPTADA, Estado.EXPLICADA, Estado.DOCUMENTADA, Estado.IMPRESA)
VECES = {True: 3, False: 10}
PASOS = (
    Estado.TOMADA,
    Estado.FACTIBLE,
    Estado.ACEPTADA,
    Estado.EXPLICADA,
    Estado.REGISTRADA,
    Estado.DETALLADA,
    Estado.OBSERVADA,
    Estado.CONCLUIDA,
)


def medir(*, chico: bool) -> list[Medida]:
    """Milliseconds of processor: this process's and PostgreSQL's."""
    base.preparar()
    base.poblar(POCOS)
    venta_en = import_module("tests.solicitudes.factories").venta_en
    asesor = base.persona(Rol.ASESOR)
    ventas = {estado: venta_en(estado) for estado in PASOS}
    for estado in EN_LA_COLA * 3:
        venta_en(estado, asesor=asesor)
    veces = VECES[chico]
    con_pocos = costo(entrar(asesor), "/cola/", veces=veces)
    base.poblar(base.CONTACTOS[chico])
    cola = costo(entrar(asesor), "/cola/", veces=veces)
    de_ventas = {
        f"{estado.label}": costo(entrar(venta.asesor), f"/ventas/{venta.pk}/", veces=veces)
        for estado, venta in ventas.items()
    }
    return [
        _frente_a_la_vacia("cola, 12 ventas abiertas", cola, 3, preguntas=6),
        Medida(
            f"cola con {base.CONTACTOS[chico]:,} / con mil", cola.pagina, con_pocos.pagina, 1 / 1.2
        ),
        _la_mas_cara(de_ventas),
        *medir_ventas(chico=chico, veces=veces),
    ]


def _frente_a_la_vacia(nombre: str, suyo: Costo, veces: float, *, preguntas: int) -> Medida:
    notas = {"consultas": f"{suyo.preguntas} (hasta {preguntas})"}
    bien = suyo.preguntas <= preguntas
    return Medida(nombre, suyo.pagina, suyo.vacia, 1 / veces, notas=notas, condiciones=bien)


def _la_mas_cara(de_ventas: dict[str, Costo]) -> Medida:
    """The page of a sale that costs most, and how much each of them asks."""
    cara = max(de_ventas.values(), key=lambda uno: uno.pagina)
    notas = {"consultas (hasta 10)": ", ".join(f"{e} {c.preguntas}" for e, c in de_ventas.items())}
    bien = all(c.preguntas <= 10 and c.bytes <= 100_000 for c in de_ventas.values())
    return Medida("venta, la página más cara", cara.pagina, cara.vacia, 1 / 5, notas=notas,
                  condiciones=bien)  # fmt: skip
