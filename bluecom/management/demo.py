"""The embedded mode's first day: people of every role, DEMO catalogue, a portfolio, sales."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.management.jornada import hace
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import deber
from bluecom.presencia.servicios import salir
from cartera.demo import crear_cartera_demo
from cartera.models import Cartera
from solicitudes.catalogo.demo import cargar_catalogo
from solicitudes.models import Motivo, Venta
from solicitudes.recorrido import (
    EN_CAMINO,
    Viaje,
    cumplir,
    perder_por_llamada,
    perder_por_motivo,
    seguir,
    sin_imprimir,
)
from solicitudes.reglas.estados import Estado

USUARIOS = {
    "asesora": ("demo-asesora", Rol.ASESOR, "Lucía", "Vargas"),
    "asesor": ("demo-asesor", Rol.ASESOR, "Jorge", "Peña"),
    "supervisora": ("demo-supervisora", Rol.SUPERVISOR, "Carla", "Rocha"),
    "canales": ("demo-canales", Rol.CANALES_VIRTUALES, "Rosa", "Quiroga"),
    "jefe": ("demo-jefe", Rol.JEFE_VENTAS, "Álvaro", "Méndez"),
    "servicio": ("demo-servicio", Rol.JEFE_SERVICIO, "Inés", "Camacho"),
    "admin": ("demo-admin", Rol.ADMINISTRADOR, "Pablo", "Soria"),
    "admin2": ("demo-admin2", Rol.ADMINISTRADOR, "Elena", "Suárez"),
}
"""User → password, role, names. Invented people; only in embedded mode."""

DIAS: list[tuple[str, str, str, str, float]] = [
    # plan, tecnología, campaña, hasta, hace cuántas horas de trabajo empezó
    ("FTTH-50", "FIBRA", "CARTA", "CONCLUIDA", 500),
    ("ADSL-10", "COBRE", "CARTA", "CONCLUIDA", 498),
    ("DUO-50", "FIBRA", "CARTA", "CONCLUIDA", 260),
    ("FTTH-100", "FIBRA", "COSTO_CERO", "CONCLUIDA", 258),
    ("FTTH-50", "FIBRA", "COSTO_CERO", "CONCLUIDA", 28),
    ("FTTH-100", "FIBRA", "CARTA", "CONFORME", 21),
    ("DUO-50", "HFC", "CARTA", "ENTREGADA", 19),
    ("ADSL-10", "COBRE", "CARTA", "ENTREGADA", 17),
    ("FTTH-50", "FIBRA", "COSTO_CERO", "IMPRESA", 12.5),
    ("FTTH-100", "FIBRA", "CARTA", EN_CAMINO, 7),
    ("FTTH-50", "FIBRA", "CARTA", EN_CAMINO, 6),
    ("DTH-BASICO", "SATELITE", "CARTA", "DOCUMENTADA", 4),
    ("FTTH-100", "FIBRA", "CARTA", "IMPRESA", 3),
    ("INAL-20", "INALAMBRICO", "CARTA", "EXPLICADA", 1.5),
]
"""Two months back, a week and today: where each sale of the demo stands, by the same services."""

PERDIDAS: list[tuple[str, str, float]] = [
    # resultado de la llamada o ámbito del motivo, detalle o motivo, hace cuántas horas de trabajo
    ("NO_ACEPTA", "PRECIO", 496),
    ("NO_ACEPTA", "OTRA_EMPRESA", 256),
    ("IMPEDIMENTO", "MORA", 14),
    ("NO_ACEPTA", "PRECIO", 11),
    ("SIN_CAPACIDAD", "SIN_PUERTOS", 9),
    ("NO_CONTESTA", "", 5),
    ("NO_ACEPTA", "PRECIO", 2.5),
]
"""Takings that ended without a sale."""
LOS_PAPELES = "demo:papeles"
ANTES_DE_TODO = timedelta(hours=520)
"""Working time since the portfolio arrived."""


@transaction.atomic
def cargar_demo(*, ahora: datetime, con_ventas: bool = True) -> dict[str, int]:
    """Create what is missing, or nothing at all; run twice, the second changes nothing."""
    cargar_catalogo()
    personas = {usuario: _persona(usuario) for usuario in USUARIOS}
    cartera = Cartera.objects.filter(nombre="Cartera DEMO").first()
    if cartera is None:
        crear_cartera_demo(
            acto=Acto(personas["supervisora"], hace(ANTES_DE_TODO, ahora)),
            nombre="Cartera DEMO",
            cantidad=60,
        )
    if con_ventas and not Venta.objects.filter(asesor=personas["asesora"]).exists():
        _dias_de_trabajo(personas, ahora)
    return {
        "usuarios": len(personas),
        "carteras": Cartera.objects.count(),
        "ventas": Venta.objects.count(),
    }


def _persona(usuario: str) -> Usuario:
    clave, rol, nombres, apellido = USUARIOS[usuario]
    persona, nueva = Usuario.objects.get_or_create(
        username=usuario,
        defaults={
            "rol": rol,
            "first_name": nombres,
            "last_name": apellido,
            "is_staff": rol == Rol.ADMINISTRADOR,
            "is_superuser": rol == Rol.ADMINISTRADOR,
        },
    )
    if nueva:
        persona.set_password(clave)
        persona.save(update_fields=["password"])
    return persona


def _dias_de_trabajo(personas: dict[str, Usuario], ahora: datetime) -> None:
    """Oldest first, each sale as far as it needs no paper; then its asesor signs out.

    Papers take a third of a second each: whoever makes them goes on with the sale.
    """
    hechos: list[tuple[float, Callable[..., None], list[str]]] = [
        *((horas, _vender, list(datos)) for *datos, horas in DIAS),
        *((horas, _perder, list(datos)) for *datos, horas in PERDIDAS),
    ]
    hechos.sort(key=lambda hecho: -hecho[0])
    for n, (horas, hacer, datos) in enumerate(hechos):
        viaje = Viaje(
            asesor=personas["asesora" if n % 2 else "asesor"],
            canales=personas["canales"],
            ahora=hace(timedelta(hours=horas), ahora),
            numero_smartflex=f"{70410000 + n}",
        )
        hacer(viaje, *datos)
        salir(acto=viaje.asesora, sesion=None)


def _vender(viaje: Viaje, plan: str, tecnologia: str, campania: str, hasta: str) -> None:
    viaje.plan, viaje.tecnologia, viaje.campania = plan, tecnologia, campania
    sin_imprimir(viaje, hasta)
    if viaje.venta.estado != hasta:
        datos = {"hasta": hasta, "ahora": viaje.ahora.isoformat(), "canales": viaje.canales.pk}
        deber(
            LOS_PAPELES,
            f"{LOS_PAPELES}:{viaje.venta_id}",
            objeto_id=viaje.venta_id,
            ahora=timezone.now(),
            datos=datos,
        )


def _perder(viaje: Viaje, por: str, codigo: str) -> None:
    if por in Motivo.DE_DESCARTE:
        perder_por_motivo(viaje, Motivo.objects.get(ambito=por, codigo=codigo))
    else:
        perder_por_llamada(viaje, resultado=por, detalle=codigo)


def seguir_demo(pendiente: Pendiente) -> None:
    """Print, hand over … one sale of the demo, up to where it stands; its mail goes out after."""
    datos = pendiente.datos
    venta = Venta.objects.select_related("asesor").get(pk=pendiente.objeto_id)
    viaje = Viaje(
        asesor=venta.asesor,
        canales=Usuario.objects.get(pk=datos["canales"]),
        ahora=datetime.fromisoformat(datos["ahora"]),
        numero_smartflex=venta.numero_smartflex or "",
        venta_id=venta.pk,
    )
    if venta.estado == Estado.GLOSADA:
        with transaction.atomic():
            seguir(viaje, datos["hasta"])
    cumplir(viaje)
