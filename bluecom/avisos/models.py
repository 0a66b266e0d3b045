"""How each person wants to be told aloud; the record on the page is for everybody."""

from datetime import time

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Tema

TIENEN_RESUMEN = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
"""Who reads the month has it by mail each week, if he wants it."""


def _por_correo() -> list[str]:
    return [Tema.PLAZO]


def _en_el_navegador() -> list[str]:
    return list(Tema.values)


def _temas(nombre: str, de_entrada: object) -> "ArrayField[list[str], list[str]]":
    tema = models.CharField(max_length=10, choices=Tema.choices)
    return ArrayField(tema, verbose_name=nombre, default=de_entrada, blank=True)


class Preferencia(models.Model):
    """What is said by mail and in the browser, and the hours without voice.

    Whoever chose nothing has what this gives by itself. Equal hours: there is no silence.
    """

    usuario = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    por_correo = _temas("por correo", _por_correo)
    en_el_navegador = _temas("en el navegador", _en_el_navegador)
    resumen_semanal = models.BooleanField("el resumen semanal de El mes", default=False)
    calla_desde = models.TimeField("desde las", default=time(20))
    calla_hasta = models.TimeField("hasta las", default=time(7, 30))

    class Meta:
        verbose_name = "preferencia de avisos"
        verbose_name_plural = "preferencias de avisos"

    def __str__(self) -> str:
        return str(self.usuario)


def preferencias_de(usuario_ids: set[int]) -> dict[int, Preferencia]:
    """Of each of these people, in one read: what was chosen, or what is given by itself."""
    elegidas = {una.usuario_id: una for una in Preferencia.objects.filter(usuario__in=usuario_ids)}
    return {pk: elegidas.get(pk) or Preferencia(usuario_id=pk) for pk in usuario_ids}
