"""Take the next numbered list of a unit, and take it again as a copy."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.db import connection, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.planillas.salida import (
    Celda,
    Columna,
    Formato,
    Hoja,
    Tipo,
    escribir,
    escribir_libro,
)
from bluecom.rechazo import Rechazo
from solicitudes.canales.remisiones import consulta
from solicitudes.canales.remisiones.columnas import COLUMNAS, CON_TODO, que_hacer
from solicitudes.canales.remisiones.liquidacion import hoja_de_cuentas, vestir
from solicitudes.models import Remision, RenglonRemitido, Venta
from solicitudes.models.venta import VentaQuerySet

PAPEL = "papel"
ORIGINAL, COPIA = "ORIGINAL", "COPIA"
DATOS = "Datos"
Clase = RenglonRemitido.Clase


def tomar(destino: Remision.Destino, *, acto: Acto) -> Remision:
    """The next list of this unit: what it has not heard of, and what of it is otherwise now.

    Two at once take one after the other, and a sale that is being annulled is waited for. Raises
    ``Rechazo`` when there is nothing to say.
    """
    if destino not in consulta.destinos_de(acto.usuario):
        raise Rechazo(f"La lista de {destino.label} la toma otra persona.")
    mundo, mes = acto.usuario.de_prueba, consulta.mes_de_la_lista(destino, acto.ahora)
    with transaction.atomic():
        _por_turno(destino, mundo)
        altas = _sujetas(consulta.altas(destino, de_prueba=mundo, mes=mes))
        rectificadas = _sujetas(consulta.rectificadas(destino, de_prueba=mundo, mes=mes))
        bajas = _sujetas(consulta.bajas(destino, de_prueba=mundo))
        if not (altas or rectificadas or bajas):
            raise Rechazo(f"No hay ninguna venta nueva que remitir a {destino.label}.")
        remision = Remision.objects.create(
            destino=destino,
            numero=consulta.proximo_numero(destino, de_prueba=mundo),
            de_prueba=mundo,
            mes=mes,
            columnas=[[c.titulo, str(c.tipo)] for c in COLUMNAS[destino]],
            tomada_por=acto.usuario,
            tomada_en=acto.ahora,
        )
        ventas = [
            *((venta, Clase.ALTA) for venta in altas),
            *((venta, Clase.RECTIFICADA) for venta in rectificadas),
            *((venta, Clase.BAJA) for venta in bajas),
        ]
        if destino == Remision.Destino.LIQUIDACION:
            vestir(ventas)
        RenglonRemitido.objects.bulk_create(
            _renglon(remision, orden, venta, clase)
            for orden, (venta, clase) in enumerate(ventas, start=1)
        )
        datos = {"destino": str(destino), "numero": remision.numero}
        datos |= {"altas": len(altas), "bajas": len(bajas)}
        datos |= {"rectificadas": len(rectificadas)} if rectificadas else {}
        anotar(f"remision:{remision.pk}", "tomar_remision", acto=acto, datos=datos)
    return remision


def dar_ejemplar(remision: Remision, formato: str, *, acto: Acto) -> str:
    """Note who takes the paper or the file: the first is ``ORIGINAL``, every other ``COPIA``."""
    with transaction.atomic():
        Remision.objects.select_for_update(no_key=True).get(pk=remision.pk)
        copia = remision.ejemplares.exists()
        remision.ejemplares.create(formato=formato, copia=copia, por=acto.usuario, en=acto.ahora)
        datos = {"formato": formato, "copia": copia}
        anotar(f"remision:{remision.pk}", "dar_ejemplar", acto=acto, datos=datos)
    return COPIA if copia else ORIGINAL


def archivo(remision: Remision, formato: Formato, marca: str) -> BytesIO:
    """The list as it was taken: but for its mark, a copy is the original byte by byte.

    The workbook of a settlement adds it up too.
    """
    titulos = [
        Columna("Lista"),
        Columna("Orden", Tipo.ENTERO),
        Columna("Qué hacer"),
        *columnas_de(remision),
        Columna("Ejemplar"),
    ]
    filas = ([str(remision), *fila, marca] for fila in filas_de(remision))
    destino = BytesIO()
    if formato is Formato.XLSX and remision.mes:
        cuentas = hoja_de_cuentas(remision, DATOS, titulos)
        hojas = [Hoja(DATOS, titulos, filas), cuentas]
        escribir_libro(hojas, destino, hecho_en=remision.tomada_en)
    else:
        escribir(formato, titulos, filas, destino, hecho_en=remision.tomada_en)
    destino.seek(0)
    return destino


def columnas_de(remision: Remision) -> list[Columna]:
    """As they were when it was taken, whatever a list of today has."""
    return [Columna(titulo, Tipo(tipo)) for titulo, tipo in remision.columnas]


def filas_de(remision: Remision) -> list[list[Celda]]:
    """Order, what to do, and what it said of each sale."""
    tipos = [columna.tipo for columna in columnas_de(remision)]
    return [
        [r.orden, que_hacer(r, remision.destino), *map(_leer, tipos, r.celdas)]
        for r in remision.renglones.order_by("orden")
    ]


def _por_turno(destino: str, de_prueba: bool) -> None:
    """Until the end of the transaction nobody else takes a list of this unit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 23))", [f"{destino}:{de_prueba}"]
        )


def _sujetas(ventas: VentaQuerySet) -> list[Venta]:
    """With what the columns read, held so that none is annulled on the way.

    They are looked for again once held: what changed meanwhile is seen as it came to be.
    """
    sujetas = ventas.order_by("pk").select_for_update(of=("self",), no_key=True)
    claves = list(sujetas.values_list("pk", flat=True))
    return list(ventas.filter(pk__in=claves).select_related(*CON_TODO))


def _renglon(remision: Remision, orden: int, venta: Venta, clase: str) -> RenglonRemitido:
    return RenglonRemitido(
        remision=remision,
        orden=orden,
        venta=venta,
        destino=remision.destino,
        clase=clase,
        celdas=[_guardar(c.valor(venta)) for c in COLUMNAS[remision.destino]],
        instalada=venta.instalacion.fecha if venta.instalacion_actual else None,
    )


def _guardar(celda: Celda) -> Any:
    if isinstance(celda, Decimal):
        return str(celda)
    return celda.isoformat() if isinstance(celda, date) else celda


def _leer(tipo: Tipo, guardada: Any) -> Celda:
    if guardada in (None, ""):
        return None
    if tipo is Tipo.INSTANTE:
        return datetime.fromisoformat(guardada)
    if tipo is Tipo.FECHA:
        return date.fromisoformat(guardada)
    return Decimal(guardada) if tipo is Tipo.MONTO else guardada
