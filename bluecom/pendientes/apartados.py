"""What stopped is told in words to who can do something about it."""

from datetime import datetime

from django.urls import reverse

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.fallas import sin_direcciones
from bluecom.pendientes.models import Aviso, Pendiente
from bluecom.pendientes.oficios import nombre_de

REPONEN = {Rol.JEFE_VENTAS: "dia", Rol.ADMINISTRADOR: "salud"}
"""Who may put a set-aside effect back, and the page that lists it for them."""


def avisar_apartado(pendiente: Pendiente, *, ahora: datetime) -> None:
    """Say what was set aside and why; one unread notice of each kind is enough."""
    familia = f"apartado:{pendiente.tipo}:"
    motivo = sin_direcciones(pendiente.ultimo_error)
    texto = f"El sistema no pudo con {nombre_de(pendiente)} y lo apartó: {motivo}"
    clave = f"{familia}{pendiente.pk}:{ahora:%Y%m%d%H%M%S}"
    al_tanto = Aviso.objects.sin_leer().filter(clave__startswith=familia)
    _avisar(texto, clave=clave, ahora=ahora, salvo=set(al_tanto.values_list("usuario", flat=True)))


def avisar_sin_lugar(*, ahora: datetime) -> None:
    """Say, once a day, that there is no room: what waits goes on by itself when there is."""
    texto = "No hay espacio en el disco: los papeles y correos esperan y siguen solos cuando haya."
    _avisar(texto, clave=f"sin-lugar:{hoy(ahora)}", ahora=ahora)


def _avisar(texto: str, *, clave: str, ahora: datetime, salvo: set[int] | None = None) -> None:
    personas = Usuario.objects.filter(rol__in=REPONEN, is_active=True, de_prueba=False)
    for persona in personas.exclude(pk__in=salvo or ()):
        url = reverse(REPONEN[Rol(persona.rol)])
        avisar([persona.pk], texto[:300], clave=clave[:120], ahora=ahora, url=url)
