"""The shared pieces as rows of label and value; what is empty is not printed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bluecom.bolivia.dinero import bs, en_letras
from documentos.datos import (
    Capacidad,
    Cobro,
    Condiciones,
    Contacto,
    DatosCarta,
    DatosExpediente,
    Direccion,
    Facturacion,
    Importe,
    Persona,
    Servicio,
    Solicitante,
)


@dataclass(frozen=True)
class Par:
    """A label, its value, and whether the value needs the whole width."""

    etiqueta: str
    valor: str
    ancho: bool = False


Filas = list[list[Par]]
CORTO = 34
"""Letters that fit on one line of half the width."""
PRECIO_CORTO = 36
"""As many of a price, which is mostly figures and narrow capitals."""


def secciones(datos: Any) -> dict[str, Filas]:
    """Rows of every shared piece that the paper has, by the piece's name."""
    nombres = [n for n in _PIEZAS if getattr(datos, n, None) is not None]
    filas = {n: en_filas(_PIEZAS[n](getattr(datos, n))) for n in nombres}
    if "contacto" in filas:
        filas["linea"] = en_filas(_linea(datos.contacto, datos.servicio))
    if "servicio" in filas:
        filas["categoria"] = en_filas(_categoria(datos.servicio))
    if isinstance(datos, DatosCarta):
        filas["carta"] = en_filas(_carta(datos))
    if isinstance(datos, DatosExpediente):
        filas["expediente"] = en_filas(_expediente(datos))
    return filas


def en_filas(pares: list[Par]) -> Filas:
    """Drop the empty, put two short ones side by side."""
    filas: Filas = []
    for par in (p for p in pares if p.valor):
        if not par.ancho and filas and len(filas[-1]) == 1 and not filas[-1][0].ancho:
            filas[-1].append(par)
        else:
            filas.append([par])
    return filas


def dia(fecha: date | None) -> str:
    """22/11/2026, or nothing."""
    return f"{fecha:%d/%m/%Y}" if fecha else ""


def vigencia(persona: Persona) -> str:
    """How long the C.I. is valid, as the card says; with the norm that extends it, by its name."""
    if persona.ci_indefinida:
        return "INDEFINIDA"
    if not persona.ci_prorroga:
        return dia(persona.ci_vence)
    return f"Vencida el {dia(persona.ci_vence)}; {persona.ci_prorroga}"


def bs_letras(monto: Decimal) -> str:
    """Bs 149,00 (CIENTO CUARENTA Y NUEVE 00/100 BOLIVIANOS)."""
    return f"{bs(monto)} ({en_letras(monto)})"


def importe(otro: Importe) -> str:
    """An amount with its unit."""
    return f"{bs_letras(otro.monto)} {otro.unidad}".strip()


def telefonos_de(c: Contacto) -> list[str]:
    """Every number where the client answers, each once: the line, references, the mobile."""
    return list(dict.fromkeys(t for t in (c.linea, *c.referencias, c.celular) if t))


def _validez(persona: Persona) -> Par:
    return Par("C.I. válida hasta", vigencia(persona), bool(persona.ci_prorroga))


def _solicitante(s: Solicitante) -> list[Par]:
    quien = (
        [
            Par("Razón social", s.nombre, True),
            Par("Representante legal", s.titular.nombre, True),
            Par("NIT", s.nit),
        ]
        if s.empresa
        else [Par("Nombres y apellidos", s.nombre, True)]
    )
    documento = [Par("C.I.", s.titular.ci), _validez(s.titular)]
    nit = [] if s.empresa else [Par("NIT", s.nit)]
    tipo = [Par("Tipo de solicitud", " · ".join(t for t in (s.vinculacion, s.modalidad) if t))]
    return [*quien, *documento, *tipo, *nit, *_tercero(s)]


def _tercero(s: Solicitante) -> list[Par]:
    if s.empresa:
        return []
    if s.tercero is None:
        return [Par("Solicita", "El titular")]
    t = s.tercero
    return [
        Par("Solicita (tercero)", f"{t.persona.nombre}, {t.vinculo}", True),
        Par("C.I. del solicitante", t.persona.ci),
        _validez(t.persona),
        Par("Autorización", t.autorizacion, True),
    ]


def _contacto(c: Contacto) -> list[Par]:
    """Each number once: the mobile that is a reference too says so."""
    otras = [numero for numero in c.referencias if numero != c.celular]
    de_referencia = len(otras) < len(c.referencias)
    return [
        Par("Teléfonos de referencia", " · ".join(otras)),
        Par("Referencia y WhatsApp" if de_referencia else "Celular (WhatsApp)", c.celular),
        Par("Correo electrónico", c.correo or "No tiene", len(c.correo) > CORTO),
    ]


def _cobro(c: Cobro) -> list[Par]:
    largo = len(c.direccion) > CORTO
    return [Par("Dirección de cobro", c.direccion, largo), Par("Ciclo de facturación", c.ciclo)]


def _instalacion(d: Direccion) -> list[Par]:
    return [
        Par("Dirección de instalación", d.linea, True),
        Par("Ubicación", "RURAL" if d.rural else ""),
        Par("Observaciones", d.observaciones, True),
    ]


def _servicio(s: Servicio) -> list[Par]:
    equipos = "; ".join(f"{e.cantidad} {e.tipo}" for e in s.equipos)
    return [
        Par("Producto", s.producto),
        Par("Plan", s.plan, len(s.plan) > 40),
        Par("Tecnología", s.tecnologia.capitalize() if s.tecnologia.isupper() else s.tecnologia),
        Par("Acceso", s.acceso),
        Par("Puntos", str(s.puntos)),
        Par("Equipos", equipos or "No requiere", len(equipos) > CORTO),
        Par("Servicios suplementarios", ", ".join(s.suplementarios), True),
    ]


def _categoria(s: Servicio) -> list[Par]:
    return [
        Par("Categoría", s.categoria or "No registrada"),
        Par("Subcategoría", s.subcategoria),
    ]


def _linea(c: Contacto, s: Servicio) -> list[Par]:
    """The line the client has, and what becomes of it (MULTI and TEL_FIJA)."""
    largo = len(s.linea_actual) > 40
    return [Par("Línea telefónica", c.linea), Par("Con esta solicitud", s.linea_actual, largo)]


def _facturacion(f: Facturacion) -> list[Par]:
    return [Par("Modalidad", f.texto, True)]


def _condiciones(c: Condiciones) -> list[Par]:
    return [
        Par("Tarifa mensual", bs_letras(c.tarifa), True),
        Par("Costo de instalación", bs_letras(c.costo_instalacion), True),
        Par("Promoción", f"«{c.promocion}»" if c.promocion else "", len(c.promocion) > CORTO),
        Par("Permanencia mínima", meses(c.permanencia_meses)),
        Par("Cargo por mes faltante", bs_letras(c.cargo_baja) if c.permanencia_meses else "", True),
        *[Par(o.concepto, importe(o), len(importe(o)) > PRECIO_CORTO) for o in c.otros],
    ]


def _carta(d: DatosCarta) -> list[Par]:
    """The four things that the letter must say (6.2), besides the declaration."""
    telefonos = telefonos_de(d.contacto)
    return [
        Par("Servicio solicitado", f"{d.servicio.producto}, plan {d.servicio.plan}", True),
        Par("Dirección de instalación", d.instalacion.linea, True),
        Par("Observaciones", d.instalacion.observaciones, True),
        Par("Teléfonos de referencia", " · ".join(telefonos), True),
    ]


def _expediente(d: DatosExpediente) -> list[Par]:
    return [
        Par("Venta", f"N.º {d.venta}"),
        Par("Estado", d.estado),
        Par("Cliente", d.cliente, True),
        Par("Documento", d.documento),
        Par("Constancia", d.constancia),
        Par("Plan", d.plan, True),
    ]


def _capacidad(c: Capacidad) -> list[Par]:
    return [
        Par("Fecha de consulta", dia(c.fecha)),
        Par("Resultado", c.resultado),
        Par("Tecnología", c.tecnologia),
        Par("Válida hasta", dia(c.valida_hasta)),
    ]


def meses(n: int) -> str:
    """«18 meses», «1 mes», «sin permanencia mínima»."""
    if n == 0:
        return "Sin permanencia mínima"
    return "1 mes" if n == 1 else f"{n} meses"


_PIEZAS: dict[str, Any] = {
    "solicitante": _solicitante,
    "contacto": _contacto,
    "cobro": _cobro,
    "instalacion": _instalacion,
    "servicio": _servicio,
    "facturacion": _facturacion,
    "condiciones": _condiciones,
    "capacidad": _capacidad,
}
