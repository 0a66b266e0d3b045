"""Carpetas for tests, and the data of papers: those of the previews, with what a test changes."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.models import Pendiente, Situacion
from documentos.almacen import almacen
from documentos.datos import (
    CarpetaEntregada,
    DatosActaEntrega,
    DatosActaInstalacion,
    DatosCarta,
    DatosComodato,
    DatosContrato,
    DatosPapel,
    DatosSolicitud,
    DatosTerminos,
    PapelEntregado,
)
from documentos.models import ArchivoRecibido, Carpeta, Documento
from documentos.muestra import datos_de_muestra
from documentos.recibidos import revisar
from documentos.servicios import abrir_carpeta, guardar_archivo
from documentos.tipos import TipoArchivo
from tests.documentos.imagenes import foto_carta, foto_ci, pdf_de_carta

AHORA = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
URL = "http://127.0.0.1:8000/p/{token}"

_MUESTRA = datos_de_muestra("SOLICITUD")
SOLICITANTE = _MUESTRA.solicitante
TITULAR = SOLICITANTE.titular
CONTACTO = _MUESTRA.contacto
SERVICIO = _MUESTRA.servicio
ONT = SERVICIO.equipos[0]
CONDICIONES = replace(_MUESTRA.condiciones, demo=False)
GLOSA = _MUESTRA.glosa
_DE_LA_CARTA = {"condiciones": CONDICIONES, "fecha_carta": date(2026, 11, 22)}


def datos_carta(**otros: Any) -> DatosCarta:
    return _datos("CARTA_MODELO", **({"condiciones": CONDICIONES} | otros))


def datos_solicitud(**otros: Any) -> DatosSolicitud:
    return _datos("SOLICITUD", **(_DE_LA_CARTA | otros))


def datos_contrato(**otros: Any) -> DatosContrato:
    return _datos("CONTRATO", **(_DE_LA_CARTA | otros))


def datos_comodato(**otros: Any) -> DatosComodato:
    return _datos("COMODATO", **(_DE_LA_CARTA | otros))


def datos_terminos(**otros: Any) -> DatosTerminos:
    return _datos("TERMINOS", **(_DE_LA_CARTA | {"activacion": date(2026, 12, 31)} | otros))


def datos_acta_entrega(carpetas: int = 1, **otros: Any) -> DatosActaEntrega:
    filas = tuple(_carpeta_entregada(n) for n in range(1, carpetas + 1))
    return _datos("ACTA_ENTREGA", carpetas=filas, **otros)


def datos_acta_instalacion(**otros: Any) -> DatosActaInstalacion:
    return _datos("ACTA_INSTALACION", **otros)


def _datos(tipo: str, **otros: Any) -> Any:
    """Those of the previews, but for what the test says."""
    return replace(datos_de_muestra(tipo), **otros)


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
    (una,) = datos_de_muestra("ACTA_ENTREGA").carpetas
    vence = AHORA.replace(day=24)
    numero = f"8800{n:03d}"
    return replace(una, numero_smartflex=numero, impresa_en=AHORA, vence_en=vence, papeles=papeles)
