"""The configuration, checked before anything is served: Django's checks and each process alike.

``bluecom.variables`` refuses what cannot be read; here is refused what reads well and could not
work. Commands run these checks by themselves; the web, the workers and beat ask for them.
"""

import os
import sys
from collections.abc import Callable, Iterator
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks
from django.core.checks import Warning as Advertencia
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from django.utils.module_loading import import_string

from bluecom.operacion.clave import leer_clave

ETIQUETA = "configuracion"
_POSITIVAS = (
    "PERIODO_BARRIDO",
    "PERIODO_PENDIENTES",
    "PERIODO_LATIDO",
    "ARRIENDO_SEGUNDOS",
    "REINTENTO_SEGUNDOS",
    "INTENTOS_MAXIMOS",
    "FALLAS_MAXIMAS",
    "LIMITE_SMARTFLEX_OBSERVACIONES",
    "SEGUNDOS_DE_CONSULTA",
    "SEGUNDOS_DE_PAGINA",
    "ESPERA_DE_CANDADOS",
)


YA_NO_SE_LEEN = ("DIAS_CAPACIDAD", "MINUTOS_RESERVA")
"""Variables of before; what they said is a number that the floor decides."""
_DE_ANTES = "{} ya no se lee: ese número se cambia en la administración, en «Reglas del piso»."


def exigir_configuracion() -> None:
    """Raise ``ImproperlyConfigured`` with every sentence; a process calls it as it starts."""
    faltas = [f.msg for f in run_checks(tags=[ETIQUETA]) if f.is_serious()]
    if faltas:
        raise ImproperlyConfigured(" ".join(faltas))


def terminar_si_no_sirve(**_: object) -> None:
    """The same for Celery, which swallows any exception of a signal but the wish to exit."""
    try:
        exigir_configuracion()
    except ImproperlyConfigured as error:
        sys.exit(str(error))


@register(ETIQUETA)
def revisar_configuracion(**_: Any) -> list[CheckMessage]:
    """One error for each variable that would fail later, a warning for each that nobody reads."""
    faltas = [Error(frase, id="bluecom.E001") for regla in _REGLAS for frase in regla()]
    sobran = [nombre for nombre in YA_NO_SE_LEEN if os.environ.get(nombre)]
    return [
        *faltas,
        *(Advertencia(_DE_ANTES.format(nombre), id="bluecom.W001") for nombre in sobran),
    ]


def _clave() -> Iterator[str]:
    try:
        leer_clave(settings.CLAVE_ARCHIVOS)
    except ImproperlyConfigured as error:
        yield str(error)


def _numeros() -> Iterator[str]:
    for nombre in _POSITIVAS:
        if not getattr(settings, nombre) > 0:
            yield f"{nombre} debe ser mayor que cero."


def _carpeta() -> Iterator[str]:
    """The folder of the private files, or the nearest above it that exists."""
    carpeta = Path(settings.CARPETA_PRIVADA)
    while not carpeta.exists() and carpeta != carpeta.parent:
        carpeta = carpeta.parent
    if not carpeta.is_dir() or not os.access(carpeta, os.W_OK | os.X_OK):
        yield f"CARPETA_DATOS o CARPETA_PRIVADA: no se puede escribir en {carpeta}."


def _remitente() -> Iterator[str]:
    try:
        validate_email(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    except ValidationError:
        yield "CORREO_REMITENTE debe ser una dirección: «Nombre <alguien@dominio>»."


def _integraciones() -> Iterator[str]:
    for nombre, ruta in settings.INTEGRACIONES.items():
        try:
            import_string(ruta)
        except ImportError:
            yield f"{nombre.upper()}={ruta} no nombra ningún adaptador."


def _central() -> Iterator[str]:
    """What the exchange needs to dial, asked only where it is to dial."""
    if not settings.INTEGRACIONES.get("elastix", "").endswith(".AMI"):
        return
    for nombre, ajuste in (
        ("AMI_SERVIDOR", "servidor"),
        ("AMI_USUARIO", "usuario"),
        ("AMI_CLAVE", "secret"),
        ("AMI_CONTEXTO", "contexto"),
        ("AMI_TECNOLOGIA", "tecnologia"),
    ):
        if not settings.AMI[ajuste]:
            yield f"Falta {nombre}: sin él la central no marca."
    if not 0 < settings.AMI["segundos"] < settings.SEGUNDOS_DE_CONSULTA:
        yield "AMI_SEGUNDOS debe ser mayor que cero y menor que SEGUNDOS_DE_CONSULTA."
    if settings.AMI["certificado"] and not Path(settings.AMI["certificado"]).is_file():
        yield f"AMI_CERTIFICADO: no hay ningún archivo en {settings.AMI['certificado']}."
    if not settings.AMI["timbrado"] > 0:
        yield "AMI_TIMBRADO debe ser mayor que cero."


_REGLAS: tuple[Callable[[], Iterator[str]], ...] = (
    _clave,
    _numeros,
    _carpeta,
    _remitente,
    _integraciones,
    _central,
)
