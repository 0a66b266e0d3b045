"""What each item of 11.1 is read against: a few lines in words, always in the same order.

The page shows them beside the images. What they said when a folder went back is kept with its
round, so that the next one is told, line by line, what changed.
"""

from collections.abc import Callable, Mapping

from django.utils import timezone

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.telefonos import nacional
from documentos.models import ArchivoRecibido, Documento
from documentos.tipos import Situacion, TipoArchivo, TipoDocumento
from solicitudes.models import Componente, Venta
from solicitudes.reglas.comprobaciones import items_de_revision

Linea = tuple[str, str]
Lineas = list[Linea]


def lineas_de(venta: Venta) -> dict[str, Lineas]:
    """Item code → what is read beside it; of an item that the house does not know, nothing."""
    papeles, archivos = papeles_de(venta), archivos_de(venta)
    return {
        codigo: [
            *(_DATOS[codigo](venta) if codigo in _DATOS else _papel(codigo, papeles, venta)),
            *(_recibido(archivos[tipo]) for tipo in item.mira if tipo in archivos),
        ]
        for codigo, item in items_de_revision(venta).items()
    }


def papeles_de(venta: Venta) -> dict[str, Documento]:
    """Kind → the paper in force."""
    todos = venta.carpeta.documentos.all()
    return {papel.tipo: papel for papel in todos if papel.situacion == Situacion.VIGENTE}


def archivos_de(venta: Venta) -> dict[str, ArchivoRecibido]:
    """Kind → the received file that no newer one replaced."""
    todos = venta.carpeta.archivos.all()
    return {archivo.tipo: archivo for archivo in todos if archivo.sustituido_en is None}


def _recibido(archivo: ArchivoRecibido) -> Linea:
    """Which file it is: another one in its place is another line."""
    nombre = TipoArchivo(archivo.tipo).label
    llego = timezone.localtime(archivo.recibido_en)
    return f"{nombre[:1].upper()}{nombre[1:]}", f"recibido el {llego:%d/%m %H:%M:%S}"


def _ci(venta: Venta) -> Lineas:
    leida = venta.documentacion_actual
    if leida is None:
        return []
    antes = [("Antes se tenía", str(venta.ci_esperado))] if leida.ci_confirmado else []
    return [
        ("Nombre", _solicitante(venta)),
        ("C.I.", leida.ci_texto),
        *antes,
        *([("Documento", leida.documento)] if leida.documento else []),
        ("Vence", str(leida.validez)),
    ]


def _carta(venta: Venta) -> Lineas:
    """All that the letter has to say (6.2), to be read against it line by line."""
    leida, c = venta.documentacion_actual, venta.oferta.snapshot
    fecha = leida.carta_fecha.strftime("%d/%m/%Y") if leida and leida.carta_fecha else ""
    declara = (
        f"Instalación {bs(c.costo_instalacion)}, {c.permanencia} meses, "
        f"{bs(c.cargo_mes_faltante)} por mes faltante"
    )
    return [
        ("Solicita", f"{_solicitante(venta)} · {leida.ci_texto if leida else ''}".strip(" ·")),
        ("Servicio", venta.oferta.plan.nombre),
        ("Dirección dictada", venta.direccion_dicha),
        ("Dirección registrada", venta.detalle_actual.direccion if venta.detalle_actual else ""),
        ("Teléfonos", _telefonos(venta)),
        ("Debe declarar", declara),
        ("Fecha", fecha),
    ]


def _solicitante(venta: Venta) -> str:
    return venta.oferta.solicitante_nombre or venta.cliente.nombre_completo


def _telefonos(venta: Venta) -> str:
    ficha = venta.ficha_actual
    dados = [venta.contacto.linea, *(numero for _, numero in (ficha.numeros if ficha else []))]
    return " · ".join(dict.fromkeys(nacional(numero) for numero in dados if numero))


def _titular(venta: Venta) -> Lineas:
    cliente, oferta, registro = venta.cliente, venta.oferta, venta.registro_actual
    filas = [("Titular", cliente.nombre_completo)]
    if cliente.es_empresa:
        filas.append(("NIT", cliente.nit))
    filas.append(("Tipo", str(registro or "")))
    if oferta.necesita_solicitante:
        relacion = oferta.get_relacion_display()
        filas.append(("Solicita", f"{oferta.solicitante_nombre} ({relacion})"))
        filas.append(("C.I. de quien solicita", oferta.solicitante_ci))
    return [*filas, ("Teléfonos", _telefonos(venta)), ("Correo", _correo(venta))]


def _correo(venta: Venta) -> str:
    ficha = venta.ficha_actual
    if ficha is None:
        return ""
    return ficha.correo or ("No tiene" if ficha.sin_correo else "")


def _cobro(venta: Venta) -> Lineas:
    oferta, registro = venta.oferta, venta.registro_actual
    if oferta.al_telefono:
        telefono = nacional(oferta.telefono_factura)
        return [("Factura", f"Al teléfono {telefono}, en su cuenta")]
    if registro is None:
        return []
    return [
        ("Factura", "Propia"),
        ("Dirección", registro.direccion_cobro),
        ("Ciclo", str(registro.ciclo or "")),
    ]


def _direccion(venta: Venta) -> Lineas:
    detalle = venta.detalle_actual
    if detalle is None:
        return []
    filas = [("Dictada", venta.direccion_dicha), ("Línea", detalle.direccion_linea)]
    if detalle.direccion_observaciones:
        filas.append(("Observaciones", detalle.direccion_observaciones))
    if detalle.rural:
        filas.append(("Ubicación rural", "Sí"))
    return filas


def _servicio(venta: Venta) -> Lineas:
    detalle, oferta = venta.detalle_actual, venta.oferta
    elegidos = detalle.componentes if detalle else {}
    nombres = dict(Componente.objects.filter(codigo__in=elegidos).values_list("codigo", "nombre"))
    componentes = ", ".join(
        f"{nombres.get(codigo, codigo)} × {n}" for codigo, n in sorted(elegidos.items())
    )
    return [
        ("Plan", f"{oferta.plan} · {oferta.plan.producto}"),
        ("Tecnología", oferta.get_tecnologia_display()),
        ("Tarifa", bs(oferta.snapshot.tarifa)),
        ("Categoría", str(detalle.subcategoria or "") if detalle else ""),
        ("Componentes", componentes),
    ]


def _glosa(venta: Venta) -> Lineas:
    texto = venta.glosa_actual.texto if venta.glosa_actual else ""
    return [("Texto", texto), ("N° Smartflex", venta.numero_smartflex or "")]


def _papel(codigo: str, papeles: Mapping[str, Documento], venta: Venta) -> Lineas:
    """Of an item that is a paper: which one has to be in the folder."""
    if papel := papeles.get(codigo):
        return [("Número", papel.codigo), ("Versión", str(papel.version))]
    if codigo == TipoDocumento.SOLICITUD and venta.carpeta.solicitud_de_smartflex:
        return [("La que imprime Smartflex, N.º", venta.numero_smartflex or "")]
    return []


_DATOS: Mapping[str, Callable[[Venta], Lineas]] = {
    "CI": _ci,
    "CARTA": _carta,
    "TITULAR": _titular,
    "COBRO": _cobro,
    "DIRECCION": _direccion,
    "SERVICIO": _servicio,
    "GLOSA": _glosa,
}
