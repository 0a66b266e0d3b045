"""Where each sentence of the procedure lives in the code, and which tests prove it.

``docs/trazabilidad.md`` comes from here. Every place is a dotted name that is resolved, so
that a renamed function stops the page; the tests are read from their ``paso`` marks.
"""

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings

from bluecom.interfaz.definiciones import DEFINICIONES
from bluecom.management.marcas import marcas_de
from bluecom.management.numerales import ANEXO_1, LUGARES, OTRAS_FRASES, TABLA_III_1
from indicadores.ficha import FICHA
from solicitudes.glosas import LITERALES, PRODUCTOS
from solicitudes.pasos.tabla import TALLERES
from solicitudes.reglas.flujo import transiciones
from solicitudes.reglas.procedimiento import PASOS, Paso


@dataclass(frozen=True)
class Fila:
    """One sentence of the procedure under the name that the marks of the tests use."""

    clave: str
    frase: str
    lugares: tuple[str, ...]


@dataclass(frozen=True)
class Capitulo:
    titulo: str
    filas: tuple[Fila, ...]


def capitulos() -> list[Capitulo]:
    """The procedure from its definitions to its second annex."""
    return [
        Capitulo("I.f Definiciones", tuple(_definiciones())),
        *(Capitulo(f"{p.numero}. {p.titulo}", tuple(_numerales(p))) for p in PASOS),
        Capitulo("III.1 Documentos del procedimiento", (_documentos(),)),
        Capitulo("III.2 Indicador del procedimiento", (_indicador(),)),
        Capitulo("Anexo 1. Protocolo de direcciones", tuple(_direcciones())),
        Capitulo("Anexo 2. Glosa preestablecida", tuple(_glosas())),
    ]


def claves() -> list[str]:
    """Every name that needs a test, in the order of the procedure, once each."""
    return list(dict.fromkeys(f.clave for c in capitulos() for f in c.filas))


def vocabulario() -> set[str]:
    """Every name that a mark may use: the claves and the whole steps."""
    return {*claves(), *(str(p.numero) for p in PASOS)}


def pagina() -> str:
    """``docs/trazabilidad.md``."""
    pruebas = marcas_de(Path(settings.BASE_DIR) / "tests")
    lineas = [
        "# Del procedimiento al código y a sus pruebas",
        "",
        "Generado por `manage.py trazabilidad`; la integración lo compara. Cada frase es la del "
        "procedimiento; cada prueba la nombra con `@pytest.mark.paso`.",
    ]
    for capitulo in capitulos():
        lineas += ["", f"## {capitulo.titulo}", ""]
        numero = capitulo.titulo.partition(".")[0]
        if pruebas.get(numero):
            lineas += [f"El paso entero: {_lista(pruebas[numero])}", ""]
        lineas += ["| numeral | frase | en el código | pruebas |", "|---|---|---|---|"]
        lineas += [_renglon(fila, pruebas) for fila in capitulo.filas]
    return "\n".join(lineas) + "\n"


def lugar(nombre: str) -> str:
    """``reglas/flujo.py`` `FlujoVenta.glosar` for a dotted name; raises if it is gone."""
    objeto = pkgutil.resolve_name(nombre)
    modulo, _, resto = nombre.partition(":")
    archivo = _modulo(objeto, modulo)
    return f"`{archivo}` {resto}".rstrip()


def _modulo(objeto: Any, nombre: str) -> str:
    modulo = objeto if isinstance(objeto, ModuleType) else pkgutil.resolve_name(nombre)
    ruta = Path(str(modulo.__file__)).relative_to(settings.BASE_DIR)
    return str(ruta.parent if ruta.name == "__init__.py" else ruta)


def _numerales(paso: Paso) -> Iterator[Fila]:
    frases = {n: frase for n, frase in paso.texto if n[0].isdigit()} | OTRAS_FRASES.get(
        paso.numero, {}
    )
    for numeral in sorted(frases):
        lugares = (*LUGARES.get(numeral, ()), *_del_paso(paso))
        yield Fila(numeral, frases[numeral], lugares)


def _del_paso(paso: Paso) -> tuple[str, ...]:
    """The transition, the form and the use case of a step."""
    taller = TALLERES.get(paso.numero)
    if taller is None:
        return ()
    assert paso.transicion in {t.name for t in transiciones()}
    return (
        f"solicitudes.reglas.flujo:FlujoVenta.{paso.transicion}",
        f"{taller.form.__module__}:{taller.form.__name__}",
        f"{taller.servicio.__module__}:{taller.servicio.__name__}",
    )


def _definiciones() -> Iterator[Fila]:
    for termino, texto in DEFINICIONES:
        yield Fila("I.f", f"**{termino}**: {texto}", LUGARES["I.f"])


def _documentos() -> Fila:
    frase = "; ".join(f"{nombre} ({ejemplares})" for nombre, ejemplares in TABLA_III_1)
    return Fila("III.1", frase, LUGARES["III.1"])


def _indicador() -> Fila:
    frase = (
        f"{FICHA.que}. {FICHA.como}; {', '.join(FICHA.donde)}; {FICHA.quien}; {FICHA.cuando}. "
        f"({FICHA.numerador} / {FICHA.denominador}) × 100. {'; '.join(FICHA.parametro)}."
    )
    return Fila("III.2", frase, LUGARES["III.2"])


def _direcciones() -> Iterator[Fila]:
    for clave, linea in ANEXO_1.items():
        yield Fila(f"Anexo 1.{clave}", linea, LUGARES["Anexo 1"])


def _glosas() -> Iterator[Fila]:
    for (producto, facturacion), texto in LITERALES.items():
        nombre = PRODUCTOS[producto].nombre if producto in PRODUCTOS else "VENTAS CON PROMOCIONES"
        frase = f"**{nombre}**: {texto}"
        yield Fila(f"Anexo 2.{producto}.{facturacion}", frase, LUGARES["Anexo 2"])


def _renglon(fila: Fila, pruebas: dict[str, list[str]]) -> str:
    frase = fila.frase.replace("|", "\\|")
    donde = "<br>".join(lugar(nombre) for nombre in fila.lugares)
    return f"| {fila.clave} | {frase} | {donde} | {_lista(pruebas.get(fila.clave, []))} |"


def _lista(pruebas: list[str]) -> str:
    return "<br>".join(f"`{prueba}`" for prueba in pruebas)
