"""A base that calls already has the outcomes of follow-ups too, and its demonstration any hour.

Going back, none of them is a key of an offer: before, every active outcome was one.
"""

from typing import Any

from django.db import migrations
from django.db.models import Max

HABLO = {"contacto": True, "efectiva": True, "que_sigue": "SIGUE", "solo_seguimiento": True}
SEGUIMIENTOS = (
    ("ATENDIO", "Atendió", "1", {}),
    ("DESISTE", "Desiste", "2", {"desenlace": "CERRADO"}),
    ("VUELVE_A_ACEPTAR", "Vuelve a aceptar", "3", {"venta": True}),
    ("NO_LLAMAR_MAS", "Pide que no lo llamen más", "9", {"no_llamar": True}),
)
POR_QUE_DESISTE = (
    ("ECONOMICO", "No le alcanza", "1"),
    ("OTRA_EMPRESA", "Contrató a otra empresa", "2"),
    ("DEMORA", "Se demora demasiado", "3"),
    ("SE_MUDA", "Se muda", "4"),
    ("NO_CONVENCIDO", "Lo pensó mejor", "5"),
    ("OTRA_RAZON", "Otra razón", "0"),
)


def completar(apps: Any, _: Any) -> None:
    """A base without outcomes is a new one: whoever loads its catalogue brings them all."""
    resultados = apps.get_model("cartera", "ResultadoLlamada").objects
    apps.get_model("cartera", "Cartera").objects.filter(nombre="Cartera DEMO").update(
        siempre_abierta=True
    )
    ultimo = resultados.aggregate(ultimo=Max("orden"))["ultimo"]
    if ultimo is None:
        return
    tomadas = set(resultados.filter(activo=True, efectiva=False).values_list("tecla", flat=True))
    for orden, (codigo, nombre, tecla, otras) in enumerate(SEGUIMIENTOS, start=ultimo + 1):
        dicho = {"nombre": nombre, "tecla": "" if tecla in tomadas else tecla, "orden": orden}
        resultado, nuevo = resultados.get_or_create(
            codigo=codigo, defaults={**dicho, **HABLO, **otras}
        )
        if not nuevo and not resultado.solo_seguimiento:  # went back, and comes again
            resultado.solo_seguimiento = resultado.activo = True
            resultado.save()
    _por_que_desiste(apps.get_model("cartera", "DetalleLlamada").objects)


def _por_que_desiste(detalles: Any) -> None:
    if detalles.filter(resultado="DESISTE").exists():
        return
    for orden, (codigo, nombre, tecla) in enumerate(POR_QUE_DESISTE):
        detalles.create(
            resultado_id="DESISTE", codigo=codigo, nombre=nombre, tecla=tecla, orden=orden
        )


def callar(apps: Any, _: Any) -> None:
    resultados = apps.get_model("cartera", "ResultadoLlamada").objects
    resultados.filter(solo_seguimiento=True).update(activo=False)


class Migration(migrations.Migration):
    dependencies = [("cartera", "0013_quien_lo_tuvo_y_uniones")]

    operations = [migrations.RunPython(completar, callar)]
