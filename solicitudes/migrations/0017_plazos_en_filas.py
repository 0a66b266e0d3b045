"""The deadlines of a sale (10.1, 11.1) become rows of ``bluecom.plazos``; none is lost.

Each keeps its start, its limit, whether and by whom it was met, and which notices it gave. The
columns go in the same step: two places for one instant could disagree.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

A_FILAS = """
INSERT INTO plazos_politica (tipo, numero, vigente_desde, situacion, razon, modo, horas,
                             horas_de_aviso, semana, dias_cerrados, dias_atendidos)
SELECT tipo, 1, '2019-09-01', 'INICIAL', '', 'CORRIDAS', 24, 2, '{}', '{}', '{}'
FROM unnest(ARRAY['entrega', 'correccion']) AS tipo
WHERE NOT EXISTS (SELECT 1 FROM plazos_politica p WHERE p.tipo = tipo.tipo);

INSERT INTO plazos_plazo (tipo, objeto_id, politica_id, inicio, vence_en, marcas_dadas,
                          proximo_aviso_en, cumplido_en, cumplido_por_id, cerrado_en)
SELECT p.tipo, v.id, p.id, v.impresa_en, v.vence_en, coalesce(a.dadas, 0),
       CASE WHEN v.entregada_en IS NULL AND v.cerrada_en IS NULL THEN
            CASE coalesce(a.dadas, 0) WHEN 0 THEN v.vence_en - interval '2 hours'
                                      WHEN 1 THEN v.vence_en + interval '1 microsecond' END END,
       v.entregada_en, c.recibida_por_id,
       CASE WHEN v.entregada_en IS NULL THEN v.cerrada_en END
FROM solicitudes_venta v
JOIN plazos_politica p ON p.tipo = 'entrega' AND p.numero = 1
LEFT JOIN (
    SELECT split_part(clave, ':', 3) AS venta,
           max(CASE split_part(clave, ':', 2) WHEN 'vencido' THEN 2 ELSE 1 END) AS dadas
    FROM pendientes_aviso WHERE clave ~ '^plazo:(previo|vencido):' GROUP BY 1
) a ON a.venta = v.id::text
LEFT JOIN (
    SELECT DISTINCT ON (venta_id) venta_id, recibida_por_id
    FROM solicitudes_carpetaentregada WHERE recibida_en IS NOT NULL ORDER BY venta_id, id DESC
) c ON c.venta_id = v.id AND v.entregada_en IS NOT NULL
WHERE v.vence_en IS NOT NULL;

INSERT INTO plazos_plazo (tipo, objeto_id, politica_id, inicio, vence_en, marcas_dadas,
                          proximo_aviso_en, cerrado_en)
SELECT p.tipo, v.id, p.id, v.subsanar_hasta - interval '24 hours', v.subsanar_hasta, 0,
       CASE WHEN v.cerrada_en IS NULL THEN v.subsanar_hasta - interval '2 hours' END, v.cerrada_en
FROM solicitudes_venta v
JOIN plazos_politica p ON p.tipo = 'correccion' AND p.numero = 1
WHERE v.subsanar_hasta IS NOT NULL;

UPDATE solicitudes_venta v SET plazo_entrega_id = p.id
FROM plazos_plazo p WHERE p.tipo = 'entrega' AND p.objeto_id = v.id;
UPDATE solicitudes_venta v SET plazo_correccion_id = p.id
FROM plazos_plazo p WHERE p.tipo = 'correccion' AND p.objeto_id = v.id AND p.cerrado_en IS NULL;

UPDATE pendientes_aviso a SET clave = 'plazo:' || p.id || ':'
       || CASE split_part(a.clave, ':', 2) WHEN 'previo' THEN 'PREVIA' ELSE 'VENCIDO' END
FROM plazos_plazo p
WHERE p.tipo = 'entrega' AND a.clave ~ '^plazo:(previo|vencido):'
  AND split_part(a.clave, ':', 3) = p.objeto_id::text;
SET CONSTRAINTS ALL IMMEDIATE;
"""
A_COLUMNAS = """
UPDATE pendientes_aviso a SET clave = 'plazo:'
       || CASE split_part(a.clave, ':', 3) WHEN 'PREVIA' THEN 'previo' ELSE 'vencido' END
       || ':' || p.objeto_id
FROM plazos_plazo p
WHERE p.tipo = 'entrega' AND a.clave ~ '^plazo:[0-9]+:'
  AND split_part(a.clave, ':', 2) = p.id::text;

UPDATE solicitudes_venta v
SET vence_en = p.vence_en, politica_plazo = 'horas corridas', plazo_entrega_id = NULL
FROM plazos_plazo p WHERE p.id = v.plazo_entrega_id;
UPDATE solicitudes_venta v SET subsanar_hasta = p.vence_en, plazo_correccion_id = NULL
FROM plazos_plazo p WHERE p.id = v.plazo_correccion_id;

DELETE FROM plazos_pausa USING plazos_plazo p
WHERE p.id = plazo_id AND p.tipo IN ('entrega', 'correccion');
DELETE FROM plazos_plazo WHERE tipo IN ('entrega', 'correccion');
SET CONSTRAINTS ALL IMMEDIATE;
"""


def _plazo():
    return models.OneToOneField(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="plazos.plazo",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cartera", "0003_llamadas_de_antes"),
        ("documentos", "0006_textos_con_dos_firmas"),
        ("pendientes", "0002_muertes_y_apartados"),
        ("plazos", "0001_plazos_y_politicas"),
        ("solicitudes", "0016_detalle_cual_direccion_rige"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    run_before = [("plazos", "0002_escala_y_fines")]  # rows as they were when this was written

    operations = [
        migrations.AddField(model_name="venta", name="plazo_entrega", field=_plazo()),
        migrations.AddField(model_name="venta", name="plazo_correccion", field=_plazo()),
        migrations.RunSQL(A_FILAS, A_COLUMNAS),
        migrations.RemoveIndex(model_name="venta", name="venta_por_entregar"),
        migrations.RemoveField(model_name="venta", name="politica_plazo"),
        migrations.RemoveField(model_name="venta", name="vence_en"),
        migrations.RemoveField(model_name="venta", name="subsanar_hasta"),
        migrations.AddIndex(
            model_name="venta",
            index=models.Index(
                condition=models.Q(
                    ("cerrada_en", None), ("entregada_en", None), ("plazo_entrega__isnull", False)
                ),
                fields=["plazo_entrega"],
                name="venta_por_entregar",
            ),
        ),
    ]
