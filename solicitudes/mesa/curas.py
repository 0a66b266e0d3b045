"""A file says that a wait is over: its clients return to the queue, once (1.2, 2.1, 3.2)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.parametros.consultas import valor
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Pendiente, Tema
from bluecom.planillas.models import Corrida
from cartera import servicios as cartera
from cartera.dichos import capacidad_dicha, dichos_de_zonas
from cartera.models import CapacidadZona, ImpedimentoDicho, NoLlamar
from cartera.zonas import clave_de_zona
from solicitudes.mesa.consulta_espera import POR_CAPACIDAD, POR_IMPEDIMENTO, en_espera_de
from solicitudes.models import Verificacion
from solicitudes.pasos.p02_p03_consultas.segun_archivo import (
    productos_por_tecnologia,
    vence_el,
)
from solicitudes.reglas.parametros import DIAS_DE_CAPACIDAD, DIAS_SIN_IMPEDIMENTOS


def devolver_curados(pendiente: Pendiente) -> None:
    """Whoever the files say is cured by now; whose wait began later stays in it.

    Everybody who waits is looked at, whatever file came: done twice, it finds nobody else.
    """
    corrida = Corrida.objects.select_related("pedida_por").get(pk=pendiente.objeto_id or 0)
    acto = Acto(corrida.pedida_por, timezone.now())
    curas = (
        (POR_IMPEDIMENTO, sin_impedimento_ya(acto.ahora, de_prueba=corrida.de_prueba)),
        (POR_CAPACIDAD, con_capacidad_ya(acto.ahora, de_prueba=corrida.de_prueba)),
    )
    for por, curados in curas:
        cuantos = cartera.volver_por_archivo(curados, por=por, acto=acto)
        for corrida_id, n in cuantos.items():
            _decir(corrida_id, n, acto)


def _esperan(por: str, ahora: datetime, *, de_prueba: bool) -> QuerySet[Any]:
    """``sabido``: when it was seen that he had to wait; of what a file said, the file's day.

    Who is on the do-not-call list goes on waiting: nobody would be handed him.
    """
    contra = Verificacion.objects.filter(venta=OuterRef("la_venta"), favorable=False)
    visto = Subquery(contra.order_by("-pk").values("consultado_en")[:1])
    esperan: QuerySet[Any] = en_espera_de(ahora, de_prueba=de_prueba).filter(por=por)
    vetos = NoLlamar.objects.vigentes().filter(
        Q(numero=OuterRef("linea")) | Q(cliente=OuterRef("cliente"))
    )
    esperan = esperan.exclude(Exists(vetos))
    con_el_dia: QuerySet[Any] = esperan.annotate(sabido=Coalesce(visto, F("desde")))
    return con_el_dia


def sin_impedimento_ya(ahora: datetime, *, de_prueba: bool) -> list[cartera.Curado]:
    """The last word on them is newer than their wait, clean and in force (2.1)."""
    dias = valor(DIAS_SIN_IMPEDIMENTOS, ahora)
    ultimo = ImpedimentoDicho.objects.filter(cliente=OuterRef("cliente"))
    esperan = _esperan(POR_IMPEDIMENTO, ahora, de_prueba=de_prueba)
    filas = esperan.annotate(dicho=Subquery(ultimo.values("pk")[:1])).exclude(dicho=None)
    dichos = ImpedimentoDicho.objects.in_bulk([fila.dicho for fila in filas])
    return [
        cartera.Curado(fila.pk, dicho.corrida_id)
        for fila in filas
        if (dicho := dichos[fila.dicho]).limpio
        and dicho.dicho_en > fila.sabido
        and vence_el(dicho, dias) >= hoy(ahora)
    ]


def con_capacidad_ya(ahora: datetime, *, de_prueba: bool) -> list[cartera.Curado]:
    """Their zone got capacity since they wait, by a technology that serves them (3.2)."""
    esperan = list(_esperan(POR_CAPACIDAD, ahora, de_prueba=de_prueba))
    zonas = {fila.zona: clave_de_zona(fila.zona) for fila in esperan}
    de_cada_zona: dict[str, list[CapacidadZona]] = {}
    for hecho in dichos_de_zonas(list(zonas.values()), de_prueba=de_prueba):
        de_cada_zona.setdefault(hecho.clave_zona, []).append(hecho)
    return list(_con_capacidad(esperan, zonas, de_cada_zona, ahora))


def _con_capacidad(
    esperan: list[Any],
    zonas: dict[str, str],
    de_cada_zona: dict[str, list[CapacidadZona]],
    ahora: datetime,
) -> Iterator[cartera.Curado]:
    dias, dia = valor(DIAS_DE_CAPACIDAD, ahora), hoy(ahora)
    posibles: dict[tuple[str, ...], list[tuple[str, set[str]]]] = {}
    for fila in esperan:
        hechos = de_cada_zona.get(zonas[fila.zona], [])
        requeridos = tuple(sorted(fila.servicios_requeridos))
        if hechos and requeridos not in posibles:
            posibles[requeridos] = productos_por_tecnologia(requeridos, dia)
        gabinete = clave_de_zona(fila.gabinete)
        for tecnologia, productos in posibles.get(requeridos, []) if hechos else []:
            nuevo = _paso_a_haber(hechos, tecnologia, gabinete, productos, fila.sabido)
            if nuevo is not None and vence_el(nuevo, dias) >= dia:
                yield cartera.Curado(fila.pk, nuevo.corrida_id)
                break


def _paso_a_haber(
    hechos: list[CapacidadZona],
    tecnologia: str,
    gabinete: str,
    productos: set[str],
    desde: datetime,
) -> CapacidadZona | None:
    """The row by which there is capacity now, if there was none, or nobody knew, since then.

    Whoever was refused at his line though the zone had capacity is not returned for the zone's
    having it still.
    """

    def estado(hasta: datetime | None) -> Any:
        return capacidad_dicha(
            hechos, tecnologia=tecnologia, gabinete=gabinete, productos=productos, hasta=hasta
        )

    ahora = estado(None)
    if ahora is None or not ahora.disponible:
        return None
    ultimo = max(ahora.hechos, key=lambda hecho: hecho.dicho_en)
    if ultimo.dicho_en <= desde:
        return None
    instantes = [desde, *(h.dicho_en for h in hechos if desde < h.dicho_en < ultimo.dicho_en)]
    sin_haber = any(not (antes := estado(i)) or not antes.disponible for i in instantes)
    return ultimo if sin_haber else None


def _decir(corrida_id: int, cuantos: int, acto: Acto) -> None:
    """On the report of the file, and to whoever loaded it."""
    corrida = Corrida.objects.select_for_update().get(pk=corrida_id)
    corrida.conteos["vuelven"] = corrida.conteos.get("vuelven", 0) + cuantos
    corrida.save(update_fields=["conteos"])
    quienes = "1 cliente vuelve" if cuantos == 1 else f"{cuantos} clientes vuelven"
    avisar(
        [corrida.pedida_por_id],
        f"{quienes} a la cola: «{corrida.archivo}» dice que ya no esperan.",
        clave=f"curados:{corrida_id}:{acto.ahora:%Y%m%d%H%M%S%f}",
        ahora=acto.ahora,
        tema=Tema.ARCHIVO,
    )
