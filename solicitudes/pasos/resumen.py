"""What a done step says, read in place: label and value, in the order of the procedure."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.telefonos import nacional
from documentos.tipos import TipoArchivo
from solicitudes.models import Componente, Tecnologia, Venta
from solicitudes.puerta.lectura import Alrededor
from solicitudes.reglas.control import EXPLICACION

Renglon = tuple[str, Any]
Resumen = Callable[[Venta, Alrededor], list[Renglon]]


def resumen_de(venta: Venta, numero: int, leido: Alrededor) -> list[Renglon]:
    """The rows of one step, without those that have nothing to say."""
    filas = _RESUMENES[numero](venta, leido) if numero in _RESUMENES else []
    return [(etiqueta, _dicho(valor)) for etiqueta, valor in filas if valor not in (None, "", [])]


def _dicho(valor: Any) -> str:
    """A list reads as one line for each of its things."""
    return "\n".join(map(str, valor)) if isinstance(valor, list) else str(valor)


def _cartera(venta: Venta, _: Alrededor) -> list[Renglon]:
    return [
        ("Cartera", venta.contacto.cartera),
        ("Tomado", _instante(venta.tomada_en)),
        ("Servicios requeridos", ", ".join(servicio.nombre for servicio in venta.servicios)),
    ]


def _consulta(paso: int) -> Resumen:
    def filas(venta: Venta, leido: Alrededor) -> list[Renglon]:
        consulta = venta.ultima_verificacion(paso)
        if consulta is None:
            return []
        tecnologias = ", ".join(str(Tecnologia(t).label) for t in consulta.tecnologias)
        return [
            ("Resultado", "Favorable" if consulta.favorable else str(consulta.motivo)),
            ("Sistema", consulta.sistema),
            ("Consultado", f"{_instante(consulta.consultado_en)} · {consulta.por_quien}"),
            ("Servicios", ", ".join(leido.nombres(consulta.servicios))),
            ("Tecnologías", tecnologias),
            ("Vale hasta", consulta.vence_el and consulta.vence_el.strftime("%d/%m/%Y")),
            ("En la dirección", consulta.direccion),
        ]

    return filas


def _oferta(venta: Venta, _: Alrededor) -> list[Renglon]:
    oferta = venta.oferta_actual
    if oferta is None:
        return []
    llamada = venta.llamada
    return [
        ("Llamada", llamada and f"{_instante(llamada.inicio)} · {llamada.resultado}"),
        ("Producto", oferta.producto),
        ("Plan", oferta.plan),
        ("Campaña", oferta.campania),
        ("Tarifa mensual", bs(oferta.snapshot.tarifa)),
        ("Tecnología", oferta.get_tecnologia_display()),
        ("Factura", oferta.factura),
        ("Línea actual", oferta.get_linea_actual_display() if oferta.linea_actual else ""),
        ("Solicita", oferta.quien_solicita or "El titular"),
    ]


def _ficha(venta: Venta, _: Alrededor) -> list[Renglon]:
    ficha = venta.ficha_actual
    if ficha is None:
        return []
    return [
        ("Explicado", venta.lista(EXPLICACION).nombres(ficha.pasos_explicados)),
        ("Dirección", "La de la línea" if ficha.misma_direccion else ficha.direccion_dictada),
        ("Ubicación", ficha.ubicacion),
        ("Vivienda", f"{ficha.get_vivienda_display()} {ficha.pisos or ''}".strip()),
        ("Características", ficha.caracteristicas),
        ("Referencias", _telefonos(ficha.referencia_1, ficha.referencia_2)),
        ("Pasar en", ficha.pasar_en),
        ("Preguntar por", ficha.preguntar_por),
        ("WhatsApp", _telefonos(ficha.celular_whatsapp)),
        ("Correo", ficha.correo or ("No tiene" if ficha.sin_correo else "")),
    ]


def _documentacion(venta: Venta, _: Alrededor) -> list[Renglon]:
    leida = venta.documentacion_actual
    if leida is None:
        return []
    return [
        ("C.I.", leida.ci_texto),
        ("Documento", leida.documento),
        ("Antes se tenía", venta.ci_esperado if leida.ci_confirmado else ""),
        ("Vence", leida.validez),
        ("Carta del", leida.carta_fecha and leida.carta_fecha.strftime("%d/%m/%Y")),
        ("Observado", leida.observados()),
        ("Quedó por ordenar", _por_ordenar(venta)),
    ]


def _por_ordenar(venta: Venta) -> str:
    """What came and nobody said what it is: no paper has it, and it is not lost."""
    vigentes = (a for a in venta.carpeta.archivos.all() if a.sustituido_en is None)
    cuantos = sum(a.tipo == TipoArchivo.SIN_ORDENAR for a in vigentes)
    return f"{cuantos}, fuera de la carpeta: se ordena al corregir este paso" if cuantos else ""


def _registro(venta: Venta, _: Alrededor) -> list[Renglon]:
    registro = venta.registro_actual
    if registro is None:
        return []
    return [
        ("Tipo", str(registro)),
        ("Dirección de cobro", registro.direccion_cobro),
        ("Ciclo", registro.ciclo),
        ("N° Smartflex", venta.numero_smartflex),
    ]


def _detalle(venta: Venta, _: Alrededor) -> list[Renglon]:
    detalle = venta.detalle_actual
    if detalle is None:
        return []
    nombres = dict(
        Componente.objects.filter(codigo__in=detalle.componentes).values_list("codigo", "nombre")
    )
    return [
        ("Categoría", detalle.subcategoria),
        ("Dirección (Anexo 1)", detalle.direccion_linea),
        ("Observaciones", detalle.direccion_observaciones),
        ("Cuál rige", detalle.get_direccion_rige_display()),
        ("Plan", detalle.plan),
        ("Componentes", [f"{n} × {nombres[c]}" for c, n in detalle.componentes.items()]),
    ]


def _glosa(venta: Venta, _: Alrededor) -> list[Renglon]:
    glosa = venta.glosa_actual
    if glosa is None:
        return []
    return [
        ("Glosa", glosa.texto),
        ("Versión del texto", glosa.version),
        ("N° Smartflex", venta.numero_smartflex),
    ]


def _impresion(venta: Venta, _: Alrededor) -> list[Renglon]:
    if venta.impresa_en is None:
        return []
    plazo = venta.plazo_entrega
    return [
        ("Impresa", _instante(venta.impresa_en)),
        ("Plazo", plazo.politica.en_palabras if plazo else ""),
    ]


_RESUMENES: dict[int, Resumen] = {
    1: _cartera,
    2: _consulta(2),
    3: _consulta(3),
    4: _oferta,
    5: _ficha,
    6: _documentacion,
    7: _registro,
    8: _detalle,
    9: _glosa,
    10: _impresion,
}


def _instante(instante: datetime) -> str:
    return timezone.localtime(instante).strftime("%d/%m/%Y %H:%M")


def _telefonos(*numeros: str) -> str:
    return ", ".join(nacional(numero) for numero in numeros if numero)
