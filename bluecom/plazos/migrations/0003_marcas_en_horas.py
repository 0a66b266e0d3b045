"""The marks already told of what runs, said in hours from the limit; what is late is told on."""

from django.db import migrations

EN_HORAS = """
UPDATE plazos_plazo p SET
    ultima_marca = CASE WHEN p.marcas_dadas = 1 THEN -q.horas_de_aviso ELSE 0 END,
    proximo_aviso_en = CASE WHEN p.marcas_dadas = 2 AND p.vence_en IS NOT NULL
        THEN p.vence_en + interval '4 hours' ELSE p.proximo_aviso_en END
FROM plazos_politica q
WHERE q.id = p.politica_id AND p.marcas_dadas > 0
      AND p.cumplido_en IS NULL AND p.cerrado_en IS NULL AND p.incumplido_en IS NULL;
UPDATE pendientes_aviso a SET clave = CASE split_part(a.clave, ':', 3)
    WHEN 'PREVIA' THEN 'plazo:' || p.id || ':-' || q.horas_de_aviso
    ELSE 'plazo:' || p.id || ':+0' END
FROM plazos_plazo p JOIN plazos_politica q ON q.id = p.politica_id
WHERE a.clave ~ '^plazo:[0-9]+:(PREVIA|VENCIDO)$' AND split_part(a.clave, ':', 2) = p.id::text;
"""
EN_CUENTA = """
UPDATE plazos_plazo SET
    marcas_dadas = CASE WHEN ultima_marca < 0 THEN 1 ELSE 2 END,
    proximo_aviso_en = CASE WHEN ultima_marca < 0 THEN proximo_aviso_en END
WHERE ultima_marca IS NOT NULL
      AND cumplido_en IS NULL AND cerrado_en IS NULL AND incumplido_en IS NULL;
DELETE FROM pendientes_aviso WHERE clave ~ '^plazo:[0-9]+:([+][1-9][0-9]*|aclarar)$';
UPDATE pendientes_aviso SET clave = 'plazo:' || split_part(clave, ':', 2)
    || CASE WHEN clave LIKE '%:+0' THEN ':VENCIDO' ELSE ':PREVIA' END
WHERE clave ~ '^plazo:[0-9]+:[+-][0-9]+$';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("pendientes", "0002_muertes_y_apartados"),
        ("plazos", "0002_escala_y_fines"),
    ]

    operations = [migrations.RunSQL(EN_HORAS, EN_CUENTA)]
