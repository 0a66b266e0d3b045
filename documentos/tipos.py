"""Kinds of paper and of received file, and what table III.1 says of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices


class TipoDocumento(TextChoices):
    """The papers this app makes."""

    CARTA_MODELO = "CARTA_MODELO", "Modelo de carta de solicitud"
    SOLICITUD = "SOLICITUD", "Solicitud de Servicios Corporativos"
    CONTRATO = "CONTRATO", "Contrato de Suministro del Servicio"
    COMODATO = "COMODATO", "Contrato de Comodato"
    TERMINOS = "TERMINOS", "Términos y Condiciones del Servicio"
    ACTA_ENTREGA = "ACTA_ENTREGA", "Acta de Entrega de Documentación"
    CONSTANCIA = "CONSTANCIA", "Constancia de Recepción de Documentación"
    ACTA_INSTALACION = "ACTA_INSTALACION", "Acta de Instalación de Equipos"
    CONDICIONES = "CONDICIONES", "Condiciones Generales del Servicio"
    EXPEDIENTE = "EXPEDIENTE", "Expediente de la Venta"


class TipoArchivo(TextChoices):
    """What the client sends by WhatsApp (6.2), and the agent's proof of a check (2, 3)."""

    CI_ANVERSO = "CI_ANVERSO", "anverso del C.I."
    CI_REVERSO = "CI_REVERSO", "reverso del C.I."
    CARTA = "CARTA", "carta de solicitud"
    CI_DIGITAL = "CI_DIGITAL", "C.I. digital"
    CI_DIGITAL_2 = "CI_DIGITAL_2", "C.I. digital, segunda captura"
    FIRMANTE_ANVERSO = "FIRMANTE_ANVERSO", "anverso del C.I. de quien firma"
    FIRMANTE_REVERSO = "FIRMANTE_REVERSO", "reverso del C.I. de quien firma"
    PODER = "PODER", "documento que acredita a quien firma"
    SIN_ORDENAR = "SIN_ORDENAR", "archivo por ordenar"
    EVIDENCIA = "EVIDENCIA", "pantalla consultada"


class Origen(TextChoices):
    """By which way a file reached the house."""

    ESCRITORIO = "ESCRITORIO", "escritorio"
    WHATSAPP = "WHATSAPP", "WhatsApp"
    ENLACE = "ENLACE", "enlace de un solo uso"
    PANTALLA = "PANTALLA", "pantalla"


DEL_CI = (
    TipoArchivo.CI_ANVERSO,
    TipoArchivo.CI_REVERSO,
    TipoArchivo.CI_DIGITAL,
    TipoArchivo.CI_DIGITAL_2,
    TipoArchivo.FIRMANTE_ANVERSO,
    TipoArchivo.FIRMANTE_REVERSO,
)
"""The photos of an identity, of which no two clients have the same."""
HOJAS_DE_CI: Mapping[str, tuple[TipoArchivo, ...]] = {
    "Cédula de identidad, anverso y reverso": DEL_CI[:2],
    "Cédula de identidad digital": DEL_CI[2:4],
    "Cédula de identidad de quien firma, anverso y reverso": DEL_CI[4:],
}
"""Each C.I. is a sheet of the folder, which says whose it is."""
CARTAS = (TipoArchivo.CARTA, TipoArchivo.PODER)
"""What goes into the folder on a sheet of its own."""
ADMITEN_PDF = (TipoArchivo.CARTA, TipoArchivo.PODER, TipoArchivo.SIN_ORDENAR)


class Situacion(TextChoices):
    """A paper is in force until another version takes its place."""

    VIGENTE = "VIGENTE", "Vigente"
    SUSTITUIDO = "SUSTITUIDO", "Sustituido"


FORMULARIOS = (TipoDocumento.SOLICITUD, TipoDocumento.CONTRATO, TipoDocumento.COMODATO)


class Clase(TextChoices):
    """What table III.1 calls a type of document."""

    FORMULARIO = "F", "Formulario"
    INFORME = "I", "Informe"
    REGLAMENTO = "R", "Reglamento"
    POLITICA = "P", "Política"


class Modo(TextChoices):
    AUTOMATICO = "A", "automático"
    MANUAL = "M", "manual"


@dataclass(frozen=True)
class Ficha:
    """A row of table III.1: kind of document, manual or automatic, and how many of each.

    ``de_smartflex``: Smartflex prints it, and no paper of ours takes its place in the folder.
    """

    clase: str
    modo: str
    originales: int = 1
    copias: int = 1
    de_smartflex: bool = False

    def __str__(self) -> str:
        """As the table reads: ``"Formulario, manual: 1 original y 1 copia"``."""
        quien = " · lo imprime Smartflex" if self.de_smartflex else ""
        return f"{Clase(self.clase).label}, {Modo(self.modo).label}: {self.ejemplares}{quien}"

    @property
    def ejemplares(self) -> str:
        """For example "1 original y 2 copias"."""
        originales = _cuantos(self.originales, "original", "originales")
        return " y ".join(n for n in (originales, _cuantos(self.copias, "copia", "copias")) if n)


def _cuantos(n: int, uno: str, varios: str) -> str:
    return f"{n} {uno if n == 1 else varios}" if n else ""


TABLA_III = {
    TipoDocumento.SOLICITUD: Ficha("F", "A"),
    TipoDocumento.CONTRATO: Ficha("F", "M"),
    TipoDocumento.COMODATO: Ficha("F", "M"),
}
"""What ships, which is version 1 of each row; another is a version that two administrators sign."""


def ficha_de(tipo: str, instantanea: Mapping[str, Any] | None) -> Ficha | None:
    """The row of table III.1 that a paper was issued by; what ships where it froze no other."""
    congelada = (instantanea or {}).get("ficha")
    return Ficha(**congelada) if congelada else TABLA_III.get(TipoDocumento(tipo))


def ejemplares_de_cada(fichas: Iterable[Ficha | None]) -> str:
    """For example "1 original y 1 copia de cada formulario"."""
    distintos = {ficha.ejemplares for ficha in fichas if ficha}
    dicho = distintos.pop() if len(distintos) == 1 else "los ejemplares"
    return f"{dicho} de cada formulario"
