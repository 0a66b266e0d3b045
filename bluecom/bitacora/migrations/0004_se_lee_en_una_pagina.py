"""The log is read newest first: by kind of thing, by person; an anchor says when it was made."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bitacora", "0003_anclas_por_tramos"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="ancla",
            name="hecha_en",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                help_text="Una revisión anterior no pudo verla.",
            ),
        ),
        migrations.AlterField(
            model_name="evento",
            name="actor",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="evento",
            index=models.Index(fields=["instante", "id"], name="evento_instante"),
        ),
        migrations.AddIndex(
            model_name="evento",
            index=models.Index(
                models.Func(
                    models.F("cadena"),
                    models.Value(":"),
                    models.Value(1),
                    function="split_part",
                    output_field=models.CharField(),
                ),
                models.F("instante"),
                models.F("id"),
                name="evento_cosa",
            ),
        ),
        migrations.AddIndex(
            model_name="evento",
            index=models.Index(fields=["actor", "instante", "id"], name="evento_actor"),
        ),
    ]
