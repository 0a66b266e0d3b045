"""What the month keeps of people, and what a month that is open keeps from being forgotten."""

from datetime import date

from django.db.models import DateField
from django.db.models.functions import Coalesce, TruncMonth

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.retencion.catalogo import Conservada, declarar_copia
from indicadores.models import Cierre
from solicitudes.retencion.cuales import Ventas, registrar_retencion

for copia in (
    Conservada(
        codigo="conversaciones",
        que="El teléfono de cada conversación contada",
        modelo="indicadores.Conversacion",
        campos=("telefono",),
        queda="El mes abierto se vuelve a contar desde sus filas.",
    ),
    Conservada(
        codigo="conversaciones_cerradas",
        que="El teléfono de cada conversación de un mes cerrado",
        modelo="indicadores.ConversacionCerrada",
        campos=("telefono",),
        queda="Un mes cerrado responde desde sus filas, y no cambian.",
    ),
    Conservada(
        codigo="reporte_de_smartflex",
        que="De quién es cada solicitud del reporte de COMTECO",
        modelo="indicadores.SolicitudReportada",
        campos=("numero", "codigo_cliente", "identidad"),
        queda="Contra él se contrasta el mes.",
    ),
):
    declarar_copia(copia)


def de_un_mes_abierto(ventas: Ventas) -> Ventas:
    """Those whose month nobody has closed, or that was opened again; practice counts in none."""
    cerrados = Cierre.objects.filter(reabierto_en=None).values_list("mes", flat=True)
    firmes = [date.fromisoformat(f"{mes}-01") for mes in cerrados]
    cuenta_en = Coalesce("glosada_en", "tomada_en")
    de_su_mes = ventas.annotate(
        su_mes=TruncMonth(cuenta_en, tzinfo=LA_PAZ, output_field=DateField())
    )
    return de_su_mes.filter(carpeta__de_prueba=False).exclude(su_mes__in=firmes)


registrar_retencion("de un mes sin cerrar", de_un_mes_abierto)
