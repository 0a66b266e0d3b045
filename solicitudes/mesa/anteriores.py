"""The clients an asesor had today, the skipped ones among them, and which are still free (1.2)."""

from dataclasses import dataclass
from datetime import datetime, time

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.acto import Acto
from cartera.models import Cartera
from cartera.servicios import por_que_no
from cartera.servicios.tomar_este import EN_PRACTICA
from solicitudes.models import Motivo, Razon, Venta
from solicitudes.reglas.estados import Estado

MAXIMO = 100


@dataclass(frozen=True)
class Anterior:
    """One client, by his last taking of today; ``por_que_no``: why he is not taken again."""

    venta: Venta
    dicho: str
    nota: str
    saltado: bool
    por_que_no: str


def anteriores_de(acto: Acto) -> list[Anterior]:
    """Newest first, each client once; who is in hand is no earlier one."""
    en_mano = Venta.objects.en_mano_de(acto.usuario).values("pk")
    ventas = (
        Venta.objects.filter(asesor=acto.usuario, tomada_en__gte=_medianoche(acto.ahora))
        .exclude(pk__in=en_mano)
        .select_related(
            "contacto__cliente",
            "contacto__cartera",
            "contacto__reservado_por",
            "contacto__asignado_a",
            "llamada__resultado",
            "llamada__detalle",
        )
        .order_by("-tomada_en", "-pk")[:MAXIMO]
    )
    vistas: dict[int, Venta] = {}
    for venta in ventas:
        vistas.setdefault(venta.contacto_id, venta)
    razones = _razones(list(vistas.values()))
    practica = Cartera.objects.de_practica(acto.usuario).exists()
    return [_anterior(venta, razones.get(venta.pk), acto, practica) for venta in vistas.values()]


def saltos_entre(desde: datetime, hasta: datetime) -> list[Razon]:
    """Who ended a taking without having called, whom, when and why; newest first."""
    sin_llamar = (Motivo.Ambito.SALTO, Motivo.Ambito.DESCARTE)
    razones = Razon.objects.filter(
        transicion="descartar",
        deshecha_en=None,
        motivo__ambito__in=sin_llamar,
        en__gte=desde,
        en__lt=hasta,
        venta__contacto__cartera__de_prueba=False,
    )
    return list(razones.select_related("motivo", "por", "venta__contacto__cliente").order_by("-en"))


def _razones(ventas: list[Venta]) -> dict[int, Razon]:
    suyas = Razon.objects.filter(
        venta__in=ventas, transicion__in=("descartar", "anular"), deshecha_en=None
    )
    return {razon.venta_id: razon for razon in suyas.select_related("motivo").order_by("pk")}


def _anterior(venta: Venta, razon: Razon | None, acto: Acto, practica: bool) -> Anterior:
    espera = practica and not venta.contacto.cartera.de_prueba
    terminada = venta.estado in (Estado.DESCARTADA, Estado.ANULADA)
    if terminada and razon is not None:
        dicho, nota = str(razon.motivo), razon.nota
    elif terminada and venta.llamada is not None:
        dicho, nota = venta.llamada.dicho, venta.llamada.nota
    else:
        dicho, nota = str(venta.get_estado_display()), ""
    return Anterior(
        venta=venta,
        dicho=dicho,
        nota=nota,
        saltado=razon is not None and razon.motivo.ambito == Motivo.Ambito.SALTO,
        por_que_no=por_que_no(venta.contacto, acto) or (EN_PRACTICA if espera else ""),
    )


def _medianoche(ahora: datetime) -> datetime:
    return datetime.combine(hoy(ahora), time(), LA_PAZ)
