"""The same photo of a C.I. in the folders of two clients (6.3): found when it arrives."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from documentos.models import ArchivoRecibido, Parecido
from documentos.parecido import bandas_cercanas, distancia
from documentos.tipos import DEL_CI


def senalar_parecidos(archivo: ArchivoRecibido, *, salvo: Iterable[int]) -> list[Parecido]:
    """Keep which earlier photos of a C.I. this one is, but for those of the client's own folders.

    Letters look alike, and are not compared. ``salvo``: the ids of those folders.
    """
    if archivo.tipo not in DEL_CI:
        return []
    otros = _candidatos(archivo).exclude(carpeta__in=[archivo.carpeta_id, *salvo])
    hallados = []
    for otro in otros.only("sha256", "huella").order_by("pk"):
        lejos = 0 if otro.sha256 == archivo.sha256 else distancia(archivo.huella, otro.huella)
        if lejos is not None:
            parecido, _ = Parecido.objects.get_or_create(
                archivo=archivo, otro=otro, defaults={"distancia": lejos}
            )
            hallados.append(parecido)
    return hallados


def parecidos_de(carpeta_id: int) -> list[Parecido]:
    """The photos of a folder that are another client's too, whichever of both came first."""
    de_aqui = Q(archivo__carpeta=carpeta_id, archivo__sustituido_en=None)
    de_alli = Q(otro__carpeta=carpeta_id, otro__sustituido_en=None)
    parecidos = Parecido.objects.filter(de_aqui | de_alli).select_related("archivo", "otro")
    return list(parecidos.order_by("pk"))


def _candidatos(archivo: ArchivoRecibido) -> QuerySet[ArchivoRecibido]:
    """By the index of the bands; a photo of before there were any, by its bytes."""
    if not archivo.bandas:
        return ArchivoRecibido.objects.filter(sha256=archivo.sha256, tipo__in=DEL_CI)
    return ArchivoRecibido.objects.filter(bandas__overlap=bandas_cercanas(archivo.huella))
