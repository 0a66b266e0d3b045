"""The closing file of a sale: what happened, what was issued and received, hash by hash."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from documentos.datos.papeles import DatosPapel


@dataclass(frozen=True, kw_only=True)
class Suceso:
    """One act of the log: who, when, from which state to which, and its hash in the chain."""

    n: int
    instante: datetime
    que: str
    quien: str
    hash: str
    desde: str = ""
    hasta: str = ""


@dataclass(frozen=True, kw_only=True)
class PapelEmitido:
    """One version of one paper, in force or replaced."""

    nombre: str
    numero: int
    version: int
    plantilla: str
    huella: str
    sha256: str
    vigente: bool = True


@dataclass(frozen=True, kw_only=True)
class ArchivoGuardado:
    """One file of the client, as it came."""

    id: int
    nombre: str
    recibido_en: datetime
    recibido_por: str
    canal: str
    sha256: str
    vigente: bool = True


@dataclass(frozen=True, kw_only=True)
class CorreoEnviado:
    """The terms as they went out; ``sha256`` is of the file attached.

    ``acusado_…``: when the client said that they arrived, from which address, and of what file.
    """

    message_id: str
    para: str
    situacion: str
    sha256: str
    enviado_en: datetime | None = None
    rebotado_en: datetime | None = None
    acusado_en: datetime | None = None
    acusado_desde: str = ""
    acusado_sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class ActaDelExpediente:
    """One acta that listed the folder, and its reception."""

    papel: PapelEmitido
    propuesta_en: datetime
    entrega: str
    recibe: str = ""
    recibida_en: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DatosExpediente(DatosPapel):
    """Step 11.2: the sale is over; its whole proof in one paper."""

    TIPO: ClassVar[str] = "EXPEDIENTE"
    venta: int
    cliente: str
    documento: str
    plan: str
    estado: str
    constancia: str = ""
    sucesos: tuple[Suceso, ...]
    papeles: tuple[PapelEmitido, ...]
    archivos: tuple[ArchivoGuardado, ...]
    correos: tuple[CorreoEnviado, ...] = ()
    actas: tuple[ActaDelExpediente, ...] = ()
