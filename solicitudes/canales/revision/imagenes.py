"""The images of a folder under review, and what there is against each of them."""

from collections import defaultdict
from typing import Any

from django.urls import reverse

from documentos import reparos
from documentos.models import ArchivoRecibido
from documentos.servicios import parecidos_de
from documentos.tipos import DEL_CI, TipoArchivo
from solicitudes.canales.revision.datos import archivos_de
from solicitudes.models import Venta

DOCUMENTOS = (
    ("carta", "Carta", (TipoArchivo.CARTA,)),
    ("ci", "C.I.", DEL_CI),
    ("poder", "Poder", (TipoArchivo.PODER,)),
)
"""What is looked at one after the other, the letter first: it has the most to say."""


def documentos_de(venta: Venta, elegido: str = "") -> list[dict[str, Any]]:
    """The images, document by document; only the one in sight is asked for by its page."""
    vigentes, repetidas = archivos_de(venta), en_otras_carpetas(venta)
    presentes: list[dict[str, Any]] = []
    for clave, nombre, tipos in DOCUMENTOS:
        suyos = [vigentes[tipo] for tipo in tipos if tipo in vigentes]
        if fotos := [_foto(venta, archivo, repetidas.get(archivo.pk, [])) for archivo in suyos]:
            reparos_suyos = any(foto["en_contra"] or foto["tambien_en"] for foto in fotos)
            presentes.append(
                {"clave": clave, "nombre": nombre, "fotos": fotos, "con_reparos": reparos_suyos}
            )
    claves = [uno["clave"] for uno in presentes]
    en_vista = elegido if elegido in claves else next(iter(claves), "")
    return [uno | {"en_vista": uno["clave"] == en_vista} for uno in presentes]


def en_otras_carpetas(venta: Venta) -> dict[int, list[Venta]]:
    """File of this folder → the sales of other clients where the same photo of a C.I. stands."""
    parejas = [
        (p.archivo, p.otro) if p.archivo.carpeta_id == venta.carpeta_id else (p.otro, p.archivo)
        for p in parecidos_de(venta.carpeta_id)
    ]
    if not parejas:
        return {}
    carpetas = {ajena.carpeta_id for _, ajena in parejas}
    ventas = Venta.objects.filter(carpeta__in=carpetas, asesor__de_prueba=venta.asesor.de_prueba)
    por_carpeta = {v.carpeta_id: v for v in ventas.select_related("contacto__cliente")}
    halladas: dict[int, list[Venta]] = defaultdict(list)
    for propia, ajena in parejas:
        otra = por_carpeta.get(ajena.carpeta_id)
        if otra is not None and otra not in halladas[propia.pk]:
            halladas[propia.pk].append(otra)
    return halladas


def _foto(venta: Venta, archivo: ArchivoRecibido, tambien_en: list[Venta]) -> dict[str, Any]:
    nombre = archivo.get_tipo_display()
    return {
        "archivo": archivo,
        "titulo": nombre[:1].upper() + nombre[1:],
        "url": reverse("foto", args=[venta.pk, archivo.pk]),
        "en_contra": reparos.en_contra(archivo.reparos),
        "tambien_en": tambien_en,
    }
