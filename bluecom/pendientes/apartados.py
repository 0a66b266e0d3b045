"""What stopped is told in words to who can do something about it."""

from datetime import datetime

from django.urls import reverse

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from bluecom.pendientes.fallas import sin_direcciones
from bluecom.pendientes.models import Aviso, Pendiente, Tema
from bluecom.pendientes.oficios import nombre_de

REPONEN = {Rol.JEFE_VENTAS: "dia", Rol.ADMINISTRADOR: "salud"}
"""Who may put a set-aside effect back, and the page that lists it for them."""
_SIN_LUGAR = "sin-lugar"


def avisar_apartado(pendiente: Pendiente, *, ahora: datetime) -> None:
    """Say what was set aside and why; one unread notice of each kind is enough."""
    familia = f"apartado:{pendiente.tipo}:"
    motivo = sin_direcciones(pendiente.ultimo_error)
    texto = f"El sistema no pudo con {nombre_de(pendiente)} y lo apartó: {motivo}"
    clave = f"{familia}{pendiente.pk}:{ahora:%Y%m%d%H%M%S}"
    al_tanto = Aviso.objects.sin_leer().filter(clave__startswith=familia)
    asunto = _asunto(pendiente)
    salvo = set(al_tanto.values_list("usuario", flat=True))
    _avisar(texto, clave=clave, asunto=asunto, ahora=ahora, salvo=salvo)


def ya_no_aparta(pendiente: Pendiente, *, ahora: datetime) -> None:
    """A person put it back; with the last one of its kind nobody has anything left to do."""
    if not Pendiente.objects.apartados().filter(tipo=pendiente.tipo).exists():
        cerrar_asuntos(_asunto(pendiente), ahora=ahora, cierre="se puso otra vez a hacer")


def avisar_sin_lugar(*, ahora: datetime) -> None:
    """Say, once a day, that there is no room: what waits goes on by itself when there is."""
    texto = "No hay espacio en el disco: los papeles y correos esperan y siguen solos cuando haya."
    _avisar(texto, clave=f"{_SIN_LUGAR}:{hoy(ahora)}", asunto=_SIN_LUGAR, ahora=ahora)


def hay_lugar(*, ahora: datetime) -> None:
    """What waited for room was done: there is some again."""
    cerrar_asuntos(_SIN_LUGAR, ahora=ahora, cierre="hay espacio otra vez")


def _asunto(pendiente: Pendiente) -> str:
    return f"apartado:{pendiente.tipo}"


def _avisar(
    texto: str, *, clave: str, asunto: str, ahora: datetime, salvo: set[int] | None = None
) -> None:
    personas = Usuario.objects.filter(rol__in=REPONEN, is_active=True, de_prueba=False)
    for persona in personas.exclude(pk__in=salvo or ()):
        url = reverse(REPONEN[Rol(persona.rol)])
        avisar(
            [persona.pk],
            texto[:300],
            clave=clave[:120],
            ahora=ahora,
            url=url,
            asunto=asunto,
            tema=Tema.SISTEMA,
        )
