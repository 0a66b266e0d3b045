"""Practice: four invented clients for who begins, given, begun again and ended by the floor."""

import io
from random import Random

from django.conf import settings
from django.db import transaction
from PIL import Image, ImageDraw, ImageFont

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from cartera import servicios as cartera
from cartera.models import Cartera
from documentos.tipos import TipoArchivo
from solicitudes.finales.servicio import anular, devolver
from solicitudes.finales.siguiente import esperar_turno
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.p06_documentos.servicio import recibir_archivo
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import TERMINADAS
from solicitudes.reglas.permisos import JEFATURA
from solicitudes.reglas.recibidos import tipos_de

LETRA = str(settings.BASE_DIR / "static/papeles/fuentes/SourceSans3-Regular.ttf")
"""That of the papers: the one that Pillow brings has no accents."""
MUESTRAS = {
    "CI_ANVERSO": "C.I. de práctica · anverso",
    "CI_REVERSO": "C.I. de práctica · reverso",
    "CARTA": "Carta de práctica, firmada",
}


def empezar_practica(asesor: Usuario, *, acto: Acto) -> Cartera:
    """Give four invented clients; whoever had them begins again with new ones.

    Who has a real client in hand ends with him first. Raises ``TransicionInvalida``.
    """
    _exigir_jefatura(acto)
    with transaction.atomic():
        esperar_turno(asesor)
        en_mano = Venta.objects.en_mano_de(asesor).first()
        if en_mano is not None and not en_mano.de_practica:
            raise TransicionInvalida(f"{asesor} tiene en mano a un cliente: que termine con él.")
        _terminar_ventas(asesor, acto)
        return cartera.abrir_practica(asesor, acto=acto)


def terminar_practica(asesor: Usuario, *, acto: Acto) -> None:
    """Real clients again: what was left half done on the invented ones ends with it."""
    _exigir_jefatura(acto)
    with transaction.atomic():
        esperar_turno(asesor)
        _terminar_ventas(asesor, acto)
        cartera.cerrar_practica(asesor, acto=acto)


def recibir_muestras(venta_id: int, *, acto: Acto) -> None:
    """The invented client sends what 6.2 asks of him: three pictures that say what they are."""
    venta = Venta.objects.select_related("carpeta", "asesor").get(pk=venta_id)
    if not venta.de_practica:
        raise TransicionInvalida("Las fotos de muestra son solo de la práctica.")
    for tipo in tipos_de(venta):
        texto = MUESTRAS.get(tipo) or f"De práctica: {TipoArchivo(tipo).label}"
        contenido = foto(f"{texto} · venta {venta_id}")
        recibir_archivo(venta_id, acto=acto, tipo=tipo, contenido=contenido)


def foto(texto: str) -> bytes:
    """An invented picture that says what it stands for, as a phone would send it."""
    imagen = Image.new("RGB", (1280, 810), (236, 232, 220))
    lapiz = ImageDraw.Draw(imagen)
    azar = Random(texto)  # noqa: S311  a drawing, always the same
    for x in range(60, 1180, 220):
        for y in range(250, 720, 150):
            tono = azar.choice((60, 110, 180, 232))
            lapiz.rectangle((x, y, x + 214, y + 144), fill=(tono, tono, 220))
    lapiz.rectangle((40, 40, 1240, 770), outline=(90, 90, 90), width=6)
    grande, menor = (ImageFont.truetype(LETRA, tamano) for tamano in (48, 36))
    lapiz.text((90, 90), texto, fill=(40, 40, 40), font=grande)
    lapiz.text((90, 180), "Imagen inventada, sin valor", fill=(120, 60, 60), font=menor)
    salida = io.BytesIO()
    imagen.save(salida, "JPEG", quality=80)
    return salida.getvalue()


def _exigir_jefatura(acto: Acto) -> None:
    if not acto.usuario.tiene_rol(*JEFATURA):
        raise PermisoDenegado(f"La práctica la da {Rol.SUPERVISOR.label} o el Jefe de Ventas.")


def _terminar_ventas(asesor: Usuario, acto: Acto) -> None:
    abiertas = Venta.objects.filter(asesor=asesor, carpeta__de_prueba=True)
    for venta in abiertas.exclude(estado__in=TERMINADAS):
        if venta.en_mano:
            devolver(venta.pk, acto=acto, por=_motivo().codigo)
        else:
            anular(venta.pk, acto=acto, motivo=_motivo())


def _motivo() -> Motivo:
    motivo, _ = Motivo.objects.get_or_create(
        ambito=Motivo.Ambito.SISTEMA, codigo="PRACTICA", defaults={"nombre": "Fin de la práctica"}
    )
    return motivo
