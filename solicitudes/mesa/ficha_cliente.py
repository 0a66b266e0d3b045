"""The client's page: everything done with one client, over all his takings."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from bluecom.bitacora.models import Evento
from bluecom.bitacora.vocabulario import frase_del_acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.templatetags.interfaz import telefono
from bluecom.pendientes.models import CorreoSaliente
from cartera.models import Cliente, ContactoCartera, Llamada, Proposito
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
        .select_related("contacto__cliente", "asesor", "oferta__plan", "ficha")
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
    """Newest first. Calls are of the client, whoever made them; the rest, of these sales."""
    hechos = chain(
        _uniones(de),
        _actos(contactos, ventas, de),
        _llamadas(contactos, ventas),
        _mensajes(ventas),
        _notas(ventas),
        _archivos(ventas),
        _papeles(ventas),
        _correos(ventas),
    )
    return sorted(hechos, key=lambda hecho: hecho["cuando"], reverse=True)[:HECHOS]


def _uniones(cliente: Cliente) -> Iterator[Hecho]:
    for union in cliente.uniones.select_related("por"):
        texto = f"Unido con el cliente {union.era}, que era la misma persona"
        yield _hecho(union.en, union.por, texto, nota=union.razon, icono="people")


def _lugares(contactos: list[ContactoCartera], cliente: Cliente) -> Iterator[Any]:
    """His places in the portfolios, and those that are no more since two clients were joined."""
    yield from (contacto.pk for contacto in contactos)
    fue = [cliente.pk, *cliente.uniones.values_list("era", flat=True)]
    uniones = Evento.objects.filter(cadena__in=[f"cliente:{pk}" for pk in fue], tipo="unir")
    for datos in uniones.values_list("datos", flat=True):
        yield from datos["contactos"]


def _actos(
    contactos: list[ContactoCartera], ventas: list[Venta], cliente: Cliente
) -> Iterator[Hecho]:
    de_la_venta = {venta.cadena: venta for venta in ventas}
    cadenas = [*de_la_venta, *(f"contacto:{pk}" for pk in _lugares(contactos, cliente))]
    eventos = Evento.objects.filter(cadena__in=cadenas).exclude(tipo__in=ACTOS_CON_SU_FILA)
    for e in eventos.select_related("actor").order_by("-instante")[:HECHOS]:
        venta = de_la_venta.get(e.cadena)
        yield _hecho(e.instante, e.actor, frase_del_acto(e.tipo, e.datos), venta=venta)


def _llamadas(contactos: list[ContactoCartera], ventas: list[Venta]) -> Iterator[Hecho]:
    de_quien = {venta.pk: venta for venta in ventas}
    llamadas = Llamada.objects.filter(contacto__in=contactos)
    con_todo = llamadas.select_related("agente", "resultado", "detalle", "seguimiento")
    for ll in con_todo[:HECHOS]:
        deshecha = " (deshecha)" if ll.anulada_en else ""
        texto = f"{_que_llamada(ll)} {telefono(ll.telefono)}: {ll.dicho}{deshecha}"
        seguimiento = getattr(ll, "seguimiento", None)
        venta = de_quien.get(seguimiento.venta_id) if seguimiento else None
        yield _hecho(ll.inicio, ll.agente, texto, nota=ll.nota, icono="telephone", venta=venta)


def _que_llamada(llamada: Llamada) -> str:
    if llamada.entrante:
        return "Llamó desde el"
    return "Seguimiento al" if llamada.proposito == Proposito.SEGUIMIENTO else "Llamada al"


def _mensajes(ventas: list[Venta]) -> Iterator[Hecho]:
    for m in Mensaje.objects.filter(venta__in=ventas).select_related("por", "venta"):
        texto = f"{m.get_canal_display()}: {m.asunto}"
        yield _hecho(m.en, m.por, texto, venta=m.venta, icono="whatsapp")


def _notas(ventas: list[Venta]) -> Iterator[Hecho]:
    for n in Nota.objects.filter(venta__in=ventas).select_related("por", "venta"):
        yield _hecho(n.en, n.por, "Nota interna", nota=n.texto, venta=n.venta, icono="pencil")


def _archivos(ventas: list[Venta]) -> Iterator[Hecho]:
    archivos = ArchivoRecibido.objects.filter(carpeta__venta__in=ventas)
    for a in archivos.select_related("recibido_por", "carpeta__venta"):
        sustituido = " (después llegó otra)" if a.sustituido_en else ""
        texto = f"Recibido: {a.get_tipo_display()}{sustituido}"
        yield _hecho(a.recibido_en, a.recibido_por, texto, venta=a.carpeta.venta, icono="image")


def _papeles(ventas: list[Venta]) -> Iterator[Hecho]:
    papeles = Documento.objects.filter(carpeta__venta__in=ventas).defer("datos")
    for p in papeles.select_related("emitido_por", "carpeta__venta"):
        assert p.carpeta is not None  # filtered by its sale
        version = f", versión {p.version}" if p.version > 1 else ""
        texto = f"Emitido: {p.get_tipo_display()} N.º {p.numero:07d}{version}"
        yield _hecho(
            p.emitido_en, p.emitido_por, texto, venta=p.carpeta.venta, icono="file-earmark-text"
        )


def _correos(ventas: list[Venta]) -> Iterator[Hecho]:
    for venta in ventas:
        if venta.constancia:
            correos = CorreoSaliente.objects.filter(clave__startswith=f"terminos:{venta.pk}:")
            for c in correos:
                texto = f"Correo a {c.para}: {c.get_estado_display().lower()}"
                yield _hecho(c.creado_en, None, texto, venta=venta, icono="envelope")


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
