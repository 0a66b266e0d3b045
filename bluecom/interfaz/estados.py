"""How a code looks: word, icon and tone; state is never told by colour alone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Aspecto:
    """One code as a person sees it. ``tono``: neutro, info, ok, aviso, error."""

    texto: str
    icono: str
    tono: str


_VENTA = {
    "TOMADA": ("person-check", "info"),
    "VERIFICADA": ("shield-lock", "info"),
    "FACTIBLE": ("router", "info"),
    "ACEPTADA": ("telephone", "info"),
    "EXPLICADA": ("hourglass-split", "info"),
    "DOCUMENTADA": ("person-vcard", "info"),
    "REGISTRADA": ("pencil", "info"),
    "DETALLADA": ("list-check", "info"),
    "GLOSADA": ("check2-square", "ok"),
    "IMPRESA": ("printer", "aviso"),
    "ENTREGADA": ("box-seam", "info"),
    "OBSERVADA": ("exclamation-triangle", "error"),
    "CONFORME": ("clipboard-check", "ok"),
    "INSTALADA": ("tools", "ok"),
    "CONCLUIDA": ("flag", "ok"),
    "DESCARTADA": ("skip-forward", "neutro"),
    "ANULADA": ("x-circle", "neutro"),
}
_OTROS = {
    "PENDIENTE": ("hourglass-split", "aviso"),
    "EN_CURSO": ("play-circle", "info"),
    "HECHO": ("check-circle", "ok"),
    "FALTA": ("circle", "aviso"),
    "OK": ("check-circle", "ok"),
    "VIGENTE": ("check-circle", "ok"),
    "SUSTITUIDO": ("arrow-left-right", "neutro"),
    "ENVIADA": ("send", "info"),
    "ENTREGADO": ("envelope-check", "ok"),
    "ACUSADA": ("check2-all", "ok"),
    "REBOTADA": ("envelope-x", "error"),
    "POR_OTRO_MEDIO": ("whatsapp", "ok"),
    "SIN_DIRECCION": ("exclamation-circle", "aviso"),
    "APARTADO": ("exclamation-triangle", "error"),
    "ACEPTADO": ("check-circle", "ok"),
    "OBSERVADO": ("exclamation-triangle", "error"),
    "PROVISIONAL": ("hourglass-split", "aviso"),
    "DEFINITIVO": ("lock", "ok"),
    "RECHAZADA": ("x-circle", "error"),
    "NO_LLAMAR": ("ban", "error"),
    "DEMO": ("tag", "aviso"),
}
ASPECTOS = {**_VENTA, **_OTROS}
TEXTOS = {"SIN_DIRECCION": "Sin dirección", "DEMO": "DEMO"}


def aspecto(codigo: str, texto: str = "") -> Aspecto:
    """The look of ``codigo``; an unknown one is shown as a plain neutral word."""
    icono, tono = ASPECTOS.get(codigo, ("circle", "neutro"))
    palabra = texto or TEXTOS.get(codigo) or codigo.replace("_", " ").capitalize()
    return Aspecto(palabra, icono, tono)
