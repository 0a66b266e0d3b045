"""The Smartflex sheet (steps 7–9): what to copy, in the order of Smartflex's screens."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from zlib import crc32

from solicitudes import direcciones
from solicitudes.models import (
    CampoSmartflex,
    CicloFacturacion,
    Componente,
    Plan,
    Registro,
    Subcategoria,
    Suplementario,
    Venta,
)
from solicitudes.pasos.p09_glosa.vista_previa import vista_previa

PASOS_CON_HOJA = (7, 8, 9)
PREFIJO_COMPONENTE = "comp_"


@dataclass(frozen=True)
class Dato:
    """One row of the sheet: where it goes, what is copied, whether it was typed already.

    ``objecion``: why Smartflex would not take it as it stands.
    """

    codigo: str
    pantalla: str
    etiqueta: str
    valor: str
    digitado: bool = False
    objecion: str = ""

    @property
    def marca(self) -> str:
        """What its tick holds: a value that changed has to be typed again."""
        return f"{self.codigo}-{crc32(self.valor.encode()):08x}"


@dataclass(frozen=True)
class Fuente:
    """A sale and the fields of its open step as they stand, typed or saved."""

    venta: Venta
    campos: Mapping[str, Any]

    @cached_property
    def pedidos(self) -> dict[str, str]:
        """Component → how many, as ticked in 8.2."""
        return {
            campo.removeprefix(PREFIJO_COMPONENTE): str(valor)
            for campo, valor in self.campos.items()
            if campo.startswith(PREFIJO_COMPONENTE) and str(valor or "0").strip() != "0"
        }

    @cached_property
    def componentes(self) -> list[Componente]:
        return list(Componente.objects.filter(codigo__in=self.pedidos))

    @cached_property
    def subcategoria(self) -> Subcategoria | None:
        elegida = self.campos.get("subcategoria")
        if isinstance(elegida, Subcategoria):
            return elegida
        clave = self.texto("subcategoria")
        return Subcategoria.objects.filter(pk=clave).first() if _es_clave(clave) else None

    def texto(self, campo: str) -> str:
        return str(self.campos.get(campo) or "").replace("\0", "").strip()


def hoja_de(
    venta: Venta, paso: int, campos: Mapping[str, Any], *, digitados: Collection[str] = ()
) -> list[Dato]:
    """The rows of this step that have something to copy.

    ``campos``: the values of the step's form; ``digitados``: the marks ticked so far.
    """
    fuente = Fuente(venta, campos)
    filas = CampoSmartflex.objects.filter(paso=paso, activo=True)
    datos = [_dato(fila, _DE_ORIGEN[fila.origen](fuente)) for fila in filas]
    return [replace(d, digitado=d.marca in digitados) for d in datos if d.valor]


def _dato(fila: CampoSmartflex, valor: str) -> Dato:
    return Dato(fila.origen, fila.pantalla, fila.etiqueta, valor, objecion=fila.objecion(valor))


def _documento(f: Fuente) -> str:
    venta = f.venta
    return str(venta.cliente.nit if venta.cliente.es_empresa else venta.ci or "")


def _tipo(f: Fuente) -> str:
    return str(dict(Registro.Tipo.choices).get(f.texto("tipo"), ""))


def _modalidad(f: Fuente) -> str:
    return str(dict(Registro.Modalidad.choices).get(f.texto("modalidad"), ""))


def _ciclo(f: Fuente) -> str:
    return _nombre(CicloFacturacion.objects.filter(pk=f.texto("ciclo")[:10]))


def _categoria(f: Fuente) -> str:
    return f.subcategoria.categoria if f.subcategoria else ""


def _nombre_subcategoria(f: Fuente) -> str:
    return f.subcategoria.nombre if f.subcategoria else ""


def _direccion(f: Fuente) -> "direcciones.Direccion | None":
    direccion: direcciones.Direccion | None = f.campos["direccion"]
    return direccion


def _linea(f: Fuente) -> str:
    direccion = _direccion(f)
    return direccion.linea if direccion else ""


def _observaciones(f: Fuente) -> str:
    direccion = _direccion(f)
    return direccion.observaciones if direccion else ""


def _rural(f: Fuente) -> str:
    direccion = _direccion(f)
    return "SÍ" if direccion and direccion.rural else ""


def _plan(f: Fuente) -> str:
    clave, oferta = f.texto("plan"), f.venta.oferta_actual
    if oferta is not None and clave == str(oferta.plan_id):
        return oferta.plan.nombre
    return _nombre(Plan.objects.filter(pk=clave)) if _es_clave(clave) else ""


def _componentes(clase: str) -> Callable[[Fuente], str]:
    """Quantities of the components of one class, as ticked in 8.2."""

    def leer(f: Fuente) -> str:
        de_la_clase = [c for c in f.componentes if c.clase == clase]
        return ", ".join(
            c.nombre if f.pedidos[c.codigo] == "1" else f"{c.nombre} × {f.pedidos[c.codigo]}"
            for c in de_la_clase
        )

    return leer


def _puntos(f: Fuente) -> str:
    return f.texto("puntos")


def _suplementarios(f: Fuente) -> str:
    ficha = f.venta.ficha_actual
    pedidos = Suplementario.objects.filter(codigo__in=ficha.suplementarios if ficha else [])
    return ", ".join(s.nombre for s in pedidos)


def _glosa(f: Fuente) -> str:
    return vista_previa(f.venta, adicional=f.texto("adicional")).texto


def _nombre(filas: Any) -> str:
    return str(filas.values_list("nombre", flat=True).first() or "")


def _es_clave(texto: str) -> bool:
    return texto.isascii() and texto.isdigit() and len(texto) <= 9


_DE_ORIGEN: dict[str, Callable[[Fuente], str]] = {
    "codigo_cliente": lambda f: str(f.venta.cliente.codigo),
    "documento": _documento,
    "tipo": _tipo,
    "modalidad": _modalidad,
    "direccion_cobro": lambda f: f.texto("direccion_cobro"),
    "ciclo": _ciclo,
    "categoria": _categoria,
    "subcategoria": _nombre_subcategoria,
    "direccion": _linea,
    "direccion_observaciones": _observaciones,
    "rural": _rural,
    "plan": _plan,
    "acceso": _componentes(Componente.Clase.ACCESO),
    "equipo": _componentes(Componente.Clase.EQUIPO),
    "puntos": _puntos,
    "suplementarios": _suplementarios,
    "glosa": _glosa,
}
