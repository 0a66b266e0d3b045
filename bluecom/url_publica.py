"""The address by which people know the system: cut by its grammar, refused when it is none."""

from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured


def leer_url_publica(texto: str) -> SplitResult:
    """Return URL_PUBLICA's parts: scheme, host and port, nothing else.

    Raises ``ImproperlyConfigured`` for one without a scheme, and for one with a path: cookies,
    static files and links all stand at the root of their host.
    """
    try:
        partes = urlsplit(texto.strip().rstrip("/"))
        entera = partes.scheme in {"http", "https"} and bool(partes.hostname) and partes.port != 0
    except ValueError:
        entera = False
    if not entera:
        raise ImproperlyConfigured(
            f"URL_PUBLICA={texto} no es una dirección de la web. Escríbala entera, como "
            "https://ventas.ejemplo.bo o http://192.168.1.20:8000."
        )
    if partes.path or partes.query or partes.fragment or partes.username is not None:
        raiz = f"{partes.scheme}://{partes.netloc.rpartition('@')[2]}"
        raise ImproperlyConfigured(
            f"URL_PUBLICA debe ser solo {raiz}: lleva algo más, y el sistema funciona en la raíz "
            "de su propio nombre."
        )
    return partes


def anfitrion(partes: SplitResult) -> str:
    """Return the host as a ``Host`` header names it: IPv6 in brackets."""
    nombre = partes.hostname or ""
    return f"[{nombre}]" if ":" in nombre else nombre
