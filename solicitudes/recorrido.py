"""One sale through the eleven steps, by the same services that the screens use.

Feeds ``manage.py recorrido`` and the believable day of ``manage.py demo``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.pendientes.correo import ENVIAR
from bluecom.pendientes.models import CorreoSaliente
from bluecom.pendientes.propios import atender_propios
from documentos.models import Documento
from documentos.servicios import registrar_vista
from documentos.servicios.emision import PRODUCIR
from documentos.tipos import TipoArchivo
from solicitudes import direcciones
from solicitudes.canales.instalacion import servicio as instalacion
from solicitudes.canales.recepcion.servicio import recibir
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.marcas import marcar_items
from solicitudes.canales.terminos import debidos as terminos
from solicitudes.direcciones.texto import canonica
from solicitudes.finales import servicio as terminar
from solicitudes.finales.siguiente import tomar
from solicitudes.models import (
    CicloFacturacion,
    CondicionComercial,
    EnvioDeTerminos,
    Motivo,
    Subcategoria,
    Venta,
)
from solicitudes.papeles import emision as papeles
from solicitudes.pasos.p02_p03_consultas import servicio as verificar
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p05_explicacion import servicio as explicar
from solicitudes.pasos.p06_documentos import servicio as documentar
from solicitudes.pasos.p07_registro import servicio as registrar
from solicitudes.pasos.p08_detalle.servicio import detallar
from solicitudes.pasos.p09_glosa.servicio import glosar
from solicitudes.pasos.p10_impresion import servicio as imprimir
from solicitudes.pasos.p11_entrega import servicio as entrega
from solicitudes.practica.servicio import foto
from solicitudes.reglas import glosa as glosa_de_venta
from solicitudes.reglas.clase_ci import ClaseCI
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.control import EXPLICACION, RECIBIDOS
from solicitudes.reglas.estructura import dia_de_la_estructura
from solicitudes.reglas.recibidos import tipos_de

EN_CAMINO = "EN_CAMINO"
"""Printed and in an acta, not received: no state of its own."""


@dataclass
class Viaje:
    """Who sells, who reviews, and what an invented client answers."""

    asesor: Usuario
    canales: Usuario
    ahora: datetime
    numero_smartflex: str
    plan: str = "FTTH-50"
    campania: str = "COSTO_CERO"
    tecnologia: str = "FIBRA"
    correo: str = "cliente.demo@correo.example"
    paso_del_tiempo: timedelta = timedelta(minutes=3)
    venta_id: int = field(default=0)

    @property
    def venta(self) -> Venta:
        venta: Venta = Venta.objects.get(pk=self.venta_id)
        venta.ahora = self.ahora
        return venta

    @property
    def asesora(self) -> Acto:
        return Acto(self.asesor, self.ahora)

    @property
    def revisa(self) -> Acto:
        return Acto(self.canales, self.ahora)


def recorrer(viaje: Viaje, hasta: str) -> Iterator[Venta]:
    """Walk the sale up to ``hasta``, yielding it after each act; its papers are made to print."""
    yield from _andar(viaje, CAMINO, hasta)


def sin_imprimir(viaje: Viaje, hasta: str) -> None:
    """Walk it as far as no paper is needed; a step that is later comes by ``seguir``."""
    for _ in _andar(viaje, ANTES_DE_IMPRIMIR, hasta):
        pass


def seguir(viaje: Viaje, hasta: str) -> None:
    """From the gloss on: make its papers, print, hand over … up to ``hasta``."""
    for _ in _andar(viaje, DESDE_IMPRIMIR, hasta):
        if hasta == EN_CAMINO and viaje.venta.acta_abierta() is not None:
            return


def perder_por_motivo(viaje: Viaje, motivo: Motivo) -> None:
    """A taking that a check ends (2, 3), before anybody is called."""
    _tomar(viaje)
    if motivo.ambito != Motivo.Ambito.IMPEDIMENTO:
        viaje.ahora += viaje.paso_del_tiempo
        _verificar(viaje)
    terminar.descartar(viaje.venta_id, acto=viaje.asesora, motivo=motivo)


def perder_por_llamada(viaje: Viaje, *, resultado: str, detalle: str = "") -> None:
    """A taking that the outcome of its call ends (4)."""
    for paso in (_tomar, _verificar, _capacidad):
        paso(viaje)
        viaje.ahora += viaje.paso_del_tiempo
    aceptar.registrar_llamada(
        viaje.venta_id, acto=viaje.asesora, resultado=resultado, detalle=detalle
    )


def _andar(viaje: Viaje, pasos: Sequence[Callable[[Viaje], None]], hasta: str) -> Iterator[Venta]:
    for paso in pasos:
        if viaje.venta_id and viaje.venta.estado == hasta:
            return
        if paso is _imprimir:
            cumplir(viaje)
        paso(viaje)
        yield viaje.venta
        viaje.ahora += viaje.paso_del_tiempo


def cumplir(viaje: Viaje) -> None:
    """Do what this sale owes, or wait for the worker that does it; other people's is theirs."""
    venta = viaje.venta
    papeles = Documento.objects.filter(carpeta=venta.carpeta_id)
    envios = EnvioDeTerminos.objects.filter(venta=venta)
    correos = CorreoSaliente.objects.filter(terminos__venta=venta)
    atender_propios(
        Q(tipo=PRODUCIR, objeto_id__in=papeles.values("pk"))
        | Q(tipo=terminos.ENVIAR, objeto_id__in=envios.values("pk"))
        | Q(tipo__in=(ENVIAR, terminos.SEGUIR), objeto_id__in=correos.values("pk"))
    )


def _tomar(v: Viaje) -> None:
    venta = tomar(acto=v.asesora)
    if venta is None:
        raise LookupError("No quedan clientes en la cartera.")
    v.venta_id = venta.pk


def _verificar(v: Viaje) -> None:
    producto = CondicionComercial.objects.filter(plan__codigo=v.plan)[0].plan.producto_id
    verificar.verificar_requisitos(
        v.venta_id, acto=v.asesora, servicios=[producto], confirmado=True
    )


def _capacidad(v: Viaje) -> None:
    verificar.confirmar_capacidad(
        v.venta_id, acto=v.asesora, tecnologias=[v.tecnologia], confirmado=True
    )


def _llamar(v: Viaje) -> None:
    aceptar.registrar_llamada(v.venta_id, acto=v.asesora, resultado="ACEPTA")


def _aceptar(v: Viaje) -> None:
    vigentes = CondicionComercial.objects.vigentes(hoy(v.ahora))
    condicion = vigentes.get(plan__codigo=v.plan, campania=v.campania)
    producto = condicion.plan.producto
    cliente = v.venta.cliente
    tercero: dict[str, Any] = {"es_titular": True}
    if cliente.es_empresa:
        tercero = {
            "es_titular": False,
            "solicitante_nombre": "Representante DEMO",
            "solicitante_ci": "5551234 CB",
            "relacion": "REPRESENTANTE",
        }
    aceptar.registrar_aceptacion(
        v.venta_id,
        acto=v.asesora,
        condicion=condicion,
        tecnologia=v.tecnologia,
        facturacion="PROPIA",
        linea_actual="INCLUIDA" if producto.incluye_linea else "",
        **tercero,
    )


def _explicar(v: Viaje) -> None:
    venta = v.venta
    explicar.explicar(
        v.venta_id,
        acto=v.asesora,
        explicado=list(venta.lista(EXPLICACION).items),
        informado=list(glosa_de_venta.por_informar(venta)),
        misma_direccion=True,
        vivienda="CASA",
        pisos=2,
        caracteristicas="Portón café",
        ubicacion="",
        referencia_1=venta.contacto.linea,
        referencia_2="+59170712345",
        pasar_en="La tarde",
        preguntar_por=venta.cliente.nombre_completo,
        puntos=1,
        celular_whatsapp="+59170712345",
        correo=v.correo,
        sin_correo=not v.correo,
    )


def _recibir(v: Viaje) -> None:
    papeles.emitir_carta(v.venta, acto=v.asesora)
    for tipo in tipos_de(v.venta):
        texto = f"DEMO: {TipoArchivo(tipo).label} · venta {v.venta_id}"
        documentar.recibir_archivo(v.venta_id, acto=v.asesora, tipo=tipo, contenido=foto(texto))


def _documentar(v: Viaje) -> None:
    cliente = v.venta.cliente
    documentar.validar_documentacion(
        v.venta_id,
        acto=v.asesora,
        items={codigo: {"ok": True, "motivo": ""} for codigo in v.venta.lista(RECIBIDOS).items},
        ci_numero=cliente.ci_numero or "5551234",
        ci_complemento=cliente.ci_complemento,
        ci_expedido=cliente.ci_expedido,
        ci_clase=ClaseCI.NUEVO,
        ci_vence=date(hoy(v.ahora).year + 4, 5, 31),
        carta_fecha=hoy(v.ahora),
    )


def _registrar(v: Viaje) -> None:
    registrar.registrar(
        v.venta_id,
        acto=v.asesora,
        tipo="SOCIO",
        modalidad="UNICA",
        direccion_cobro=v.venta.contacto.direccion,
        ciclo=CicloFacturacion.objects.first(),
    )


def _direccion(venta: Venta) -> direcciones.Direccion:
    """What the client dictated by Annex 1; what has no place there is how to get to a rural one."""
    dicha, zona = venta.direccion_dicha, venta.contacto.zona or "Central"
    propuesta = direcciones.normalizar(dicha)
    if propuesta.direccion is not None:
        return propuesta.direccion
    linea = f"INNOMINADA - 0001 ZONA {canonica(zona)}"
    rural = direcciones.analizar(linea, observaciones=canonica(dicha), rural=True)
    return replace(rural, numero_provisional=True)


def _detallar(v: Viaje) -> None:
    oferta = v.venta.oferta
    celdas = oferta.celdas_el(dia_de_la_estructura(v.venta))
    direccion = _direccion(v.venta)
    detallar(
        v.venta_id,
        acto=v.asesora,
        direccion=direccion,
        direccion_campos=direccion.campos(),
        subcategoria=Subcategoria.objects.first(),
        plan=oferta.plan,
        puntos=1,
        componentes={celda.componente_id: 1 for celda in celdas if celda.usual},
    )


def _glosar(v: Viaje) -> None:
    glosar(v.venta_id, acto=v.asesora, numero_smartflex=v.numero_smartflex)


def _imprimir(v: Viaje) -> None:
    imprimir.imprimir(v.venta_id, acto=v.asesora)


def _proponer(v: Viaje) -> None:
    entrega.proponer_entrega([v.venta_id], acto=v.asesora)


def _entregar(v: Viaje) -> None:
    recibir(v.venta_id, acto=v.revisa)


def _revisar(v: Viaje) -> None:
    for archivo in v.venta.carpeta.vigentes():
        registrar_vista(v.venta.carpeta_id, que=archivo.tipo, acto=v.revisa, archivo=archivo)
    marcar_items(v.venta_id, acto=v.revisa, items=items_de_revision(v.venta))
    revision.aprobar(v.venta_id, acto=v.revisa)


def _instalar(v: Viaje) -> None:
    venta = v.venta
    equipos = [
        {"codigo": codigo, "serie": f"DEMO{v.venta_id:06d}", "mac": "00:00:5E:00:53:01"}
        for codigo in venta.detalle.componentes
        if not codigo.startswith("ACC_")
    ]
    instalacion.registrar_instalacion(
        v.venta_id, acto=v.revisa, fecha=hoy(v.ahora), equipos=equipos
    )


CAMINO: tuple[Callable[[Viaje], None], ...] = (
    _tomar,
    _verificar,
    _capacidad,
    _llamar,
    _aceptar,
    _explicar,
    _recibir,
    _documentar,
    _registrar,
    _detallar,
    _glosar,
    _imprimir,
    _proponer,
    _entregar,
    _revisar,
    _instalar,
)
"""The acts in the order of the procedure; the terms then go by themselves (11.2)."""
ANTES_DE_IMPRIMIR = CAMINO[: CAMINO.index(_imprimir)]
DESDE_IMPRIMIR = CAMINO[CAMINO.index(_imprimir) :]
