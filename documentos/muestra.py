"""An invented sale of real structure: for previews of a template and for measuring."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from documentos import datos as d
from documentos.datos import a_json
from documentos.muestra_cierre import cierre_de_muestra
from documentos.tipos import TipoDocumento

FECHA = date(2026, 11, 23)
_PERSONA = d.Persona(nombre="Persona de Muestra", ci="1234567-1A CB", ci_indefinida=True)
_EQUIPO = d.Equipo(
    tipo="ONT",
    marca="DEMO",
    modelo="G-140",
    accesorios="Fuente de poder",
    valor_reposicion=Decimal(450),
)
_CONDICIONES = d.Condiciones(
    tarifa=Decimal(149),
    costo_instalacion=Decimal(0),
    permanencia_meses=18,
    cargo_baja=Decimal(30),
    promocion="INSTALACIÓN COSTO CERO",
    demo=True,
)
_SERVICIO = d.Servicio(
    producto="INTERNET FTTH-GPON",
    plan="Hogar (DEMO)",
    tecnologia="FIBRA",
    acceso="Fibra óptica",
    categoria="Residencial",
    subcategoria="Domicilio",
    equipos=(_EQUIPO,),
)
_COMUN: dict[str, Any] = {
    "emision": d.Emision(fecha=FECHA, asesor="Asesor de Muestra"),
    "solicitante": d.Solicitante(nombre="Persona de Muestra", titular=_PERSONA),
    "contacto": d.Contacto(
        linea="44000000",
        referencias=("70000000",),
        celular="70000000",
        correo="muestra@example.org",
    ),
    "servicio": _SERVICIO,
    "instalacion": d.Direccion(linea="AV. DE MUESTRA - 0280 ENTRE CALLE A Y CALLE B"),
}
_VENTA = _COMUN | {"condiciones": _CONDICIONES, "fecha_carta": FECHA}
_GLOSA = (
    "GPON, CASA DE 2 PISOS, PORTON CAFE. REFERENCIA N° 44000000, 70000000. PASAR EN LA TARDE. "
    "CLIENTE SOLICITA FACTURA INDEPENDIENTE, SE INFORMO TARIFA MENSUAL BS. 149.- Y COSTO POR "
    "INSTALACION BS. 0.-, TIEMPO DE INSTALACION Y CARACTERISTICAS DEL RETIRO DE PRODUCTO "
    "(30 DIAS DE ANTICIPACION)."
)


def datos_de_muestra(tipo: str) -> d.DatosPapel:
    """The invented data of one kind of paper, complete."""
    return _FABRICAS[tipo]()


def instantanea_de_muestra(tipo: str, **otros: Any) -> dict[str, Any]:
    """What ``emitir`` would freeze, without a row, a number or a client."""
    comun = {
        "titulo": str(TipoDocumento(tipo).label),
        "revisado_legal": False,
        "prestador": {"razon_social": "COMTECO R.L."},
    }
    if tipo == TipoDocumento.CONDICIONES:
        return comun | otros
    propio = {
        "papel": a_json(datos_de_muestra(tipo)),
        "numero": 0,
        "version": 1,
        "numero_externo": "0000000",
        "url": "https://muestra.example/p/muestra",
        "anexo": {"id": 0, "version": "v1", "huella": "0" * 16},
    }
    return comun | propio | otros


def _solicitud() -> d.DatosPapel:
    return d.DatosSolicitud(
        **_VENTA,
        cobro=d.Cobro(direccion="Av. de Muestra N.º 280", ciclo="Ciclo 1"),
        facturacion=d.Facturacion(),
        capacidad=d.Capacidad(fecha=FECHA, resultado="Con capacidad", tecnologia="Fibra"),
        glosa=_GLOSA,
    )


def _carta() -> d.DatosPapel:
    return d.DatosCarta(**_COMUN, condiciones=_CONDICIONES)


def _contrato() -> d.DatosPapel:
    return d.DatosContrato(**_VENTA, facturacion=d.Facturacion())


def _comodato() -> d.DatosPapel:
    return d.DatosComodato(**_VENTA)


def _terminos() -> d.DatosPapel:
    return d.DatosTerminos(**_VENTA, facturacion=d.Facturacion(), activacion=FECHA)


def _acta_entrega() -> d.DatosActaEntrega:
    papel = d.PapelEntregado(nombre="Solicitud de Servicios", numero="N.º 0000000", sha256="0" * 64)
    carpeta = d.CarpetaEntregada(
        numero_smartflex="0000000",
        cliente="Persona de Muestra",
        ci="1234567-1A CB",
        servicio="INTERNET FTTH-GPON",
        papeles=(papel,),
    )
    return d.DatosActaEntrega(
        emision=_COMUN["emision"],
        entrega="Asesor de Muestra",
        recibe="Responsable de Muestra",
        carpetas=(carpeta,),
    )


def _constancia() -> d.DatosPapel:
    (una,) = _acta_entrega().carpetas
    vista = d.CarpetaVista(orden=1, carpeta=una, nota="Sí")
    extra = d.CarpetaVista(
        orden=3, carpeta=una, asesor="Asesora de Muestra", nota="Quedó sin proponer en el acta"
    )
    return d.DatosConstancia(
        emision=_COMUN["emision"],
        acta="N.º 0000000",
        entrega="Asesor de Muestra",
        recibe="Responsable de Muestra",
        recibida_en=datetime(2026, 11, 23, 14, 0, tzinfo=UTC),
        recibidas=(vista,),
        extra=(extra,),
        faltan=(replace(vista, orden=2, nota="25/11/2026 10:00"),),
        quedan=1,
    )


def _acta_instalacion() -> d.DatosPapel:
    instalado = replace(_EQUIPO, serie="MUESTRA0001", mac="00:00:5E:00:53:01")
    return d.DatosActaInstalacion(
        **(_COMUN | {"servicio": replace(_SERVICIO, equipos=(instalado,))}),
        fecha_instalacion=FECHA,
        registrada_por="Responsable de Muestra",
        numero_comodato="N.º 0000000",
        visitas=(d.Visita(fecha=FECHA, resultado="Realizada"),),
    )


def _expediente() -> d.DatosPapel:
    return cierre_de_muestra(_COMUN["emision"])


_FABRICAS = {
    "CARTA_MODELO": _carta,
    "SOLICITUD": _solicitud,
    "CONTRATO": _contrato,
    "COMODATO": _comodato,
    "TERMINOS": _terminos,
    "ACTA_ENTREGA": _acta_entrega,
    "CONSTANCIA": _constancia,
    "ACTA_INSTALACION": _acta_instalacion,
    "EXPEDIENTE": _expediente,
}
