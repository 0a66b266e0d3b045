"""What each list says of a sale: to install it, to charge it, to settle it with Bluecom."""

from datetime import date

from bluecom.bolivia.telefonos import nacional
from bluecom.listados.listado import Columna
from bluecom.planillas.salida import Tipo
from solicitudes.models import Remision, Venta
from solicitudes.models.remision import RenglonRemitido

Clase = RenglonRemitido.Clase
QUE_HACER: dict[tuple[str, str], str] = {
    (Remision.Destino.CENTRO, Clase.ALTA): "Instalar",
    (Remision.Destino.CENTRO, Clase.BAJA): "Anulada: no instalar",
    (Remision.Destino.FACTURACION, Clase.ALTA): "Facturar",
    (Remision.Destino.FACTURACION, Clase.BAJA): "Anulada: no facturar",
    (Remision.Destino.FACTURACION, Clase.RECTIFICADA): "Rectificada: otra fecha de instalación",
    (Remision.Destino.LIQUIDACION, Clase.ALTA): "Venta efectiva",
    (Remision.Destino.LIQUIDACION, Clase.BAJA): "Ajuste: anulada",
    (Remision.Destino.LIQUIDACION, Clase.RECTIFICADA): "Ajuste: otra fecha de instalación",
}
NO_INSTALADA: dict[str, str] = {
    Remision.Destino.FACTURACION: "Rectificada: no está instalada, no facturar",
    Remision.Destino.LIQUIDACION: "Ajuste: no está instalada",
}
CON_TODO = ("contacto__cliente", "oferta__plan", "oferta__producto", "ficha", "detalle",
            "registro__ciclo", "documentacion", "instalacion")  # fmt: skip
"""What the columns read of each sale."""


def que_hacer(renglon: RenglonRemitido, destino: str) -> str:
    """What a row asks of the unit that reads it."""
    if renglon.clase == Clase.RECTIFICADA and renglon.instalada is None:
        return NO_INSTALADA[destino]
    return QUE_HACER[destino, renglon.clase]


def _direccion(venta: Venta) -> str:
    """By Annex 1 once step 8 is done; until then as the client dictated it."""
    detalle = venta.detalle_actual
    return detalle.direccion_linea if detalle and detalle.direccion_linea else venta.direccion_dicha


def _referencia(venta: Venta) -> str:
    detalle = venta.detalle_actual
    return detalle.direccion_observaciones if detalle else ""


def _telefonos(venta: Venta) -> str:
    dados = [numero for _, numero in venta.ficha_actual.numeros] if venta.ficha_actual else []
    return ", ".join(dict.fromkeys(nacional(n) for n in (venta.contacto.linea, *dados) if n))


def _cobro(venta: Venta) -> str:
    return venta.registro_actual.direccion_cobro if venta.registro_actual else ""


def _ciclo(venta: Venta) -> str:
    registro = venta.registro_actual
    return str(registro.ciclo) if registro and registro.ciclo else ""


def _instalada(venta: Venta) -> date | None:
    return venta.instalacion.fecha if venta.instalacion_actual else None


ASESOR, PRODUCTO, CUENTA = "Asesor", "Producto", "Cuenta"
_DE_LA_SOLICITUD = (
    Columna("Solicitud Smartflex", lambda v: v.numero_smartflex),
    Columna("Venta", lambda v: v.pk, Tipo.ENTERO),
    Columna("Cliente", lambda v: v.cliente.nombre_completo),
)
_DEL_SERVICIO = (
    Columna(PRODUCTO, lambda v: v.oferta.producto.nombre),
    Columna("Plan", lambda v: v.oferta.plan.nombre),
)
COLUMNAS: dict[str, tuple[Columna, ...]] = {
    Remision.Destino.CENTRO: (
        *_DE_LA_SOLICITUD,
        Columna("Teléfonos", _telefonos),
        Columna("Dirección", _direccion),
        Columna("Observaciones", _referencia),
        Columna("Zona", lambda v: v.contacto.zona),
        *_DEL_SERVICIO,
        Columna("Tecnología", lambda v: v.oferta.get_tecnologia_display()),
        Columna("Registrada", lambda v: v.glosada_en, Tipo.INSTANTE),
    ),
    Remision.Destino.FACTURACION: (
        *_DE_LA_SOLICITUD,
        Columna("C.I. o NIT", lambda v: v.identificacion),
        *_DEL_SERVICIO,
        Columna("Tarifa (Bs)", lambda v: v.oferta.snapshot.tarifa, Tipo.MONTO),
        Columna("Instalación (Bs)", lambda v: v.oferta.snapshot.costo_instalacion, Tipo.MONTO),
        Columna("Factura", lambda v: v.oferta.factura),
        Columna("Ciclo", _ciclo),
        Columna("Dirección de cobro", _cobro),
        Columna("Instalada", _instalada, Tipo.FECHA),
    ),
    Remision.Destino.LIQUIDACION: (
        *_DE_LA_SOLICITUD[:2],
        Columna(ASESOR, lambda v: str(v.de_quien)),
        *_DEL_SERVICIO,
        Columna("Registrada", lambda v: v.glosada_en, Tipo.INSTANTE),
        Columna("Instalada", _instalada, Tipo.FECHA),
        Columna(CUENTA, lambda v: v.cuenta, Tipo.ENTERO),
    ),
}
"""``de_quien`` and ``cuenta`` are what ``liquidacion.vestir`` says of each sale."""
