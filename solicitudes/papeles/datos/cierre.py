"""The closing file of a sale: a pure reading of its log, papers, files, e-mails and actas.

Nothing in it depends on who asks or when, so that asking again gives the same paper unless
something was added, and checking it is reading everything once more.
"""

from collections.abc import Iterable
from datetime import datetime

from bluecom.bitacora.models import Evento
from bluecom.bitacora.vocabulario import frase_del_acto
from bluecom.bolivia.fechas import hoy
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, SucesoDeCorreo
from documentos import datos as d
from documentos.models import ArchivoRecibido, Documento
from documentos.tipos import TipoArchivo, TipoDocumento
from solicitudes.models import CarpetaEntregada, Venta
from solicitudes.reglas.estados import Estado

CERRAR = "cerrar_expediente"
"""The one act that the file cannot list: its own. Of an earlier one the chain keeps no hole."""


def expediente(venta: Venta) -> d.DatosExpediente:
    """Everything that is written of this sale, with its hashes (11.2)."""
    eventos = _eventos(venta)
    return d.DatosExpediente(
        emision=d.Emision(fecha=hoy(eventos[-1].instante), asesor=str(venta.asesor)),
        venta=venta.pk,
        cliente=venta.cliente.nombre_completo,
        documento=venta.identificacion,
        plan=str(venta.oferta.plan) if venta.oferta_actual else "",
        estado=str(venta.get_estado_display()),
        constancia=str(venta.get_constancia_display()) if venta.constancia else "",
        sucesos=tuple(_suceso(e) for e in eventos),
        papeles=tuple(papel_emitido(p) for p in papeles_de(venta)),
        archivos=tuple(_archivo(a) for a in venta.carpeta.archivos.order_by("pk")),
        correos=tuple(_correo(c) for c in correos_de(venta)),
        actas=tuple(_acta(fila) for fila in actas_de(venta)),
    )


def papeles_de(venta: Venta) -> list[Documento]:
    """Every version of every paper of the carpeta, and the general conditions they name."""
    propios = Documento.objects.filter(carpeta=venta.carpeta).order_by("numero")
    papeles = list(propios.exclude(tipo=TipoDocumento.EXPEDIENTE))
    anexos = {p.datos["anexo"]["id"] for p in papeles if p.datos.get("anexo")}
    return papeles + list(Documento.objects.filter(pk__in=anexos).order_by("numero"))


def actas_de(venta: Venta) -> Iterable[CarpetaEntregada]:
    """Each acta, or constancia of an extra one, that listed this folder, in order."""
    return CarpetaEntregada.objects.con_papel().filter(venta=venta).order_by("pk")


def correos_de(venta: Venta) -> Iterable[CorreoSaliente]:
    """The terms as they went out, each time."""
    suyos = CorreoSaliente.objects.filter(terminos__venta=venta)
    return suyos.select_related("terminos").prefetch_related("sucesos").order_by("pk")


def papel_emitido(documento: Documento) -> d.PapelEmitido:
    """What is kept of one version of one paper."""
    return d.PapelEmitido(
        nombre=str(documento.get_tipo_display()),
        numero=documento.numero,
        version=documento.version,
        plantilla=documento.plantilla_version,
        huella=documento.huella,
        sha256=documento.sha256,
        vigente=documento.sustituido_en is None,
    )


def _eventos(venta: Venta) -> list[Evento]:
    """The chain up to the last act that is no closing."""
    eventos = list(Evento.objects.filter(cadena=venta.cadena).select_related("actor").order_by("n"))
    while eventos and eventos[-1].tipo == CERRAR:
        eventos.pop()
    return eventos


def _suceso(evento: Evento) -> d.Suceso:
    return d.Suceso(
        n=evento.n,
        instante=evento.instante,
        que=frase_del_acto(evento.tipo, evento.datos),
        quien=str(evento.actor or "Sistema"),
        desde=_estado(evento.datos.get("desde", "")),
        hasta=_estado(evento.datos.get("hasta", "")),
        hash=evento.hash,
    )


def _estado(codigo: str) -> str:
    return str(Estado(codigo).label) if codigo in Estado.values else ""


def _archivo(archivo: ArchivoRecibido) -> d.ArchivoGuardado:
    return d.ArchivoGuardado(
        id=archivo.pk,
        nombre=str(TipoArchivo(archivo.tipo).label),
        recibido_en=archivo.recibido_en,
        recibido_por=str(archivo.recibido_por),
        canal=str(archivo.get_canal_display()),
        sha256=archivo.sha256,
        vigente=archivo.sustituido_en is None,
    )


def _correo(correo: CorreoSaliente) -> d.CorreoEnviado:
    envio = correo.terminos
    return d.CorreoEnviado(
        message_id=correo.message_id,
        para=correo.para,
        situacion=str(correo.get_estado_display()),
        sha256=correo.adjuntos[0]["sha256"] if correo.adjuntos else "",
        enviado_en=correo.enviado_en,
        rebotado_en=_rebote(correo),
        acusado_en=envio.acusado_en,
        acusado_desde=envio.acusado_desde or "",
        acusado_sha256=envio.acusado_sha256,
    )


def _rebote(correo: CorreoSaliente) -> datetime | None:
    """When it came back, if nothing stronger was heard of it."""
    if correo.estado != EstadoCorreo.REBOTADO:
        return None
    rebote = SucesoDeCorreo.Clase.REBOTADO
    return next((s.en for s in correo.sucesos.all() if s.clase == rebote), None)


def _acta(fila: CarpetaEntregada) -> d.ActaDelExpediente:
    assert fila.papel is not None  # con_papel()
    return d.ActaDelExpediente(
        papel=papel_emitido(fila.papel),
        propuesta_en=fila.propuesta_en,
        entrega=str(fila.entrega.asesor),
        recibe=str(fila.recibida_por or ""),
        recibida_en=fila.recibida_en,
    )
