"""What a scanner or a person types at the reception, and which folder it is (11)."""

import re
from functools import reduce
from operator import or_
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import tecleado
from bluecom.cuentas.models import Usuario
from solicitudes.canales.recepcion.consulta import carpetas_por_recibir
from solicitudes.models import CarpetaEntregada, Venta

_RUTA_QR = re.compile(r"/p/([A-Za-z0-9_-]{16,43})/?$")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,43}")
_VENTA = re.compile(r"V[- ]?(\d{1,9})", re.IGNORECASE)
_NUMERO_IMPRESO = re.compile(r"(?:N\.?\s?[º°o]?\.?\s*)?(\d{1,18})", re.IGNORECASE)


def carpeta_escaneada(texto: str, usuario: Usuario) -> CarpetaEntregada:
    """The folder on its way that ``texto`` names.

    Takes the QR's address, a paper's number, a Smartflex number or a sale's number
    (``V-12`` says that it is a sale). Raises ``DatoInvalido`` saying what to do instead.
    """
    texto = tecleado(texto)[:300]
    if not texto:
        raise DatoInvalido("Escanee el QR de un papel o escriba su número.")
    filas = list(_que_coinciden(texto, usuario).select_related("venta__contacto__cliente")[:2])
    if not filas:
        raise DatoInvalido(_por_que_no(texto, usuario))
    if len(filas) > 1:
        primera, segunda = filas
        raise DatoInvalido(
            f"El número {texto} corresponde a dos carpetas: escanee el QR, o escriba "
            f"V-{primera.venta_id} o V-{segunda.venta_id}."
        )
    _exigir_papel_vigente(texto, filas[0].venta)
    return filas[0]


def _exigir_papel_vigente(texto: str, venta: Venta) -> None:
    """The paper in hand is not one that another version replaced."""
    token, numero = token_de(texto), _NUMERO_IMPRESO.fullmatch(texto)
    cual = Q(token=token) if token else Q(numero=int(numero[1])) if numero else Q(pk__in=[])
    viejo = venta.carpeta.documentos.filter(cual, sustituido_en__isnull=False).first()
    if viejo is None:
        return
    vigente = venta.carpeta.papel(viejo.tipo)
    en_vez = (
        f"busque en la carpeta la versión {vigente.version} y escanéela"
        if vigente
        else "la carpeta ya no lo lleva; escanee otro de sus papeles"
    )
    raise DatoInvalido(
        f"Ese papel ({viejo.get_tipo_display()}, versión {viejo.version}) fue reemplazado: "
        f"{en_vez}."
    )


def _que_coinciden(texto: str, usuario: Usuario) -> QuerySet[CarpetaEntregada]:
    return carpetas_por_recibir(usuario).filter(_filtro(texto, "venta__")).distinct()


def caminos_del_codigo(texto: str, prefijo: str = "") -> list[Q]:
    """Every way in which ``texto`` may name a sale: a QR, a paper, its number, Smartflex's.

    Each is one look-up by its index; a query that joins them with OR reads every sale.
    """
    texto = tecleado(texto)
    papel = f"{prefijo}carpeta__documentos__"
    token = token_de(texto)
    if token:
        return [Q(**{f"{papel}token": token})]
    venta = _VENTA.fullmatch(texto)
    if venta:
        return [Q(**{f"{prefijo}pk": int(venta[1])})]
    numero = _NUMERO_IMPRESO.fullmatch(texto)
    if not numero:
        return []
    por_papel = Q(**{f"{papel}numero": int(numero[1])})
    if numero[0] != numero[1] or numero[1].startswith("0"):
        return [por_papel]
    por_venta = Q(**{f"{prefijo}pk": int(numero[1])})
    return [por_papel, por_venta, Q(**{f"{prefijo}numero_smartflex": numero[1]})]


def _filtro(texto: str, prefijo: str) -> Q:
    """The same as one condition, for the few folders of a counter; nothing for no code."""
    return reduce(or_, caminos_del_codigo(texto, prefijo), Q(pk__in=[]))


def token_de(texto: str) -> str:
    """The token of a QR's address, or the bare token; empty when it is neither."""
    ruta = _RUTA_QR.search(urlsplit(texto).path if "//" in texto else texto)
    if ruta:
        return ruta[1]
    return texto if _TOKEN.fullmatch(texto) and not texto.isdigit() else ""


def _por_que_no(texto: str, usuario: Usuario) -> str:
    """Tell a folder already here from one that nobody announced."""
    venta = Venta.objects.visibles_para(usuario).filter(_filtro(texto, "")).first()
    retirada = CarpetaEntregada.objects.filter(
        _filtro(texto, "venta__"), retirada=True, venta__asesor__de_prueba=usuario.de_prueba
    ).first()
    if venta is None and retirada is not None:
        return (
            f"La carpeta de {retirada.venta.cliente} (venta {retirada.venta_id}) la retiró su "
            "asesor para corregirla: vendrá en otra acta."
        )
    if venta is None:
        return (
            "Ninguna carpeta por recibir tiene ese código: "
            "revise el número o pida al asesor que la proponga en un acta."
        )
    if venta.entregada_en is not None:
        return f"La carpeta de {venta.cliente} (venta {venta.pk}) ya fue recibida."
    return f"La carpeta de {venta.cliente} (venta {venta.pk}) no está en un acta por recibir."
