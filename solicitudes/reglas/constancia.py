"""What proves that the terms reached the client (11.2), and which proof is stronger."""

from collections.abc import Iterable

from django.db import models


class Constancia(models.TextChoices):
    """What became of the terms; never moves the state. From the weakest to the strongest."""

    SIN_DIRECCION = "SIN_DIRECCION", "Sin dirección de correo"
    REBOTADA = "REBOTADA", "Rebotada"
    ENVIADA = "ENVIADA", "Enviada"
    ENTREGADA = "ENTREGADA", "Entregada"
    POR_OTRO_MEDIO = "POR_OTRO_MEDIO", "Por otro medio"
    ACUSADA = "ACUSADA", "Acusada por el cliente"


CONCLUYEN = (
    Constancia.ENVIADA,
    Constancia.ENTREGADA,
    Constancia.POR_OTRO_MEDIO,
    Constancia.ACUSADA,
)
"""With one of these the procedure ends."""
SIN_PRUEBA = ("", Constancia.SIN_DIRECCION, Constancia.REBOTADA)
"""With one of these somebody has to see to it, however far the sale is."""
_FUERZA = ["", *Constancia.values]


def mas_fuerte(pruebas: Iterable[str], *, con_direccion: bool) -> str:
    """The strongest of what each sending in force proves, in whatever order it was heard.

    A bounce says that one sending did not arrive, and nothing of another one: it is stronger
    than what the servers said of that same mail, and weaker than any other proof.
    """
    suelo = "" if con_direccion else str(Constancia.SIN_DIRECCION)
    return max((suelo, *pruebas), key=_FUERZA.index)
