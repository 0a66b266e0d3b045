"""The client's page: everything done with one client, over all his takings."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from bluecom.bitacora.models import Evento
from bluecom.bitacora.vocabulario import frase_del_acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.templatetags.interfaz import telefono
from bluecom.lecturas import leer_juntas
from bluecom.pendientes.models import CorreoSaliente
from cartera.models import Cliente, ContactoCartera, Llamada, Proposito, UnionDeClientes
from cartera.numeros import numeros_de
from documentos.models import ArchivoRecibido, Documento
from solicitudes.models import Mensaje, Nota, Venta
from solicitudes.reglas.permisos import LEEN_TODO, es_su_asesor

Hecho = dict[str, Any]
"""What ``componentes/_linea_tiempo.html`` draws: cuando, quien, texto, nota, icono, venta."""
HECHOS = 200
ACTOS_CON_SU_FILA = ("llamada", "deshacer_llamada", "seguimiento", "nota")
"""Acts of the log that the row of the call or of the note tells better."""


def contactos_visibles(usuario: Usuario) -> QuerySet[ContactoCartera]:
    """The clients whose page this person may open: one's own, those of a practice too, or all."""
    contactos = ContactoCartera.objects.all()
    if usuario.tiene_rol(*LEEN_TODO):
        return contactos.filter(cartera__de_prueba=usuario.de_prueba)
    if not usuario.tiene_rol(Rol.ASESOR):
        return contactos.none()
    suyas = Venta.objects.filter(contacto=OuterRef("pk"), asesor=usuario)
    return contactos.filter(Q(asignado_a=usuario) | Q(reservado_por=usuario) | Exists(suyas))


def clientes_visibles(usuario: Usuario) -> QuerySet[Cliente]:
    """Whoever is reached by one of those contacts."""
    return Cliente.objects.filter(pk__in=contactos_visibles(usuario).values("cliente"))


def ficha_de(cliente: Cliente, usuario: Usuario) -> dict[str, Any]:
    """His numbers, his places in the portfolios, his sales that one may read, and what was done."""
    contactos = list(
        ContactoCartera.objects.filter(cliente=cliente)
        .select_related("cartera", "asignado_a", "reservado_por")
        .order_by("-pk")
    )
    ventas = list(
        Venta.objects.visibles_para(usuario)
        .filter(contacto__in=contactos)
        .select_related("contacto__cliente", "asesor", "oferta__plan", "ficha", "plazo_entrega")
        .order_by("-tomada_en")
    )
    return {
        "cliente": cliente,
        "contactos": contactos,
        "numeros": numeros_de(
            cliente.pk,
            lineas=[contacto.linea for contacto in contactos],
            dados=[dado for v in ventas if v.ficha_actual for dado in v.ficha_actual.numeros],
        ),
        "ventas": ventas,
        "con_seguimiento": [v for v in ventas if v.admite_seguimiento and es_su_asesor(v, usuario)],
        "historia": historia(contactos, ventas, de=cliente),
    }


def historia(contactos: list[ContactoCartera], ventas: list[Venta], *, de: Cliente) -> list[Hecho]:
    """Newest first. Calls are of the client, whoever made them; the rest, of these sales.

    Read in one message, however many they are.
    """
    de_la_venta = {venta.cadena: venta for venta in ventas}
    de_la_carpeta = {venta.carpeta_id: venta for venta in ventas}
    por_pk = {venta.pk: venta for venta in ventas}
    uniones, actos = de.uniones.select_related("por"), _actos(contactos, ventas, de)
    llamadas = Llamada.objects.filter(contacto__in=contactos)
    llamadas = llamadas.select_related("agente", "resultado", "detalle", "de_venta", "central")[
        :HECHOS
    ]
    mensajes = Mensaje.objects.filter(venta__in=ventas).select_related("por")
    notas = Nota.objects.filter(venta__in=ventas).select_related("por")
    archivos = ArchivoRecibido.objects.filter(carpeta__in=de_la_carpeta)
    archivos = archivos.select_related("recibido_por")
    papeles = Documento.objects.filter(carpeta__in=de_la_carpeta).defer("datos")
    papeles = papeles.select_related("emitido_por")
    correos = _correos(ventas)
    leer_juntas(uniones, actos, llamadas, mensajes, notas, archivos, papeles, correos)
    hechos = [
        *map(_union, uniones),
        *(_acto(e, de_la_venta.get(e.cadena)) for e in actos),
        *(_llamada(ll, por_pk) for ll in llamadas),
        *(_mensaje(m, por_pk[m.venta_id]) for m in mensajes if m.venta_id),
        *(_nota(n, por_pk[n.venta_id]) for n in notas),
        *(_archivo(a, de_la_carpeta[a.carpeta_id]) for a in archivos),
        *(_papel(p, de_la_carpeta[p.carpeta_id]) for p in papeles if p.carpeta_id),
        *(_correo(c, por_pk[c.terminos.venta_id]) for c in correos),
    ]
    return sorted(hechos, key=lambda hecho: hecho["cuando"], reverse=True)[:HECHOS]


def _lugares(contactos: list[ContactoCartera], cliente: Cliente) -> Iterator[Any]:
    """His places in the portfolios, and those that are no more since two clients were joined."""
    yield from (contacto.pk for contacto in contactos)
    fue = [cliente.pk, *cliente.uniones.values_list("era", flat=True)]
    uniones = Evento.objects.filter(cadena__in=[f"cliente:{pk}" for pk in fue], tipo="unir")
    for datos in uniones.values_list("datos", flat=True):
        yield from datos["contactos"]


def _actos(
    contactos: list[ContactoCartera], ventas: list[Venta], cliente: Cliente
) -> QuerySet[Evento]:
    cadenas = [venta.cadena for venta in ventas]
    cadenas += [f"contacto:{pk}" for pk in _lugares(contactos, cliente)]
    eventos = Evento.objects.filter(cadena__in=cadenas).exclude(tipo__in=ACTOS_CON_SU_FILA)
    return eventos.select_related("actor").order_by("-instante")[:HECHOS]


def _correos(ventas: list[Venta]) -> QuerySet[CorreoSaliente]:
    """The terms (11.2) of each."""
    suyos = CorreoSaliente.objects.filter(terminos__venta__in=ventas)
    return suyos.select_related("terminos")


def _union(union: UnionDeClientes) -> Hecho:
    texto = f"Unido con el cliente {union.era}, que era la misma persona"
    return _hecho(union.en, union.por, texto, nota=union.razon, icono="people")


def _acto(evento: Evento, venta: Venta | None) -> Hecho:
    texto = frase_del_acto(evento.tipo, evento.datos)
    return _hecho(evento.instante, evento.actor, texto, venta=venta)


def _llamada(llamada: Llamada, ventas: dict[int, Venta]) -> Hecho:
    deshecha = " (deshecha)" if llamada.anulada_en else ""
    texto = f"{_que_llamada(llamada)} {telefono(llamada.telefono)}: {llamada.dicho}{deshecha}"
    de_venta = getattr(llamada, "de_venta", None)
    venta = ventas.get(de_venta.venta_id) if de_venta else None
    central = getattr(llamada, "central", None)
    quien, nota = llamada.agente, llamada.nota
    if central is not None:
        nota = " · ".join(filter(None, (nota, f"Central: {central.dicha}")))
    return _hecho(llamada.inicio, quien, texto, nota=nota, icono="telephone", venta=venta)


def _que_llamada(llamada: Llamada) -> str:
    if llamada.entrante:
        return "Llamó desde el"
    return "Seguimiento al" if llamada.proposito == Proposito.SEGUIMIENTO else "Llamada al"


def _mensaje(mensaje: Mensaje, venta: Venta) -> Hecho:
    de_quien = "del cliente: " if mensaje.entra else ""
    texto = f"{mensaje.get_canal_display()}: {de_quien}{mensaje.asunto}"
    return _hecho(mensaje.en, mensaje.por, texto, venta=venta, icono="whatsapp")


def _nota(nota: Nota, venta: Venta) -> Hecho:
    dicho = nota.texto
    return _hecho(nota.en, nota.por, "Nota interna", nota=dicho, venta=venta, icono="pencil")


def _archivo(archivo: ArchivoRecibido, venta: Venta) -> Hecho:
    sustituido = " (después llegó otra)" if archivo.sustituido_en else ""
    texto = f"Recibido: {archivo.get_tipo_display()}{sustituido}"
    quien = archivo.recibido_por
    return _hecho(archivo.recibido_en, quien, texto, venta=venta, icono="image")


def _papel(papel: Documento, venta: Venta) -> Hecho:
    version = f", versión {papel.version}" if papel.version > 1 else ""
    texto = f"Emitido: {papel.get_tipo_display()} N.º {papel.numero:07d}{version}"
    quien = papel.emitido_por
    return _hecho(papel.emitido_en, quien, texto, venta=venta, icono="file-earmark-text")


def _correo(correo: CorreoSaliente, venta: Venta) -> Hecho:
    texto = f"Correo a {correo.para}: {correo.get_estado_display().lower()}"
    return _hecho(correo.creado_en, None, texto, venta=venta, icono="envelope")


def _hecho(
    cuando: Any,
    quien: Usuario | None,
    texto: str,
    *,
    nota: str = "",
    venta: Venta | None = None,
    icono: str = "",
) -> Hecho:
    return {
        "cuando": cuando,
        "quien": str(quien or "Sistema"),
        "texto": texto,
        "nota": nota,
        "icono": icono,
        "venta": venta,
    }
