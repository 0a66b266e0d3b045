"""The month and the day; mounted at the root."""

from django.urls import path, register_converter

from bluecom.listados.pagina import pagina_de
from indicadores.listados_del_dia import DE_CORREOS, DE_DEBIDOS, DE_VENTAS
from indicadores.views import (
    cierre,
    conversaciones,
    dia,
    elegir_registro,
    filas,
    informe,
    mes,
    partes,
    periodo,
    plan,
    smartflex,
    tarjeta,
)


class MesConverter:
    """``2026-11``."""

    regex = r"20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class TramoConverter(MesConverter):
    """``2026-11``, or ``2026-11-03..2026-11-16``."""

    regex = rf"{MesConverter.regex}(?:-[0-9]{{2}}\.\.{MesConverter.regex}-[0-9]{{2}})?"


register_converter(MesConverter, "mes")
register_converter(TramoConverter, "tramo")

urlpatterns = [
    path("mes/", mes.mes, name="mes"),
    path("mes/<mes:mes>/", mes.mes, name="mes_de"),
    path("mes/periodo/", periodo.periodo, name="mes_periodo"),
    path("mes/<tramo:mes>/filas/<slug:cifra>/", filas.filas, name="mes_filas"),
    path("mes/<mes:mes>/todo/", mes.todo, name="mes_todo"),
    path("mes/<mes:mes>/parte/<slug:cual>/", partes.parte, name="mes_parte"),
    path("mes/<mes:mes>/smartflex/", smartflex.contraste, name="mes_smartflex"),
    path("mes/smartflex/<int:reporte_id>/", smartflex.reporte, name="reporte_smartflex"),
    path("mes/<mes:mes>/llamadas/", conversaciones.conversaciones, name="mes_conversaciones"),
    path("mes/<mes:mes>/cierre/", cierre.cierre, name="mes_cierre"),
    path(
        "mes/cierres/<int:cierre_id>/reapertura/pedir/",
        cierre.pedir_reapertura,
        name="pedir_reapertura_del_mes",
    ),
    path(
        "mes/cierres/<int:cierre_id>/reapertura/decidir/",
        cierre.decidir_reapertura,
        name="decidir_reapertura_del_mes",
    ),
    path(
        "mes/<mes:mes>/llamadas/<int:central_id>/registro/",
        elegir_registro.elegir,
        name="mes_elegir_registro",
    ),
    path("mes/<mes:mes>/plan/", plan.plan, name="mes_plan"),
    path("mes/plan/<int:accion_id>/seguir/", plan.seguir, name="seguir_accion"),
    path("mes/<mes:mes>/informe/", informe.informe, name="mes_informe"),
    path("mes/<mes:mes>/planilla/", informe.planilla, name="mes_planilla"),
    path("dia/", dia.dia, name="dia"),
    path("dia/tiempos/", dia.tiempos, name="dia_tiempos"),
    path("dia/ventas/", pagina_de(DE_VENTAS), name="dia_ventas"),
    path("dia/correos/", pagina_de(DE_CORREOS), name="dia_correos"),
    path("dia/debidos/", pagina_de(DE_DEBIDOS), name="dia_debidos"),
    path("tarjeta/", tarjeta.propia, name="tarjeta"),
    path("tarjeta/<int:usuario_id>/", tarjeta.de, name="tarjeta_de"),
    path("tarjeta/filas/<slug:cifra>/", tarjeta.filas, name="tarjeta_filas"),
    path("pendientes/<int:pk>/reponer/", dia.reponer, name="reponer_pendiente"),
]
