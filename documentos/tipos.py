"""Kinds of paper and of received file, and what table III.1 says of each."""

from dataclasses import dataclass

from django.db.models import TextChoices


class TipoDocumento(TextChoices):
    """The papers this app makes."""

    CARTA_MODELO = "CARTA_MODELO", "Modelo de carta de solicitud"
    SOLICITUD = "SOLICITUD", "Solicitud de Servicios Corporativos"
    CONTRATO = "CONTRATO", "Contrato de Suministro del Servicio"
    COMODATO = "COMODATO", "Contrato de Comodato"
    TERMINOS = "TERMINOS", "Términos y Condiciones del Servicio"
    ACTA_ENTREGA = "ACTA_ENTREGA", "Acta de Entrega de Documentación"
    ACTA_INSTALACION = "ACTA_INSTALACION", "Acta de Instalación de Equipos"
    CONDICIONES = "CONDICIONES", "Condiciones Generales del Servicio"
    EXPEDIENTE = "EXPEDIENTE", "Expediente de la Venta"


class TipoArchivo(TextChoices):
    """What the client sends by WhatsApp (6.2), and the agent's proof of a check (2, 3)."""

    CI_ANVERSO = "CI_ANVERSO", "anverso del C.I."
    CI_REVERSO = "CI_REVERSO", "reverso del C.I."
    CARTA = "CARTA", "carta de solicitud"
    EVIDENCIA = "EVIDENCIA", "pantalla consultada"


class Situacion(TextChoices):
    """A paper is in force until another version takes its place."""

    VIGENTE = "VIGENTE", "Vigente"
    SUSTITUIDO = "SUSTITUIDO", "Sustituido"


FORMULARIOS = (TipoDocumento.SOLICITUD, TipoDocumento.CONTRATO, TipoDocumento.COMODATO)


@dataclass(frozen=True)
class Ficha:
    """A row of table III.1: kind of document, manual or automatic, and how many of each."""

    clase: str
    modo: str
    originales: int = 1
    copias: int = 1

    def __str__(self) -> str:
        """As the table reads: ``"Formulario, manual: 1 original y 1 copia"``."""
        clase = {"F": "Formulario"}.get(self.clase, self.clase)
        modo = {"A": "automático", "M": "manual"}.get(self.modo, self.modo)
        cuantas = "copia" if self.copias == 1 else "copias"
        originales = "original" if self.originales == 1 else "originales"
        return f"{clase}, {modo}: {self.originales} {originales} y {self.copias} {cuantas}"


TABLA_III = {
    TipoDocumento.SOLICITUD: Ficha("F", "A"),
    TipoDocumento.CONTRATO: Ficha("F", "M"),
    TipoDocumento.COMODATO: Ficha("F", "M"),
}
