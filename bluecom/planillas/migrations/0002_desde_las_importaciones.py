"""The files that portfolios were loaded from become runs with the same number; their rows, rows."""

from django.db import migrations

_IGUALES = (
    "archivo", "nombre", "sha256", "de_prueba", "situacion", "total", "conteos", "motivo",
    "pedida_por_id", "pedida_en", "terminada_en",
)  # fmt: skip
_RESULTADO = {
    "duplicada": "duplicadas",
    "misma_persona": "duplicadas",
    "conflicto_linea": "conflictos",
    "conflicto_codigo": "conflictos",
    "no_elegible": "no_elegibles",
    "rechazada": "rechazadas",
}
_VIEJO, _NUEVO = "cartera:importar", "planillas:correr"


def traer(apps, schema_editor):
    Corrida, Renglon, Contenido = (
        apps.get_model("planillas", m) for m in ("Corrida", "Renglon", "Contenido")
    )
    for vieja in apps.get_model("cartera", "Importacion").objects.order_by("pk").iterator():
        corrida = Corrida.objects.create(
            pk=vieja.pk, tipo="cartera", encabezado=vieja.encabezado, objeto_id=vieja.cartera_id,
            **{campo: getattr(vieja, campo) for campo in _IGUALES},
        )  # fmt: skip
        if vieja.contenido is not None:
            Contenido.objects.create(corrida=corrida, datos=vieja.contenido)
        Renglon.objects.bulk_create(
            [
                Renglon(
                    corrida=corrida, linea=fila["linea"], clase=fila["clase"],
                    resultado=_RESULTADO.get(fila["clase"], "nuevas"), motivo=fila["motivo"],
                    celdas=fila.get("celdas", []),
                )
                for fila in {fila["linea"]: fila for fila in vieja.filas}.values()
            ],
            2000,
        )  # fmt: skip
    _seguir(schema_editor, Corrida)
    apps.get_model("pendientes", "Pendiente").objects.filter(tipo=_VIEJO).update(tipo=_NUEVO)


def devolver(apps, schema_editor):
    Importacion = apps.get_model("cartera", "Importacion")
    Contenido = apps.get_model("planillas", "Contenido")
    for corrida in apps.get_model("planillas", "Corrida").objects.filter(tipo="cartera"):
        if corrida.situacion in ("POR_RECONOCER", "DESHACIENDO", "DESHECHA"):
            corrida.situacion = "DESISTIDA"
        contenido = Contenido.objects.filter(corrida=corrida).first()
        Importacion.objects.create(
            pk=corrida.pk, encabezado=corrida.encabezado, cartera_id=corrida.objeto_id,
            contenido=contenido and contenido.datos,
            filas=list(corrida.renglones.filter(clase__in=[*_RESULTADO, "advertencia"])
                       .values("linea", "clase", "motivo", "celdas")),
            **{campo: getattr(corrida, campo) for campo in _IGUALES},
        )  # fmt: skip
    apps.get_model("planillas", "Corrida").objects.filter(tipo="cartera").delete()
    _seguir(schema_editor, Importacion)
    apps.get_model("pendientes", "Pendiente").objects.filter(tipo=_NUEVO).update(tipo=_VIEJO)


def _seguir(schema_editor, modelo):
    """The next row gets the next number."""
    tabla = modelo._meta.db_table
    schema_editor.execute(
        f"SELECT setval(pg_get_serial_sequence('{tabla}', 'id'), "  # noqa: S608  constant
        f"coalesce(max(id), 1), max(id) IS NOT NULL) FROM {tabla}"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("planillas", "0001_inicial"),
        ("cartera", "0014_seguimientos_en_lo_que_ya_llama"),
        ("pendientes", "0002_muertes_y_apartados"),
    ]

    operations = [migrations.RunPython(traer, devolver)]
