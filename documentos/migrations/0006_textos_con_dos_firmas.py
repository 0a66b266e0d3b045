"""The papers' texts are signed by two, from a day to come, and never rewritten.

The rows of before keep ruling: they are INICIAL, signed by nobody. ``plantilla_por_la_puerta``:
how a row is born and which of its columns may still move, whoever writes to the table.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE FUNCTION plantilla_por_la_puerta() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    movibles text[];
    firma date;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Un texto legal no se borra: se retira antes de que empiece.'
            USING ERRCODE = 'check_violation';
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.situacion <> 'PROPUESTA' THEN
            RAISE EXCEPTION 'Un texto legal nace como propuesta.' USING ERRCODE = 'check_violation';
        ELSIF NEW.vigente_desde <= (NEW.propuesta_en AT TIME ZONE 'America/La_Paz')::date THEN
            RAISE EXCEPTION 'Un texto legal rige desde un día por venir.'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;

    CASE OLD.situacion || ' ' || NEW.situacion
        WHEN 'PROPUESTA APROBADA' THEN
            movibles := ARRAY['situacion', 'aprobada_por_id', 'aprobada_en'];
            firma := (NEW.aprobada_en AT TIME ZONE 'America/La_Paz')::date;
        WHEN 'APROBADA RETIRADA', 'INICIAL RETIRADA' THEN
            movibles := ARRAY['situacion', 'retirada_por_id', 'retirada_en'];
            firma := (NEW.retirada_en AT TIME ZONE 'America/La_Paz')::date;
        WHEN 'PROPUESTA RETIRADA' THEN
            movibles := ARRAY['situacion', 'retirada_por_id', 'retirada_en'];
        ELSE
            movibles := ARRAY[]::text[];
    END CASE;
    IF to_jsonb(OLD) - movibles IS DISTINCT FROM to_jsonb(NEW) - movibles THEN
        RAISE EXCEPTION 'Un texto legal no se reescribe ni cambia de firmas: proponga uno nuevo.'
            USING ERRCODE = 'check_violation';
    ELSIF NEW.vigente_desde <= firma THEN
        RAISE EXCEPTION 'Un texto legal se aprueba o se retira antes del día en que empieza.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plantilla_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON documentos_plantilladocumento
    FOR EACH ROW EXECUTE FUNCTION plantilla_por_la_puerta();
"""
QUITAR = """
DROP TRIGGER plantilla_por_la_puerta ON documentos_plantilladocumento;
DROP FUNCTION plantilla_por_la_puerta();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documentos", "0005_dosieres_y_contratos_con_su_anexo"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="plantilladocumento",
            options={"verbose_name": "texto legal", "verbose_name_plural": "textos legales"},
        ),
        migrations.RemoveConstraint(
            model_name="plantilladocumento",
            name="plantilla_unica",
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="aprobada_en",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="aprobada_por",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="numero",
            field=models.PositiveIntegerField(
                default=1, editable=False, verbose_name="versión del texto"
            ),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="propuesta_en",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="propuesta_por",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="razon",
            field=models.CharField(
                blank=True, default="", max_length=200, verbose_name="por qué cambia"
            ),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="retirada_en",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="retirada_por",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="revisado_el",
            field=models.DateField(blank=True, null=True, verbose_name="día de la revisión"),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="revisado_por",
            field=models.CharField(
                blank=True, default="", max_length=120, verbose_name="quién de asesoría legal"
            ),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="situacion",
            field=models.CharField(
                choices=[
                    ("INICIAL", "De antes de las dos firmas"),
                    ("PROPUESTA", "Por aprobar"),
                    ("APROBADA", "Aprobada"),
                    ("RETIRADA", "Retirada"),
                ],
                default="INICIAL",
                editable=False,
                max_length=9,
                verbose_name="situación",
            ),
        ),
        migrations.AlterField(
            model_name="plantilladocumento",
            name="situacion",
            field=models.CharField(
                choices=[
                    ("INICIAL", "De antes de las dos firmas"),
                    ("PROPUESTA", "Por aprobar"),
                    ("APROBADA", "Aprobada"),
                    ("RETIRADA", "Retirada"),
                ],
                default="PROPUESTA",
                editable=False,
                max_length=9,
                verbose_name="situación",
            ),
        ),
        migrations.AddField(
            model_name="plantilladocumento",
            name="texto",
            field=models.TextField(blank=True, default="", verbose_name="cláusulas"),
        ),
        migrations.AlterField(
            model_name="plantilladocumento",
            name="tipo",
            field=models.CharField(
                choices=[
                    ("CARTA_MODELO", "Modelo de carta de solicitud"),
                    ("SOLICITUD", "Solicitud de Servicios Corporativos"),
                    ("CONTRATO", "Contrato de Suministro del Servicio"),
                    ("COMODATO", "Contrato de Comodato"),
                    ("TERMINOS", "Términos y Condiciones del Servicio"),
                    ("ACTA_ENTREGA", "Acta de Entrega de Documentación"),
                    ("ACTA_INSTALACION", "Acta de Instalación de Equipos"),
                    ("CONDICIONES", "Condiciones Generales del Servicio"),
                    ("EXPEDIENTE", "Expediente de la Venta"),
                ],
                max_length=20,
                verbose_name="papel",
            ),
        ),
        migrations.AlterField(
            model_name="plantilladocumento",
            name="version",
            field=models.CharField(default="v1", max_length=20, verbose_name="diseño"),
        ),
        migrations.AlterField(
            model_name="plantilladocumento",
            name="vigente_desde",
            field=models.DateField(verbose_name="rige desde"),
        ),
        migrations.AddConstraint(
            model_name="plantilladocumento",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("aprobada_por", None),
                        ("propuesta_por", None),
                        ("retirada_por", None),
                        ("situacion", "INICIAL"),
                    ),
                    models.Q(
                        ("aprobada_por", None),
                        ("propuesta_en__isnull", False),
                        ("propuesta_por__isnull", False),
                        ("retirada_por", None),
                        ("situacion", "PROPUESTA"),
                    ),
                    models.Q(
                        ("propuesta_por__isnull", False),
                        ("retirada_por", None),
                        ("situacion", "APROBADA"),
                        ("aprobada_en__isnull", False),
                        ("aprobada_por__isnull", False),
                        models.Q(("aprobada_por", models.F("propuesta_por")), _negated=True),
                    ),
                    models.Q(
                        ("retirada_en__isnull", False),
                        ("retirada_por__isnull", False),
                        ("situacion", "RETIRADA"),
                    ),
                    _connector="OR",
                ),
                name="plantilladocumento_dos_personas",
            ),
        ),
        migrations.AddConstraint(
            model_name="plantilladocumento",
            constraint=models.UniqueConstraint(
                condition=models.Q(("propuesta_por", None), _negated=True),
                fields=("tipo", "numero"),
                name="plantilla_numero_unico",
            ),
        ),
        migrations.AddConstraint(
            model_name="plantilladocumento",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacion", "PROPUESTA")),
                fields=("tipo",),
                name="plantilla_una_propuesta",
            ),
        ),
        migrations.AddConstraint(
            model_name="plantilladocumento",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacion", "APROBADA")),
                fields=("tipo", "vigente_desde"),
                name="plantilla_un_dia_una_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="plantilladocumento",
            constraint=models.CheckConstraint(
                condition=models.Q(("texto", ""), ("tipo__in", ("CONDICIONES",)), _connector="OR"),
                name="plantilla_con_texto",
            ),
        ),
        migrations.AddConstraint(
            model_name="plantilladocumento",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("propuesta_por", None),
                    models.Q(
                        ("revisado_el__isnull", False),
                        ("revisado_legal", True),
                        models.Q(("revisado_por", ""), _negated=True),
                    ),
                    models.Q(
                        ("revisado_el", None), ("revisado_legal", False), ("revisado_por", "")
                    ),
                    _connector="OR",
                ),
                name="plantilla_revision_con_nombre",
            ),
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
