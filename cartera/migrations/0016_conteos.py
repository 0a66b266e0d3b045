"""How many clients of a portfolio are how far: entries that the database writes and that add up.

Who is in hand counts as before he was taken, so that no claim writes an entry. A statement that
brings many rows writes one entry for each key. What changes is compared in the function, which
keeps its plan: PostgreSQL would prepare a condition of the trigger anew for each statement.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CLAVE = "cartera_id, zona, quien_id, asignado, abierto, avance"


def _clave(c: str) -> str:
    """Of one row of ``cartera_contactocartera``, in the order of CLAVE."""
    return f"""
    {c}.cartera_id, {c}.zona,
    COALESCE({c}.asignado_a_id,
             CASE WHEN {c}.situacion <> 'EN_MANO' THEN {c}.reservado_por_id END,
             {c}.atendido_por_id),
    {c}.asignado_a_id IS NOT NULL,
    {c}.situacion NOT IN ('CERRADO', 'VENDIDO', 'NO_LLAMAR'),
    avance_de_contacto(
        CASE WHEN {c}.situacion = 'EN_MANO' AND {c}.situacion_previa <> ''
             THEN {c}.situacion_previa ELSE {c}.situacion END,
        {c}.intentos, {c}.es_elegible)"""


CREAR = f"""
CREATE FUNCTION avance_de_contacto(situacion text, intentos integer, es_elegible boolean)
RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN situacion = 'VENDIDO' THEN 'vendidos'
        WHEN situacion IN ('CERRADO', 'NO_LLAMAR') OR NOT es_elegible THEN 'agotados'
        WHEN situacion = 'DISPONIBLE' AND intentos = 0 THEN 'sin_tocar'
        ELSE 'en_trabajo' END $$;

CREATE FUNCTION cartera_recuento()
RETURNS TABLE (cartera_id bigint, zona text, quien_id bigint, asignado boolean, abierto boolean,
               avance text, n bigint) LANGUAGE sql STABLE AS $$
    SELECT {_clave("c")}, count(*) FROM cartera_contactocartera c GROUP BY 1, 2, 3, 4, 5, 6 $$;

CREATE FUNCTION cartera_avance()
RETURNS TABLE (cartera_id bigint, zona text, quien_id bigint, asignado boolean, abierto boolean,
               avance text, n bigint) LANGUAGE sql STABLE AS $$
    SELECT k.cartera_id, k.zona::text, k.quien_id, k.asignado, k.abierto, k.avance::text,
           k.n::bigint FROM cartera_conteo k
    UNION ALL
    SELECT {_clave("c")}, -1 FROM cartera_contactocartera c WHERE c.situacion = 'EN_MANO'
    UNION ALL
    SELECT c.cartera_id, c.zona, COALESCE(c.asignado_a_id, c.reservado_por_id, c.atendido_por_id),
           c.asignado_a_id IS NOT NULL, true,
           avance_de_contacto(c.situacion, c.intentos, c.es_elegible), 1
    FROM cartera_contactocartera c WHERE c.situacion = 'EN_MANO' $$;

CREATE FUNCTION contar_contactos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO cartera_conteo ({CLAVE}, n)
        SELECT {_clave("c")}, count(*) FROM nuevos c GROUP BY 1, 2, 3, 4, 5, 6;
    ELSE
        INSERT INTO cartera_conteo ({CLAVE}, n)
        SELECT {_clave("c")}, -count(*) FROM viejos c GROUP BY 1, 2, 3, 4, 5, 6;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION mover_contacto() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF ({_clave("OLD")}) IS DISTINCT FROM ({_clave("NEW")}) THEN
        INSERT INTO cartera_conteo ({CLAVE}, n)
        VALUES ({_clave("OLD")}, -1), ({_clave("NEW")}, 1);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER contar_entran AFTER INSERT ON cartera_contactocartera
    REFERENCING NEW TABLE AS nuevos
    FOR EACH STATEMENT EXECUTE FUNCTION contar_contactos();
CREATE TRIGGER contar_salen AFTER DELETE ON cartera_contactocartera
    REFERENCING OLD TABLE AS viejos
    FOR EACH STATEMENT EXECUTE FUNCTION contar_contactos();
CREATE TRIGGER contar_cambian AFTER UPDATE ON cartera_contactocartera
    FOR EACH ROW EXECUTE FUNCTION mover_contacto();
"""  # noqa: S608  constants
QUITAR = """
DROP TRIGGER contar_entran ON cartera_contactocartera;
DROP TRIGGER contar_salen ON cartera_contactocartera;
DROP TRIGGER contar_cambian ON cartera_contactocartera;
DROP FUNCTION contar_contactos();
DROP FUNCTION mover_contacto();
DROP FUNCTION cartera_avance();
DROP FUNCTION cartera_recuento();
DROP FUNCTION avance_de_contacto(text, integer, boolean);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cartera", "0015_importaciones_en_planillas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Conteo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("zona", models.CharField(blank=True, max_length=80)),
                ("asignado", models.BooleanField()),
                ("abierto", models.BooleanField()),
                ("avance", models.CharField(max_length=10)),
                ("n", models.IntegerField()),
                (
                    "cartera",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cartera.cartera",
                    ),
                ),
                (
                    "quien",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "conteo",
                "verbose_name_plural": "conteos",
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
