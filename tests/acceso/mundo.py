"""One observed folder with everything that hangs from it, and a browser for each person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Ausencia, Rol, Usuario
from bluecom.listados.models import Exportacion, VistaGuardada
from bluecom.pendientes.models import Aviso, Pendiente
from bluecom.planillas.models import Corrida
from bluecom.presencia.models import Intervalo
from documentos.almacen import almacen
from documentos.models import Tanda
from documentos.servicios import registrar_vista
from indicadores.models import Accion
from solicitudes.models import (
    Adjunto,
    Instalacion,
    Interlocutor,
    Mensaje,
    Motivo,
    Propuesta,
    Reasignacion,
    Remision,
    Retencion,
    RetiroDeVisita,
    SegundaRevision,
    Tarea,
    Visita,
)
from solicitudes.reglas.estados import Estado
from tests.acceso.matriz import AS, CV, MATRIZ, TODOS
from tests.cartera.factories import (
    ClienteFactory,
    ExtensionFactory,
    NoLlamarFactory,
    RellamadaFactory,
)
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores.cierres import cerrado
from tests.indicadores.factories import cruce_de, informe
from tests.indicadores.reportes import reporte_con
from tests.solicitudes.canales.instalacion.archivos import diferencia_de
from tests.solicitudes.factories import AHORA, venta_en
from tests.solicitudes.glosas.fabricas import aprobacion_anotada, version_programada

OTRO = {AS: "otro asesor", CV: "revisora que la vendió"}


@dataclass
class Mundo:
    """One observed folder and everything that hangs from it; a browser for each person."""

    venta: Any
    personas: dict[str, Usuario]
    objetos: dict[str, Any]
    clientes: dict[str, Client] = field(default_factory=dict)

    def como(self, persona: str) -> Client:
        return self.clientes[persona]


def crear() -> Mundo:
    venta = venta_en(Estado.OBSERVADA)
    personas: dict[str, Usuario] = {rol: UsuarioFactory(rol=rol) for rol in TODOS - {AS}}
    personas |= {
        AS: venta.asesor,
        OTRO[AS]: UsuarioFactory(rol=AS),
        OTRO[CV]: UsuarioFactory(rol=CV),
    }
    Reasignacion.objects.create(
        venta=venta,
        de=personas[OTRO[CV]],
        a=venta.asesor,
        motivo=Motivo.objects.filter(ambito="REASIGNACION")[0],
        por=personas[Rol.SUPERVISOR],
        en=AHORA,
    )
    registrar_vista(venta.carpeta_id, que="DOSIER", acto=Acto(venta.asesor, AHORA))
    mundo = Mundo(venta, personas, _objetos(venta, personas))
    for nombre, usuario in personas.items():
        mundo.clientes[nombre] = Client()
        mundo.clientes[nombre].force_login(
            usuario, backend="django.contrib.auth.backends.ModelBackend"
        )
    return mundo


def _objetos(venta: Any, personas: dict[str, Usuario]) -> dict[str, Any]:
    carpeta, version = venta.entregas.get(), version_programada(AHORA)
    quien = Interlocutor.objects.create(ultimo_en=AHORA)
    visita = visitada(venta, por=personas[CV])
    return {
        "venta_id": venta.pk,
        "asesor_id": venta.asesor_id,
        "numero": 7,
        "llamada_id": venta.llamada_id,
        "observacion_id": venta.observaciones.get().pk,
        "propuesta_id": Propuesta.objects.create(
            venta=venta,
            item="CI",
            item_nombre="C.I.",
            paso=6,
            motivo=Motivo.objects.get(ambito="OBSERVACION", codigo="CI_VENCIDO"),
            por=venta.asesor,
            en=AHORA,
        ).pk,
        "segunda_id": SegundaRevision.objects.update_or_create(
            venta=venta_en(Estado.CONFORME),
            ronda=0,
            defaults={"primera_por": personas[OTRO[CV]], "pedida_en": AHORA},
        )[0].pk,
        "tipo": "CONTRATO",
        "archivo_id": venta.carpeta.vigentes()[0].pk,
        "carpeta_id": carpeta.pk,
        "tanda_id": Tanda.objects.create(pedida_por=venta.asesor, pedida_en=AHORA).pk,
        "entrega_id": carpeta.entrega_id,
        "recepcion_id": carpeta.entrega.recepciones.create(
            recibe=personas[CV], en=AHORA, constancia=carpeta.entrega.acta
        ).pk,
        "token": venta.carpeta.papel("CONTRATO").token,
        "plazo_id": venta.plazo_entrega_id,
        "aviso_id": Aviso.objects.filter(usuario=venta.asesor)[0].pk,
        "codigo": "avisos",
        "vista_id": VistaGuardada.objects.create(
            listado="ventas", nombre="Mía", filtros={}, de=venta.asesor, guardada_en=AHORA
        ).pk,
        "exportacion_id": Exportacion.objects.create(
            listado="avisos",
            formato="csv",
            rol=AS,
            pedida_por=venta.asesor,
            pedida_en=AHORA,
            terminada_en=AHORA,
        ).pk,
        "retencion_id": Retencion.objects.create(
            venta=venta, razon="Reclamo", por=personas[Rol.JEFE_VENTAS], en=AHORA
        ).pk,
        "remision_id": Remision.objects.create(
            destino="CENTRO",
            numero=1,
            columnas=[],
            tomada_por=personas[CV],
            tomada_en=AHORA,
        ).pk,
        "tarea_id": Tarea.objects.create(venta=venta, texto="Anular", abierta_en=AHORA).pk,
        "visita_id": visita.pk,
        "retiro_id": RetiroDeVisita.objects.create(
            venta=venta,
            visita=visita,
            registrado={},
            motivo=Motivo.objects.filter(ambito="RETIRO")[0],
            pedido_por=personas[CV],
            pedido_en=AHORA,
        ).pk,
        "cartera_id": venta.contacto.cartera_id,
        "uno_id": venta.contacto.cliente_id,
        "otro_id": ClienteFactory().pk,
        "contacto_id": venta.contacto_id,
        "cliente_id": venta.contacto.cliente_id,
        "que": "cartera",
        "diferencia_id": diferencia_de(venta).pk,
        "reporte_id": reporte_con(("900001", hoy(AHORA)), usuario=personas[Rol.JEFE_VENTAS]).pk,
        "corrida_id": Corrida.objects.create(
            tipo="cartera",
            nombre="Prueba",
            archivo="prueba.csv",
            pedida_por=personas[Rol.SUPERVISOR],
            pedida_en=AHORA,
        ).pk,
        "central_id": cruce_de(venta).pk,
        "cierre_id": cerrado(mes="2026-10").pk,
        "accion_id": Accion.objects.create(
            mes="2026-10",
            causa="Pocos asesores",
            accion="Contratar",
            responsable=personas[Rol.SUPERVISOR],
            para=hoy(AHORA),
            por=personas[Rol.JEFE_VENTAS],
            en=AHORA,
        ).pk,
        "rellamada_id": RellamadaFactory(para=venta.asesor, contacto=venta.contacto).pk,
        "usuario_id": venta.asesor_id,
        "ausencia_id": Ausencia.objects.create(
            usuario=personas[OTRO[AS]],
            desde=hoy(AHORA),
            hasta=hoy(AHORA),
            motivo="PERMISO",
            anotada_por=personas[Rol.SUPERVISOR],
            anotada_en=AHORA,
        ).pk,
        "veto_id": NoLlamarFactory().pk,
        "extension_id": ExtensionFactory(usuario=venta.asesor).pk,
        "intervalo_id": Intervalo.objects.filter(usuario=venta.asesor)[0].pk,
        "pk": Pendiente.objects.all()[0].pk,
        "producto": "FTTH_GPON",
        "facturacion": "INDEPENDIENTE",
        "plantilla_id": version.pk,
        "aprobacion_id": aprobacion_anotada(version, AHORA).pk,
        "mes": informe("2026-11", AHORA).mes,
        "interlocutor_id": quien.pk,
        "mensaje_id": con_archivo(venta, quien).mensaje_id,
        "respuesta_id": venta.asesor.respuestas.create(titulo="Hola", texto="Hola, {nombre}").pk,
        "cifra": "registradas",
        "cual": "embudo",
    }


def visitada(venta: Any, *, por: Usuario) -> Visita:
    """Installed while its folder is with its asesor."""
    dicho = {"fecha": hoy(AHORA), "registrada_por": por, "registrada_en": AHORA}
    Instalacion.objects.create(venta=venta, **dicho)
    visita: Visita = Visita.objects.create(venta=venta, hecha=True, **dicho)
    return visita


def con_archivo(venta: Any, quien: Interlocutor) -> Adjunto:
    """A voice that the client sent."""
    mensaje = Mensaje.objects.create(venta=venta, interlocutor=quien, entra=True, en=AHORA)
    guardado = almacen().guardar(b"OggS")
    suyo: Adjunto = Adjunto.objects.create(
        mensaje=mensaje, original=guardado.nombre, sha256=guardado.sha256, mime="audio/ogg"
    )
    return suyo


def patrones() -> dict[str, URLPattern]:
    """Every named pattern outside the admin, by its name."""

    def caminar(filas: list[Any]) -> Iterator[URLPattern]:
        for patron in filas:
            if isinstance(patron, URLResolver):
                if patron.namespace != "admin":
                    yield from caminar(patron.url_patterns)
            else:
                yield patron

    return {p.name: p for p in caminar(get_resolver().url_patterns) if p.name}


def direccion(mundo: Mundo, nombre: str, **otros: Any) -> str:
    """The address of a URL of the table, with the world's own objects in it."""
    valores = {**mundo.objetos, **otros}
    return reverse(nombre, kwargs={c: valores[c] for c in patrones()[nombre].pattern.converters})


def pedir(mundo: Mundo, nombre: str, cliente: Client, **otros: Any) -> Any:
    url = direccion(mundo, nombre, **otros)
    return cliente.get(url) if MATRIZ[nombre].metodo == "GET" else cliente.post(url)
