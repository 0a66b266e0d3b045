"""The embedded mode's first day: people of every role, DEMO catalogue, a portfolio, sales."""

from datetime import datetime, timedelta

from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from cartera.demo import crear_cartera_demo
from cartera.models import Cartera
from solicitudes.catalogo.demo import cargar_catalogo
from solicitudes.models import Venta
from solicitudes.recorrido import Viaje, cumplir, recorrer

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

DIA = [
    # plan, tecnología, campaña, hasta, hace cuántas horas empezó
    ("FTTH-50", "FIBRA", "COSTO_CERO", "CONCLUIDA", 52),
    ("FTTH-100", "FIBRA", "CARTA", "CONFORME", 30),
    ("DUO-50", "HFC", "CARTA", "ENTREGADA", 27),
    ("ADSL-10", "COBRE", "CARTA", "ENTREGADA", 26),
    ("FTTH-50", "FIBRA", "COSTO_CERO", "IMPRESA", 25),
    ("FTTH-100", "FIBRA", "CARTA", "IMPRESA", 6),
    ("INAL-20", "INALAMBRICO", "CARTA", "EXPLICADA", 5),
    ("DTH-BASICO", "SATELITE", "CARTA", "DOCUMENTADA", 4),
]
"""A believable day: where each sale of the demo stands, by the same services."""


def cargar_demo(*, ahora: datetime, con_ventas: bool = True) -> dict[str, int]:
    """Create what is missing; run twice, the second changes nothing."""
    cargar_catalogo()
    personas = {usuario: _persona(usuario) for usuario in USUARIOS}
    cartera = Cartera.objects.filter(nombre="Cartera DEMO").first()
    if cartera is None:
        crear_cartera_demo(
            acto=Acto(personas["supervisora"], ahora), nombre="Cartera DEMO", cantidad=40
        )
    if con_ventas and not Venta.objects.filter(asesor=personas["asesora"]).exists():
        _dia_de_trabajo(personas, ahora)
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


def _dia_de_trabajo(personas: dict[str, Usuario], ahora: datetime) -> None:
    """Each sale in its own transaction; the mail of a concluded one goes out after it."""
    for n, (plan, tecnologia, campania, hasta, horas) in enumerate(DIA):
        viaje = Viaje(
            asesor=personas["asesora" if n % 2 else "asesor"],
            canales=personas["canales"],
            ahora=ahora - timedelta(hours=horas),
            numero_smartflex=f"{70410000 + n}",
            plan=plan,
            campania=campania,
            tecnologia=tecnologia,
        )
        with transaction.atomic():
            for _ in recorrer(viaje, hasta):
                pass
        if hasta == "CONCLUIDA":
            cumplir(viaje)
