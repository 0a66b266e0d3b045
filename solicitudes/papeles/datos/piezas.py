"""The pieces that the papers share, each read from one step of the sale."""

from datetime import date, datetime

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.telefonos import nacional
from bluecom.cuentas.models import Usuario
from documentos import datos as d
from documentos.tipos import TipoArchivo as T
from solicitudes.models import Oferta, Venta

_SE_ADJUNTA = {
    T.CI_ANVERSO: (
        "Fotocopia de la cédula de identidad, anverso y reverso",
        "C.I. anverso y reverso",
    ),
    T.CI_DIGITAL: ("Captura de la cédula de identidad digital", "C.I. digital"),
    T.FIRMANTE_ANVERSO: (
        "Fotocopia de la cédula de identidad de quien firma, anverso y reverso",
        "C.I. de quien firma",
    ),
    T.CARTA: ("Carta de solicitud firmada por el solicitante", "carta"),
    T.PODER: ("Documento que acredita a quien firma", "documento que acredita a quien firma"),
}
"""What the folder holds with such a file: as the Solicitud lists it, and as the actas do."""


def emision(asesor: Usuario, ahora: datetime) -> d.Emision:
    """``asesor`` is the sale's, whoever issues the paper."""
    return d.Emision(fecha=hoy(ahora), asesor=str(asesor))


def solicitante(venta: Venta) -> d.Solicitante:
    cliente, oferta, registro = venta.cliente, venta.oferta, venta.registro_actual
    leida = _persona_leida(venta)
    tercero = None
    if oferta.necesita_solicitante and not cliente.es_empresa:
        tercero = d.Tercero(
            persona=d.Persona(nombre=oferta.solicitante_nombre, ci=oferta.solicitante_ci),
            relacion=_relacion(oferta),
        )
    return d.Solicitante(
        nombre=cliente.nombre_completo,
        titular=leida,
        empresa=cliente.es_empresa,
        nit=cliente.nit,
        vinculacion=registro.get_tipo_display() if registro else "",
        modalidad=registro.get_modalidad_display() if registro else "",
        tercero=tercero,
    )


def _relacion(oferta: Oferta) -> str:
    """What joins who asks to the titular; «Otra» says nothing on a paper."""
    if oferta.relacion == Oferta.Relacion.OTRO:
        return "Persona autorizada"
    return str(oferta.get_relacion_display())


def _persona_leida(venta: Venta) -> d.Persona:
    """The person of the C.I.: the titular, or the representative of a company."""
    cliente, oferta, leido = venta.cliente, venta.oferta, venta.documentacion_actual
    nombre = oferta.solicitante_nombre if cliente.es_empresa else cliente.nombre_completo
    return d.Persona(
        nombre=nombre,
        ci=str(venta.ci or ""),
        ci_vence=leido.ci_vence if leido else None,
        ci_indefinida=bool(leido and leido.ci_indefinido),
        ci_prorroga=leido.validez.extension if leido else "",
    )


def contacto(venta: Venta) -> d.Contacto:
    ficha = venta.ficha
    referencias = tuple(nacional(n) for n in (ficha.referencia_1, ficha.referencia_2) if n)
    return d.Contacto(
        linea=nacional(venta.contacto.linea),
        referencias=referencias,
        celular=nacional(ficha.celular_whatsapp) if ficha.celular_whatsapp else "",
        correo=ficha.correo,
    )


def direccion(venta: Venta) -> d.Direccion:
    """By Annex 1 once step 8 is done; until then as the client dictated it."""
    detalle = venta.detalle_actual
    if detalle is not None and detalle.direccion_valida:
        return d.Direccion(
            linea=detalle.direccion_linea,
            observaciones=detalle.direccion_observaciones,
            rural=detalle.rural,
        )
    ficha = venta.ficha
    return d.Direccion(linea=venta.direccion_dicha, observaciones=ficha.ubicacion)


def condiciones(venta: Venta) -> d.Condiciones:
    c = venta.oferta.snapshot
    otros = [
        ("Punto adicional", c.costo_por_punto, ""),
        ("Cable excedente", c.cable_excedente, "por metro"),
        ("Mega adicional", c.mega_adicional, "por MB"),
        ("Minuto normal", c.tarifa_hn, ""),
        ("Minuto reducido", c.tarifa_hr, ""),
        ("Minuto súper reducido", c.tarifa_hsr, ""),
    ]
    return d.Condiciones(
        tarifa=c.tarifa,
        costo_instalacion=c.costo_instalacion,
        permanencia_meses=c.permanencia,
        cargo_baja=c.cargo_mes_faltante,
        promocion=c.promocion,
        aviso_retiro_dias=c.aviso_retiro_dias,
        otros=tuple(
            d.Importe(concepto=que, monto=monto, unidad=unidad)
            for que, monto, unidad in otros
            if monto
        ),
        demo=c.demo,
    )


def cobro(venta: Venta) -> d.Cobro:
    registro = venta.registro
    if venta.oferta.al_telefono:
        telefono = nacional(venta.oferta.telefono_factura)
        cuenta = f"La de la cuenta del teléfono {telefono}"
        return d.Cobro(direccion=registro.direccion_cobro or cuenta, ciclo="El de la cuenta")
    return d.Cobro(direccion=registro.direccion_cobro, ciclo=str(registro.ciclo))


def facturacion(venta: Venta) -> d.Facturacion:
    oferta = venta.oferta
    return d.Facturacion(telefono=nacional(oferta.telefono_factura) if oferta.al_telefono else "")


def capacidad(venta: Venta) -> d.Capacidad:
    """The check made for the place of installation, as it was found (3.2)."""
    alli = venta.capacidad_revisada()
    revisada = alli or venta.ultima_verificacion(3)
    assert revisada is not None  # no sale is explained without a check
    dicho = "Con capacidad" if revisada.favorable else "Sin capacidad"
    return d.Capacidad(
        fecha=hoy(revisada.consultado_en),
        resultado=dicho
        if alli
        else f"{dicho} en la dirección que se revisó, y no es la registrada",
        tecnologia=revisada.nombres_de_tecnologias,
        valida_hasta=revisada.vence_el,
    )


def fecha_carta(venta: Venta) -> date:
    fecha: date | None = venta.documentacion.carta_fecha
    return fecha or hoy(venta.ahora)


def adjuntos(venta: Venta) -> tuple[str, ...]:
    """What the client sent, as the Solicitud lists it (10.1)."""
    return tuple(de_la_solicitud for de_la_solicitud, _ in _adjuntos(venta))


def adjuntos_del_acta(venta: Venta) -> str:
    """The same in a line of an acta (11)."""
    return ", ".join(del_acta for _, del_acta in _adjuntos(venta))


def _adjuntos(venta: Venta) -> list[tuple[str, str]]:
    hay = {a.tipo for a in venta.carpeta.archivos.all() if a.sustituido_en is None}
    return [dicho for tipo, dicho in _SE_ADJUNTA.items() if tipo in hay]
