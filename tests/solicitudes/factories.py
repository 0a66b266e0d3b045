"""Sales for tests, walked by the real services up to the state that a test starts from.

``venta_en(Estado.IMPRESA)`` is a whole sale with its folder printed. Every person, number
and price is invented.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from documentos.models import ArchivoRecibido
from documentos.servicios import registrar_vista
from solicitudes.canales.instalacion import servicio as instalacion
from solicitudes.canales.recepcion.servicio import recibir
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.marcas import marcar_items
from solicitudes.canales.terminos import servicio as terminos
from solicitudes.direcciones import analizar
from solicitudes.finales import servicio as terminar
from solicitudes.finales import siguiente as tomar
from solicitudes.models import (
    CicloFacturacion,
    CondicionComercial,
    EstructuraProducto,
    Motivo,
    Subcategoria,
    Venta,
)
from solicitudes.pasos.p02_p03_consultas import servicio as verificar
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p05_explicacion import servicio as explicar
from solicitudes.pasos.p06_documentos import servicio as documentar
from solicitudes.pasos.p07_registro import servicio as registrar
from solicitudes.pasos.p08_detalle.servicio import detallar
from solicitudes.pasos.p09_glosa.servicio import glosar
from solicitudes.pasos.p10_impresion import servicio as imprimir
from solicitudes.pasos.p11_entrega import servicio as entrega
from solicitudes.reglas import glosa as glosa_de_venta
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ITEMS_6_3, ITEMS_REVISION, PASOS_A_SEGUIR
from solicitudes.reglas.recibidos import tipos_de
from tests.apoyo.grabacion import grabar_o_repetir
from tests.cartera.factories import ClienteFactory, ContactoCarteraFactory
from tests.documentos.factories import sin_dibujar
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.factories_cuentas import UsuarioFactory

AHORA = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("America/La_Paz"))
DIRECCION = "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA"
_serie = count(1)


@dataclass
class Recorrido:
    """What one walk is made of; every field may be given to ``venta_en``."""

    ahora: datetime = AHORA
    asesor: Usuario = field(default_factory=lambda: UsuarioFactory(rol=Rol.ASESOR))
    canales: Usuario = field(default_factory=lambda: UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
    cliente: dict[str, Any] = field(default_factory=dict)
    plan: str = "FTTH-50"
    campania: str = "CARTA"
    tecnologia: str = "FIBRA"
    oferta: dict[str, Any] = field(default_factory=dict)
    ficha: dict[str, Any] = field(default_factory=dict)
    correo: str = "cliente@correo.example"
    direccion: str = DIRECCION
    componentes: dict[str, int] | None = None
    equipos: list[dict[str, str]] | None = None
    fecha_instalacion: date | None = None
    motivo: str = "CARTA_SIN_FIRMA"
    venta: Venta = field(init=False)

    @property
    def yo(self) -> Acto:
        return Acto(self.asesor, self.ahora)

    @property
    def ellos(self) -> Acto:
        return Acto(self.canales, self.ahora)


def venta_en(estado: str, **datos: Any) -> Venta:
    """A sale in ``estado``, by the same services as the screens; see ``Recorrido`` for datos.

    Beside the same sales, the same walk is written again from its recorded rows.
    """
    if connection.in_atomic_block:
        las_de_antes = tuple(Venta.objects.order_by("pk").values_list("pk", flat=True))
        como = tuple((que, getattr(valor, "pk", repr(valor))) for que, valor in datos.items())
        clave = (las_de_antes, estado, como)
        pk = grabar_o_repetir(clave, lambda: _recorrer(estado, **datos))
    else:
        pk = _recorrer(estado, **datos)
    venta = Venta.objects.get(pk=pk)
    venta.ahora = datos.get("ahora", AHORA)
    return venta


def venta_propuesta(**datos: Any) -> Venta:
    """A printed folder already in an acta, on its way to Canales Virtuales (11)."""
    venta = venta_en(Estado.IMPRESA, **datos)
    proponer([venta], ahora=datos.get("ahora", AHORA))
    return venta


def venta_instalada_sin_revisar(**datos: Any) -> Venta:
    """Received by Canales Virtuales and already installed: first in their queue."""
    venta = venta_en(Estado.ENTREGADA, **datos)
    r = Recorrido(**datos)
    r.venta = venta
    _instalar(r)
    return _leer(r)


def proponer(ventas: list[Venta], *, ahora: datetime = AHORA) -> Any:
    """One acta with these folders, proposed by the asesor of the first."""
    return entrega.proponer_entrega([v.pk for v in ventas], acto=Acto(ventas[0].asesor, ahora))


def motivo(ambito: str, codigo: str) -> Motivo:
    return Motivo.objects.get(ambito=ambito, codigo=codigo)


def mirar(venta: Venta, acto: Acto) -> None:
    """Have every image of the folder in sight, as the page of its review shows them."""
    for archivo in venta.carpeta.vigentes():
        registrar_vista(venta.carpeta_id, que=archivo.tipo, acto=acto, archivo=archivo)


def observar_tambien(venta: Venta, *codigos: str) -> None:
    """More observations of a folder that is with its asesor."""
    for codigo in codigos:
        razon = motivo("OBSERVACION", codigo)
        item = item_para(razon)
        venta.observaciones.create(
            ronda=venta.rondas - 1,
            item=item,
            item_nombre=ITEMS_REVISION[item].nombre,
            paso=ITEMS_REVISION[item].paso,
            motivo=razon,
            creada_por=venta.observaciones.all()[0].creada_por,
            creada_en=AHORA,
            enviada_en=AHORA,
        )


def item_para(razon: Motivo) -> str:
    """The first item of the review to which that reason leads."""
    admiten = (c for c, item in ITEMS_REVISION.items() if item.admite(razon.paso, razon.campo))
    return "CARTA" if razon.codigo.startswith("CARTA") else next(admiten)


def papeles_listos(venta: Venta) -> None:
    """Give each owed paper of the folder a small real PDF, without rendering it."""
    sin_dibujar(venta.carpeta)


Tramo = Callable[[Recorrido], Any]


def _recorrer(estado: str, **datos: Any) -> int:
    r = Recorrido(**datos)
    for hasta, tramos in _camino(estado):
        for tramo in tramos:
            tramo(r)
        en = Venta.objects.values_list("estado", flat=True).get(pk=r.venta.pk)
        assert en == hasta, f"{en} en vez de {hasta}"
    return r.venta.pk


def _camino(estado: str) -> list[tuple[str, list[Tramo]]]:
    """The legs from the portfolio to ``estado``; ends and returns leave the main road."""
    if estado == Estado.DESCARTADA:
        return [*_camino(Estado.TOMADA), (estado, [_descartar])]
    if estado == Estado.ANULADA:
        return [*_camino(Estado.ACEPTADA), (estado, [_anular])]
    if estado == Estado.OBSERVADA:
        return [*_camino(Estado.ENTREGADA), (estado, [_observar])]
    principales = [tramo[0] for tramo in _TRAMOS]
    return _TRAMOS[: principales.index(Estado(estado)) + 1]


def _leer(r: Recorrido) -> Venta:
    """The sale as stored now, with the clock that guards read."""
    venta = Venta.objects.get(pk=r.venta.pk)
    venta.ahora = r.ahora
    return venta


def _tomar(r: Recorrido) -> None:
    n = next(_serie)
    cliente = ClienteFactory(
        **{"de_prueba": r.asesor.de_prueba, "codigo": f"V{n:06d}", **r.cliente}
    )
    producto = CondicionComercial.objects.filter(plan__codigo=r.plan)[0].plan.producto_id
    ContactoCarteraFactory(
        cliente=cliente,
        cartera__de_prueba=r.asesor.de_prueba,
        asignado_a=r.asesor,
        servicios_requeridos=[producto],
        tecnologia=r.tecnologia,
    )
    venta = tomar.tomar(acto=r.yo)
    assert venta is not None
    r.venta = venta


def _verificar(r: Recorrido) -> None:
    verificar.verificar_requisitos(
        r.venta.pk, acto=r.yo, servicios=_leer(r).servicios_requeridos or ["FTTH_GPON"]
    )


def _capacidad(r: Recorrido) -> None:
    verificar.confirmar_capacidad(r.venta.pk, acto=r.yo, tecnologias=[r.tecnologia])


def _aceptar(r: Recorrido) -> None:
    aceptar.registrar_llamada(r.venta.pk, acto=r.yo, resultado="ACEPTA")
    aceptar.registrar_aceptacion(
        r.venta.pk,
        acto=r.yo,
        condicion=CondicionComercial.objects.vigentes(hoy(r.ahora)).get(
            plan__codigo=r.plan, campania=r.campania
        ),
        tecnologia=r.tecnologia,
        **{"facturacion": "PROPIA", **r.oferta},
    )


def _explicar(r: Recorrido) -> None:
    ficha = {
        "misma_direccion": True,
        "vivienda": "CASA",
        "pisos": 2,
        "caracteristicas": "PORTON CAFE",
        "referencia_1": "+59170712345",
        "pasar_en": "EN LA TARDE",
        "celular_whatsapp": "+59170712345",
        "correo": r.correo,
        "sin_correo": not r.correo,
    }
    explicar.explicar(
        r.venta.pk,
        acto=r.yo,
        explicado=list(PASOS_A_SEGUIR),
        informado=list(glosa_de_venta.por_informar(_leer(r))),
        **{**ficha, **r.ficha},
    )


def recibir_todo(venta: Venta, **yo: Any) -> None:
    """Both sides of the C.I. and the letter arrive (6.2)."""
    n = venta.pk
    for tipo in tipos_de(Venta.objects.get(pk=n)):
        lado = tipo.rpartition("_")[2].lower()
        foto = foto_carta(variante=n) if tipo == "CARTA" else foto_ci(lado, variante=n)
        if tipo.startswith("FIRMANTE"):
            foto = foto_ci(f"{lado} firma", variante=n)
        documentar.recibir_archivo(n, **yo, tipo=tipo, contenido=foto)


def cambiar_archivo(venta_id: int, *, tipo: str, **que: Any) -> ArchivoRecibido:
    """Another file in the place of the one that is there, as its button *Cambiar* says."""
    ocupa = Venta.objects.get(pk=venta_id).carpeta.archivo(tipo)
    return documentar.recibir_archivo(
        venta_id, tipo=tipo, en_lugar_de=ocupa.pk if ocupa else None, **que
    )


def _documentar(r: Recorrido) -> None:
    recibir_todo(r.venta, acto=r.yo)
    cliente = r.venta.contacto.cliente
    documentar.validar_documentacion(
        r.venta.pk,
        acto=r.yo,
        items={codigo: {"ok": True, "motivo": ""} for codigo in ITEMS_6_3},
        carta_fecha=hoy(r.ahora),
        ci_numero=cliente.ci_numero or "1234567",
        ci_complemento=cliente.ci_complemento,
        ci_expedido=cliente.ci_expedido or "CB",
        ci_clase="NUEVO",
        ci_vence=date(2031, 5, 14),
    )


def _registrar(r: Recorrido) -> None:
    registrar.registrar(
        r.venta.pk,
        acto=r.yo,
        tipo="USUARIO",
        modalidad="ALQUILER",
        direccion_cobro="LA PAZ 2040",
        ciclo=CicloFacturacion.objects.get(pk="C01"),
    )


def _detallar(r: Recorrido) -> None:
    oferta = _leer(r).oferta
    celdas = EstructuraProducto.objects.filter(
        producto=oferta.producto, tecnologia=oferta.tecnologia, usual=True
    )
    usuales = {celda.componente_id: 1 for celda in celdas}
    detallar(
        r.venta.pk,
        acto=r.yo,
        direccion=analizar(r.direccion),
        direccion_campos={},
        subcategoria=Subcategoria.objects.all()[0],
        plan=oferta.plan,
        componentes=usuales if r.componentes is None else r.componentes,
    )


def _glosar(r: Recorrido) -> None:
    glosar(r.venta.pk, acto=r.yo, numero_smartflex=str(900_000 + r.venta.pk))


def _imprimir(r: Recorrido) -> None:
    papeles_listos(_leer(r))
    imprimir.imprimir(r.venta.pk, acto=r.yo)


def _entregar(r: Recorrido) -> None:
    entrega.proponer_entrega([r.venta.pk], acto=r.yo)
    recibir(r.venta.pk, acto=r.ellos)


def _observar(r: Recorrido) -> None:
    razon = Motivo.objects.get(ambito=Motivo.Ambito.OBSERVACION, codigo=r.motivo)
    revision.anotar_observacion(r.venta.pk, acto=r.ellos, item=item_para(razon), motivo=razon)
    revision.observar(r.venta.pk, acto=r.ellos)


def _aprobar(r: Recorrido) -> None:
    mirar(r.venta, r.ellos)
    marcar_items(r.venta.pk, acto=r.ellos, items=items_de_revision(_leer(r)))
    revision.aprobar(r.venta.pk, acto=r.ellos)


def _instalar(r: Recorrido) -> None:
    equipos = [{"codigo": "ONT", "serie": f"DEMO{r.venta.pk:06d}", "mac": "00:11:22:33:44:55"}]
    instalacion.registrar_instalacion(
        r.venta.pk,
        acto=r.ellos,
        fecha=r.fecha_instalacion or hoy(r.ahora),
        equipos=equipos if r.equipos is None else r.equipos,
    )


def _concluir(r: Recorrido) -> None:
    terminos.entregar_por_otro_medio(
        r.venta.pk, acto=r.ellos, canal="PAPEL", motivo=motivo("CANAL", "PIDE_PAPEL")
    )


def _descartar(r: Recorrido) -> None:
    terminar.descartar(r.venta.pk, acto=r.yo, motivo=motivo("DESCARTE", "YA_TIENE"))


def _anular(r: Recorrido) -> None:
    terminar.anular(r.venta.pk, acto=r.yo, motivo=motivo("ANULACION", "CLIENTE_DESISTE"))


_TRAMOS: list[tuple[str, list[Tramo]]] = [
    (Estado.TOMADA, [_tomar]),
    (Estado.VERIFICADA, [_verificar]),
    (Estado.FACTIBLE, [_capacidad]),
    (Estado.ACEPTADA, [_aceptar]),
    (Estado.EXPLICADA, [_explicar]),
    (Estado.DOCUMENTADA, [_documentar]),
    (Estado.REGISTRADA, [_registrar]),
    (Estado.DETALLADA, [_detallar]),
    (Estado.GLOSADA, [_glosar]),
    (Estado.IMPRESA, [_imprimir]),
    (Estado.ENTREGADA, [_entregar]),
    (Estado.CONFORME, [_aprobar]),
    (Estado.INSTALADA, [_instalar]),
    (Estado.CONCLUIDA, [_concluir]),
]
