"""Paper data and carpetas for tests; every person and price is invented."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.models import Pendiente, Situacion
from documentos.almacen import almacen
from documentos.datos import (
    Capacidad,
    CarpetaEntregada,
    Cobro,
    Condiciones,
    Contacto,
    DatosActaEntrega,
    DatosActaInstalacion,
    DatosCarta,
    DatosComodato,
    DatosContrato,
    DatosPapel,
    DatosSolicitud,
    DatosTerminos,
    Direccion,
    Emision,
    Equipo,
    Facturacion,
    PapelEntregado,
    Persona,
    Servicio,
    Solicitante,
    Visita,
)
from documentos.models import ArchivoRecibido, Carpeta, Documento
from documentos.recibidos import revisar
from documentos.servicios import abrir_carpeta, guardar_archivo
from documentos.tipos import TipoArchivo
from tests.documentos.imagenes import foto_carta, foto_ci, pdf_de_carta

AHORA = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
URL = "http://127.0.0.1:8000/p/{token}"
GLOSA = (
    "GPON, CASA DE 2 PISOS, PORTON CAFE. REFERENCIA N° 44251234, 70712345. PASAR EN LA TARDE, "
    "PREGUNTAR POR MARIA ROJAS. CLIENTE SOLICITA FACTURA INDEPENDIENTE, SE INFORMO TARIFA MENSUAL "
    "BS. 149.- Y COSTO POR INSTALACION BS. 0.-, TIEMPO DE INSTALACION Y CARACTERISTICAS DEL "
    "RETIRO DE PRODUCTO (30 DIAS DE ANTICIPACION)."
)

EMISION = Emision(fecha=date(2026, 11, 23), asesor="Ana Prado")
MARIA = Persona(nombre="María Rojas Quispe", ci="1234567-1A CB", ci_vence=date(2030, 5, 14))
SOLICITANTE = Solicitante(nombre="María Rojas Quispe", titular=MARIA, vinculacion="Usuario")
CONTACTO = Contacto(
    linea="44251234",
    referencias=("70712345",),
    celular="70712345",
    correo="maria.rojas@correo.example",
)
DIRECCION = Direccion(linea="AV. HEROINAS - 0280 ENTRE LANZA Y SAN MARTIN")
ONT = Equipo(
    tipo="ONT",
    marca="DEMO",
    modelo="G-140",
    accesorios="Fuente de poder",
    valor_reposicion=Decimal("450.00"),
)
SERVICIO = Servicio(
    producto="INTERNET FTTH-GPON",
    plan="Hogar 40 Mbps (DEMO)",
    tecnologia="FIBRA",
    acceso="Fibra óptica",
    categoria="Residencial",
    subcategoria="Domicilio",
    equipos=(ONT,),
)
CONDICIONES = Condiciones(
    tarifa=Decimal("149.00"),
    costo_instalacion=Decimal("0.00"),
    permanencia_meses=18,
    cargo_baja=Decimal("30.00"),
    promocion="INSTALACIÓN COSTO CERO",
)
_COMUN: dict[str, Any] = {
    "emision": EMISION,
    "solicitante": SOLICITANTE,
    "contacto": CONTACTO,
    "servicio": SERVICIO,
    "instalacion": DIRECCION,
}
_CARTA: dict[str, Any] = {**_COMUN, "condiciones": CONDICIONES, "fecha_carta": date(2026, 11, 22)}


def datos_carta(**otros: Any) -> DatosCarta:
    return DatosCarta(**{**_COMUN, "condiciones": CONDICIONES, **otros})


def datos_solicitud(**otros: Any) -> DatosSolicitud:
    propios = {
        "cobro": Cobro(direccion="Av. Heroínas N.º 280", ciclo="Ciclo 1"),
        "facturacion": Facturacion(),
        "capacidad": Capacidad(
            fecha=date(2026, 11, 20), resultado="Con capacidad", tecnologia="Fibra"
        ),
        "glosa": GLOSA,
    }
    return DatosSolicitud(**{**_CARTA, **propios, **otros})


def datos_contrato(**otros: Any) -> DatosContrato:
    return DatosContrato(**{**_CARTA, "facturacion": Facturacion(), **otros})


def datos_comodato(**otros: Any) -> DatosComodato:
    return DatosComodato(**{**_CARTA, **otros})


def datos_terminos(**otros: Any) -> DatosTerminos:
    propios = {"facturacion": Facturacion(), "activacion": date(2026, 12, 31)}
    return DatosTerminos(**{**_CARTA, **propios, **otros})


def datos_acta_entrega(carpetas: int = 1, **otros: Any) -> DatosActaEntrega:
    filas = tuple(_carpeta_entregada(n) for n in range(1, carpetas + 1))
    propios = {"entrega": "Ana Prado", "recibe": "Luis Vargas", "carpetas": filas}
    return DatosActaEntrega(**{"emision": EMISION, **propios, **otros})


def datos_acta_instalacion(**otros: Any) -> DatosActaInstalacion:
    propios = {
        "fecha_instalacion": date(2026, 12, 3),
        "registrada_por": "Luis Vargas",
        "numero_comodato": "N.º 0000124",
        "tecnico": "Juan Soliz",
        "visitas": (Visita(fecha=date(2026, 12, 3), resultado="Instalado"),),
    }
    return DatosActaInstalacion(**{**_COMUN, **propios, **otros})


def todos_los_papeles() -> list[DatosPapel]:
    """One of each kind, in the order of the procedure."""
    return [
        datos_carta(),
        datos_solicitud(),
        datos_contrato(),
        datos_comodato(),
        datos_acta_entrega(),
        datos_acta_instalacion(),
        datos_terminos(),
    ]


def crear_usuario(nombre: str = "ana", rol: str = Rol.ASESOR) -> Usuario:
    """A user, once."""
    return Usuario.objects.get_or_create(username=nombre, defaults={"rol": rol})[0]


def crear_carpeta(*, sin: tuple[str, ...] = (), variante: int = 0) -> Carpeta:
    """A carpeta with both sides of the C.I. and the letter, but for what is left out."""
    carpeta = abrir_carpeta(ahora=AHORA)
    fotos = {
        TipoArchivo.CI_ANVERSO: foto_ci(variante=variante),
        TipoArchivo.CI_REVERSO: foto_ci(lado="reverso", variante=variante),
        TipoArchivo.CARTA: foto_carta(variante=variante),
    }
    for tipo, contenido in fotos.items():
        if tipo not in sin:
            recibir(carpeta, tipo, contenido)
    return carpeta


def recibir(carpeta: Carpeta, tipo: str, contenido: bytes) -> ArchivoRecibido:
    """One file of the client, looked at and kept."""
    recibida = revisar(contenido, tipo)
    return guardar_archivo(carpeta.pk, tipo, recibida, acto=Acto(crear_usuario(), AHORA))


def sin_dibujar(carpeta: Carpeta) -> None:
    """Give each owed paper of the carpeta, and the annex, a small real PDF at once."""
    papeles = list(carpeta.papeles())
    anexos = [p.datos["anexo"]["id"] for p in papeles if "anexo" in p.datos]
    papeles += Documento.objects.filter(pk__in=anexos)
    debidos = [p for p in papeles if not p.listo]
    for papel in debidos:
        guardado = almacen().guardar(pdf_de_carta())
        Documento.objects.filter(pk=papel.pk).update(
            archivo=guardado.nombre,
            sha256=guardado.sha256,
            sha256_cifrado=guardado.sha256_cifrado,
            paginas=1,
            producido_en=papel.emitido_en,
        )
    claves = [f"documentos:producir:{p.pk}" for p in debidos]
    Pendiente.objects.filter(clave__in=claves).update(situacion=Situacion.HECHO)


def _carpeta_entregada(n: int) -> CarpetaEntregada:
    papeles = (
        PapelEntregado(
            nombre="Solicitud de Servicios", numero=f"N.º 00001{n:02d}", sha256="a1" * 32
        ),
        PapelEntregado(
            nombre="Contrato de Suministro", numero=f"N.º 00002{n:02d}", sha256="b2" * 32
        ),
    )
    return CarpetaEntregada(
        numero_smartflex=f"8800{n:03d}",
        cliente="María Rojas Quispe",
        ci="1234567-1A CB",
        servicio="INTERNET FTTH-GPON",
        impresa_en=AHORA,
        vence_en=AHORA.replace(day=24),
        papeles=papeles,
    )
