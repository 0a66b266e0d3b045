"""Outcomes say what follows as their flags said it; each call keeps what its outcome says."""

from django.db import migrations
from django.db.models import F, OuterRef, Q, Subquery

DESENLACES = (
    # the first that applies
    ("NO_LLAMAR", Q(no_llamar=True)),
    ("CERRADO", Q(final=True)),
    ("RELLAMADA", Q(rellamada=True)),
    ("REINTENTO", Q(reintento=True)),
)


def decir_lo_que_sigue(apps, schema_editor):
    resultados = apps.get_model("cartera", "ResultadoLlamada").objects
    resultados.filter(venta=True).update(que_sigue="OFRECE")
    for desenlace, bandera in DESENLACES:
        pendientes = resultados.filter(bandera, venta=False, que_sigue="SIGUE")
        pendientes.update(que_sigue="TERMINA", desenlace=desenlace)
    resultados.filter(desenlace="NO_LLAMAR").update(contacto=True)
    reintentos = resultados.filter(desenlace="REINTENTO")
    reintentos.filter(espera_minutos=0).update(espera_minutos=60)
    resultados.exclude(desenlace="REINTENTO").update(espera_minutos=0)
    resultados.filter(pk="CORTADA").update(que_sigue="SIGUE", desenlace="", espera_minutos=0)
    resultados.filter(pk="CORTADA", tecla="").update(tecla="s")
    fuera = resultados.filter(pk="FUERA_DE_SERVICIO", efectiva=False, contacto=False)
    fuera.update(numero_malo=True)
    fuera.filter(tecla="").update(tecla="f")
    resultados.filter(pk="NO_ESTA", efectiva=False).update(otra_persona=F("contacto"))


def recordar_en_las_llamadas(apps, schema_editor):
    """A call of the past keeps it for good: later edits of the catalogue move no month."""
    resultado = apps.get_model("cartera", "ResultadoLlamada").objects.filter(
        pk=OuterRef("resultado_id")
    )
    apps.get_model("cartera", "Llamada").objects.update(
        desenlace=Subquery(resultado.values("desenlace")[:1])
    )


def volver(apps, schema_editor):
    resultados = apps.get_model("cartera", "ResultadoLlamada").objects
    resultados.filter(desenlace="REINTENTO").update(reintento=True)
    resultados.filter(desenlace="RELLAMADA").update(rellamada=True)
    resultados.filter(desenlace__in=["CERRADO", "NO_LLAMAR"]).update(final=True)


class Migration(migrations.Migration):
    dependencies = [("cartera", "0006_desenlaces_por_llamada")]

    operations = [
        migrations.RunPython(decir_lo_que_sigue, volver),
        migrations.RunPython(recordar_en_las_llamadas, migrations.RunPython.noop),
    ]
