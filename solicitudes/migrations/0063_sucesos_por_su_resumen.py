"""The platform's name of a message has the client's number in it: what is told is found by digest."""

from hashlib import sha256

from django.db import migrations


def resumir(apps, schema_editor):
    """As ``bluecom.retencion.catalogo.resumido`` writes it."""
    sucesos = apps.get_model("solicitudes", "SucesoDeMensaje").objects
    for suceso in sucesos.exclude(wamid__startswith="sha256:").iterator():
        suceso.wamid = f"sha256:{sha256(suceso.wamid.encode()).hexdigest()}"
        suceso.save(update_fields=["wamid"])


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0062_oferta_observada")]

    operations = [migrations.RunPython(resumir, migrations.RunPython.noop)]
