"""What the client accepted is observed where he accepted it: the offer, its bill, who asks."""

from django.db import migrations

NUEVOS = {
    "FACTURA_ERRADA": ("No se factura así", "facturacion"),
    "SOLICITANTE_ERRADO": ("Solicita otra persona", "es_titular"),
}


def llevar_a_la_oferta(apps, schema_editor):
    motivos = apps.get_model("solicitudes", "Motivo").objects
    del_plan = motivos.filter(ambito="OBSERVACION", codigo="PLAN_EQUIVOCADO", paso=8, campo="plan")
    if not del_plan.update(paso=4, campo="condicion"):
        return  # a house without that catalogue yet, or with its own
    for codigo, (nombre, campo) in NUEVOS.items():
        lleva = {"nombre": nombre, "paso": 4, "campo": campo}
        motivos.get_or_create(ambito="OBSERVACION", codigo=codigo, defaults=lleva)


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0061_instaladas_por_su_anotacion")]

    operations = [migrations.RunPython(llevar_a_la_oferta, migrations.RunPython.noop)]
