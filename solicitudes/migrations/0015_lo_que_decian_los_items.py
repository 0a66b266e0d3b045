"""What was observed before keeps the sentence and the step that its item had."""

from django.db import migrations

ITEMS = {
    "CI": ("C.I.: legible, vigente, coincide", 6),
    "CARTA": ("Carta: declaración, servicio, dirección, firma", 6),
    "TITULAR": ("Datos del titular", 7),
    "COBRO": ("Dirección de cobro y ciclo", 7),
    "DIRECCION": ("Dirección de instalación según Anexo 1", 8),
    "SERVICIO": ("Plan y componentes", 8),
    "GLOSA": ("Observaciones según Anexo 2", 9),
    "SOLICITUD": ("Solicitud de Servicios, 1 + 1", 10),
    "CONTRATO": ("Contrato de Suministro, 1 + 1", 10),
    "COMODATO": ("Contrato de Comodato, 1 + 1", 10),
}


def escribir(apps, schema_editor):
    observaciones = apps.get_model("solicitudes", "Observacion").objects
    razones = apps.get_model("solicitudes", "Razon").objects
    for item, (nombre, paso) in ITEMS.items():
        observaciones.filter(item=item).update(item_nombre=nombre, paso=paso)
        razones.filter(transicion="reabrir", item=item).update(item_nombre=nombre, paso=paso)


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0014_listas_por_versiones")]

    operations = [migrations.RunPython(escribir, migrations.RunPython.noop)]
