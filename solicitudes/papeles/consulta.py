"""All the papers of one sale, each version with what became of it (10, 11, 11.2)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils.timezone import localtime

from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.fallas import sin_direcciones
from documentos import servicios as documentos
from documentos.models import Documento, Reimpresion
from documentos.tipos import Situacion, TipoDocumento
from solicitudes.models import CarpetaEntregada, Razon, Venta
from solicitudes.reglas import permisos
from solicitudes.reglas.estados import SIN_EFECTO

ORDEN = [
    TipoDocumento.CARTA_MODELO,
    TipoDocumento.SOLICITUD,
    TipoDocumento.CONTRATO,
    TipoDocumento.COMODATO,
    TipoDocumento.ACTA_INSTALACION,
    TipoDocumento.TERMINOS,
    TipoDocumento.EXPEDIENTE,
]
_DE_UNA_CORRECCION = ("corregir", "reabrir")


@dataclass(frozen=True)
class Version:
    """One issue of a paper: ``codigo`` and ``dicho`` say its state, ``por_que`` what made it so."""

    papel: Documento
    codigo: str
    dicho: str
    por_que: str
    reimprimible: bool

    @property
    def huella_corta(self) -> str:
        """The first twelve digits of the SHA-256 of its file."""
        return self.papel.sha256[:12]


@dataclass(frozen=True)
class ActaDeEntrega:
    """A hand-over acta with this sale's folder in it, and what this person may do with it."""

    fila: CarpetaEntregada
    version: Version
    se_abre: bool
    reimprimible: bool


def papeles_de(venta: Venta, usuario: Usuario) -> list[Version]:
    """Every version ever issued, in the order of the procedure, the newest of each first."""
    papeles = list(
        venta.carpeta.documentos.select_related("emitido_por")
        .defer("datos")
        .prefetch_related(_reimpresiones())
    )
    papeles.sort(key=lambda p: (ORDEN.index(TipoDocumento(p.tipo)), -p.version))
    juez = _Juez(venta, papeles, puede=permisos.reimprime(venta, usuario))
    return [juez.version(papel) for papel in papeles]


def actas_de_entrega(venta: Venta, usuario: Usuario) -> list[ActaDeEntrega]:
    """The actas that carried its folder, also those of the asesor who had it before."""
    filas = list(
        venta.entregas.con_papel()
        .select_related("entrega__acta__emitido_por", "recepcion__constancia__emitido_por")
        .defer("entrega__acta__datos", "recepcion__constancia__datos")
        .prefetch_related(_reimpresiones("entrega__acta__"))
        .order_by("-pk")
    )
    juez = _Juez(venta, [papel for f in filas if (papel := f.papel)], puede=False)
    return [_acta(f, juez.version(papel), usuario) for f in filas if (papel := f.papel)]


def _acta(fila: CarpetaEntregada, version: Version, usuario: Usuario) -> ActaDeEntrega:
    se_abre = abre_acta(fila, usuario)
    reimprime = (
        se_abre
        and fila.extra_id is None
        and version.papel.listo
        and version.papel.situacion == Situacion.VIGENTE
        and usuario.tiene_rol(*permisos.VEN_FOTOS)
    )
    return ActaDeEntrega(fila, version, se_abre, reimprime)


def abre_acta(fila: CarpetaEntregada, usuario: Usuario) -> bool:
    """An acta lists other clients too: of the asesores, only who proposed it opens it."""
    return not usuario.tiene_rol(Rol.ASESOR) or fila.entrega.asesor_id == usuario.pk


def _reimpresiones(de: str = "") -> "Prefetch[str]":
    filas = Reimpresion.objects.select_related("usuario").order_by("pk")
    return Prefetch(f"{de}reimpresiones", queryset=filas)


class _Juez:
    """Says the state of each paper of a sale from what was read once for all of them."""

    def __init__(self, venta: Venta, papeles: list[Documento], *, puede: bool) -> None:
        self.sin_efecto = venta.get_estado_display() if venta.estado in SIN_EFECTO else ""
        self.puede = puede
        self.siguientes = {p.sustituye_id: p for p in papeles if p.sustituye_id}
        self.apartados = documentos.apartados_de(p for p in papeles if not p.listo)
        sustituidos = any(p.situacion == Situacion.SUSTITUIDO for p in papeles)
        self.porques = _porques(venta) if sustituidos else []

    def version(self, papel: Documento) -> Version:
        codigo, dicho, por_que = self._situacion(papel)
        rige = papel.situacion == Situacion.VIGENTE
        return Version(papel, codigo, dicho, por_que, self.puede and rige and papel.listo)

    def _situacion(self, papel: Documento) -> tuple[str, str, str]:
        if papel.situacion == Situacion.SUSTITUIDO:
            return "SUSTITUIDO", self._sustituido(papel), self._por_que(papel)
        if papel.pk in self.apartados:
            error = sin_direcciones(self.apartados[papel.pk].ultimo_error)
            return "APARTADO", "No se pudo preparar", error
        if not papel.listo:
            return "PENDIENTE", "Preparándose", ""
        if self.sin_efecto:
            return "ANULADA", "Sin efecto", f"La venta está {self.sin_efecto.lower()}."
        return "VIGENTE", "En vigor", ""

    def _sustituido(self, papel: Documento) -> str:
        siguiente = self.siguientes.get(papel.pk)
        return f"Sustituido por la versión {siguiente.version}" if siguiente else "Ya no va"

    def _por_que(self, papel: Documento) -> str:
        if papel.sustituido_en is None:
            return ""
        cuando = f"El {localtime(papel.sustituido_en):%d/%m/%Y %H:%M}"
        if papel.pk not in self.siguientes:
            return f"{cuando}: la venta dejó de llevarlo."
        desde, hasta = papel.emitido_en, papel.sustituido_en
        dichos = (dicho for en, dicho in self.porques if desde <= en <= hasta)
        return f"{cuando}: {next(dichos, 'cambió lo que dice')}."


def _porques(venta: Venta) -> list[tuple[datetime, str]]:
    """What was corrected and what was observed, with its instant, the newest first."""
    razones = venta.razones.filter(transicion__in=_DE_UNA_CORRECCION, deshecha_en=None)
    dichos = [(r.en, _de_razon(r)) for r in razones.select_related("motivo")]
    dichos += [
        (o.creada_en, f"lo observó Canales Virtuales, «{o.motivo}»")
        for o in venta.observaciones.select_related("motivo")
    ]
    return sorted(dichos, reverse=True)


def _de_razon(razon: Razon) -> str:
    que = f"se corrigió el paso {razon.paso}" if razon.paso else "se abrió de nuevo"
    nota = f" ({razon.nota})" if razon.nota else ""
    return f"{que}, «{razon.motivo}»{nota}"
