"""Totals of the month, and triggers that say in which stretch something changed.

They say where, never how many: what counts is said once, in ``indicadores/consultas/base.py``. A
stretch too many is only counted anew; one too few would be a wrong figure. What changes is
compared in the functions, which keep their plan. What there was before is all to be counted.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE FUNCTION por_contar(cual text, instantes timestamptz[]) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO indicadores_porcontar (de, desde, hasta)
    SELECT cual, u.desde, u.desde + u.largo FROM (
        SELECT DISTINCT l.largo, date_trunc(l.nombre, i.instante, 'America/La_Paz') AS desde
        FROM unnest(instantes) i (instante),
            (SELECT CASE cual WHEN 'LLAMADAS' THEN 'hour' ELSE 'day' END,
                CASE cual WHEN 'LLAMADAS' THEN interval '1 hour' ELSE interval '1 day' END
            ) l (nombre, largo)
        WHERE i.instante IS NOT NULL) u $$;

CREATE FUNCTION por_contar_venta(cual bigint) RETURNS void
LANGUAGE sql AS $$
    SELECT por_contar('VENTAS', ARRAY[v.glosada_en, v.aceptada_en,
                                      i.fecha::timestamp AT TIME ZONE 'America/La_Paz'])
    FROM solicitudes_venta v LEFT JOIN solicitudes_instalacion i ON i.venta_id = v.id
    WHERE v.id = cual $$;

CREATE FUNCTION por_contar_llamadas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM por_contar('LLAMADAS', (SELECT array_agg(DISTINCT f.inicio) FROM filas f));
    RETURN NULL;
END $$;
CREATE FUNCTION por_contar_otra_llamada() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.contacto_id, OLD.agente_id, OLD.inicio, OLD.proposito, OLD.efectiva, OLD.anulada_en)
        IS DISTINCT FROM
       (NEW.contacto_id, NEW.agente_id, NEW.inicio, NEW.proposito, NEW.efectiva, NEW.anulada_en)
    THEN
        PERFORM por_contar('LLAMADAS', ARRAY[OLD.inicio, NEW.inicio]);
        INSERT INTO indicadores_porcontar (de, desde, hasta, llamada_id)
        VALUES ('LLAMADAS', NEW.inicio, NEW.inicio, NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER por_contar_entran AFTER INSERT ON cartera_llamada
    REFERENCING NEW TABLE AS filas FOR EACH STATEMENT EXECUTE FUNCTION por_contar_llamadas();
CREATE TRIGGER por_contar_salen AFTER DELETE ON cartera_llamada
    REFERENCING OLD TABLE AS filas FOR EACH STATEMENT EXECUTE FUNCTION por_contar_llamadas();
CREATE TRIGGER por_contar_cambian AFTER UPDATE ON cartera_llamada
    FOR EACH ROW EXECUTE FUNCTION por_contar_otra_llamada();

CREATE FUNCTION por_contar_centrales() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM por_contar('LLAMADAS', (
        SELECT array_agg(DISTINCT i.instante) FROM filas f
        LEFT JOIN cartera_llamada l ON l.id = f.llamada_id,
        LATERAL (VALUES (f.inicio), (l.inicio)) i (instante)));
    RETURN NULL;
END $$;
CREATE FUNCTION por_contar_otras_centrales() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM por_contar('LLAMADAS', (
        SELECT array_agg(DISTINCT i.instante) FROM viejas v JOIN nuevas n ON n.id = v.id
        LEFT JOIN cartera_llamada a ON a.id = v.llamada_id
        LEFT JOIN cartera_llamada d ON d.id = n.llamada_id,
        LATERAL (VALUES (v.inicio), (n.inicio), (a.inicio), (d.inicio)) i (instante)
        WHERE (v.inicio, v.segundos, v.llamada_id, v.grupo)
            IS DISTINCT FROM (n.inicio, n.segundos, n.llamada_id, n.grupo)));
    RETURN NULL;
END $$;
CREATE TRIGGER por_contar_entran AFTER INSERT ON cartera_llamadadecentral
    REFERENCING NEW TABLE AS filas FOR EACH STATEMENT EXECUTE FUNCTION por_contar_centrales();
CREATE TRIGGER por_contar_salen AFTER DELETE ON cartera_llamadadecentral
    REFERENCING OLD TABLE AS filas FOR EACH STATEMENT EXECUTE FUNCTION por_contar_centrales();
CREATE TRIGGER por_contar_cambian AFTER UPDATE ON cartera_llamadadecentral
    REFERENCING OLD TABLE AS viejas NEW TABLE AS nuevas
    FOR EACH STATEMENT EXECUTE FUNCTION por_contar_otras_centrales();

CREATE FUNCTION por_contar_cruces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM por_contar('LLAMADAS', (
        SELECT array_agg(DISTINCT i.instante) FROM filas f
        JOIN cartera_llamadadecentral c ON c.id = f.central_id
        LEFT JOIN cartera_llamada l ON l.id = c.llamada_id,
        LATERAL (VALUES (c.inicio), (l.inicio)) i (instante)));
    RETURN NULL;
END $$;
CREATE TRIGGER por_contar_entran AFTER INSERT ON indicadores_cruce
    REFERENCING NEW TABLE AS filas FOR EACH STATEMENT EXECUTE FUNCTION por_contar_cruces();
CREATE TRIGGER por_contar_salen AFTER DELETE ON indicadores_cruce
    REFERENCING OLD TABLE AS filas FOR EACH STATEMENT EXECUTE FUNCTION por_contar_cruces();
CREATE TRIGGER por_contar_cambian AFTER UPDATE ON indicadores_cruce
    REFERENCING NEW TABLE AS filas FOR EACH STATEMENT EXECUTE FUNCTION por_contar_cruces();

CREATE FUNCTION por_contar_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM por_contar('LLAMADAS', (
        SELECT array_agg(i.instante) FROM (
            SELECT l.inicio FROM cartera_llamada l WHERE l.id IN (OLD.llamada_id, NEW.llamada_id)
            UNION ALL
            SELECT c.inicio FROM cartera_llamadadecentral c
            WHERE c.grupo IN (OLD.grupo, NEW.grupo)
            UNION ALL
            SELECT l.inicio FROM cartera_llamadadecentral c
            JOIN cartera_llamada l ON l.id = c.llamada_id
            WHERE c.grupo IN (OLD.grupo, NEW.grupo)) i (instante)));
    RETURN NULL;
END $$;
CREATE TRIGGER por_contar AFTER INSERT OR UPDATE OR DELETE ON indicadores_decision
    FOR EACH ROW EXECUTE FUNCTION por_contar_decision();

CREATE FUNCTION por_contar_definicion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO indicadores_porcontar (de, desde)
    VALUES ('LLAMADAS', least(OLD.vigente_desde, NEW.vigente_desde)::timestamp
                        AT TIME ZONE 'America/La_Paz');
    RETURN NULL;
END $$;
CREATE TRIGGER por_contar AFTER INSERT OR UPDATE OR DELETE ON indicadores_definicion
    FOR EACH ROW EXECUTE FUNCTION por_contar_definicion();

CREATE FUNCTION por_contar_ventas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.contacto_id, OLD.asesor_id, OLD.glosada_en, coalesce(OLD.numero_smartflex, ''),
        OLD.aceptada_en, OLD.estado = 'ANULADA', OLD.estado = 'ANULADA' AND OLD.cerrada_en IS NULL)
        IS DISTINCT FROM
       (NEW.contacto_id, NEW.asesor_id, NEW.glosada_en, coalesce(NEW.numero_smartflex, ''),
        NEW.aceptada_en, NEW.estado = 'ANULADA', NEW.estado = 'ANULADA' AND NEW.cerrada_en IS NULL)
    THEN
        PERFORM por_contar('VENTAS', ARRAY[OLD.glosada_en, OLD.aceptada_en,
                                           NEW.glosada_en, NEW.aceptada_en]);
        PERFORM por_contar_venta(NEW.id);
    END IF;
    IF (OLD.llamada_id, OLD.aceptada_en) IS DISTINCT FROM (NEW.llamada_id, NEW.aceptada_en) THEN
        PERFORM por_contar('LLAMADAS', (SELECT array_agg(l.inicio) FROM cartera_llamada l
                                        WHERE l.id IN (OLD.llamada_id, NEW.llamada_id)));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER por_contar AFTER INSERT OR UPDATE OR DELETE ON solicitudes_venta
    FOR EACH ROW EXECUTE FUNCTION por_contar_ventas();

CREATE FUNCTION por_contar_de_venta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM por_contar_venta(v) FROM unnest(ARRAY[OLD.venta_id, NEW.venta_id]) v;
    RETURN NULL;
END $$;
CREATE FUNCTION por_contar_oferta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.venta_id, OLD.producto_id) IS DISTINCT FROM (NEW.venta_id, NEW.producto_id) THEN
        PERFORM por_contar_venta(v) FROM unnest(ARRAY[OLD.venta_id, NEW.venta_id]) v;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION por_contar_instalacion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.venta_id, OLD.fecha) IS DISTINCT FROM (NEW.venta_id, NEW.fecha) THEN
        PERFORM por_contar('VENTAS', ARRAY[OLD.fecha::timestamp AT TIME ZONE 'America/La_Paz',
                                           NEW.fecha::timestamp AT TIME ZONE 'America/La_Paz']);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER por_contar AFTER INSERT OR UPDATE OR DELETE ON solicitudes_oferta
    FOR EACH ROW EXECUTE FUNCTION por_contar_oferta();
CREATE TRIGGER por_contar AFTER INSERT OR UPDATE OR DELETE ON solicitudes_reasignacion
    FOR EACH ROW EXECUTE FUNCTION por_contar_de_venta();
CREATE TRIGGER por_contar AFTER INSERT OR UPDATE OR DELETE ON solicitudes_instalacion
    FOR EACH ROW EXECUTE FUNCTION por_contar_instalacion();

CREATE FUNCTION por_contar_todo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.de_prueba IS DISTINCT FROM NEW.de_prueba THEN
        INSERT INTO indicadores_porcontar (de) VALUES ('LLAMADAS'), ('VENTAS');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION por_contar_de_otra_cartera() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.cartera_id IS DISTINCT FROM NEW.cartera_id THEN
        INSERT INTO indicadores_porcontar (de) VALUES ('LLAMADAS'), ('VENTAS');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER por_contar AFTER UPDATE OF de_prueba ON cartera_cartera
    FOR EACH ROW EXECUTE FUNCTION por_contar_todo();
CREATE TRIGGER por_contar AFTER UPDATE OF de_prueba ON cuentas_usuario
    FOR EACH ROW EXECUTE FUNCTION por_contar_todo();
CREATE TRIGGER por_contar AFTER UPDATE OF cartera_id ON cartera_contactocartera
    FOR EACH ROW EXECUTE FUNCTION por_contar_de_otra_cartera();

INSERT INTO indicadores_porcontar (de)
    SELECT 'LLAMADAS' WHERE EXISTS (SELECT FROM cartera_llamada)
        OR EXISTS (SELECT FROM cartera_llamadadecentral)
    UNION ALL SELECT 'VENTAS' WHERE EXISTS (SELECT FROM solicitudes_venta);
"""
QUITAR = """
DROP TRIGGER por_contar_entran ON cartera_llamada;
DROP TRIGGER por_contar_salen ON cartera_llamada;
DROP TRIGGER por_contar_cambian ON cartera_llamada;
DROP TRIGGER por_contar_entran ON cartera_llamadadecentral;
DROP TRIGGER por_contar_salen ON cartera_llamadadecentral;
DROP TRIGGER por_contar_cambian ON cartera_llamadadecentral;
DROP TRIGGER por_contar_entran ON indicadores_cruce;
DROP TRIGGER por_contar_salen ON indicadores_cruce;
DROP TRIGGER por_contar_cambian ON indicadores_cruce;
DROP TRIGGER por_contar ON indicadores_decision;
DROP TRIGGER por_contar ON indicadores_definicion;
DROP TRIGGER por_contar ON solicitudes_venta;
DROP TRIGGER por_contar ON solicitudes_oferta;
DROP TRIGGER por_contar ON solicitudes_reasignacion;
DROP TRIGGER por_contar ON solicitudes_instalacion;
DROP TRIGGER por_contar ON cartera_cartera;
DROP TRIGGER por_contar ON cuentas_usuario;
DROP TRIGGER por_contar ON cartera_contactocartera;
DROP FUNCTION por_contar_llamadas();
DROP FUNCTION por_contar_otra_llamada();
DROP FUNCTION por_contar_centrales();
DROP FUNCTION por_contar_otras_centrales();
DROP FUNCTION por_contar_cruces();
DROP FUNCTION por_contar_decision();
DROP FUNCTION por_contar_definicion();
DROP FUNCTION por_contar_ventas();
DROP FUNCTION por_contar_de_venta();
DROP FUNCTION por_contar_oferta();
DROP FUNCTION por_contar_instalacion();
DROP FUNCTION por_contar_todo();
DROP FUNCTION por_contar_de_otra_cartera();
DROP FUNCTION por_contar_venta(bigint);
DROP FUNCTION por_contar(text, timestamptz[]);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("indicadores", "0013_alertas"),
        ("solicitudes", "0059_anuladas_por_su_instante"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PorContar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "de",
                    models.CharField(
                        choices=[("LLAMADAS", "Llamadas"), ("VENTAS", "Ventas")], max_length=8
                    ),
                ),
                ("desde", models.DateTimeField(null=True)),
                ("hasta", models.DateTimeField(null=True)),
                ("llamada_id", models.BigIntegerField(null=True)),
            ],
            options={
                "verbose_name": "tramo por contar",
                "verbose_name_plural": "tramos por contar",
            },
        ),
        migrations.CreateModel(
            name="TotalDeLlamadas",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tramo",
                    models.CharField(
                        choices=[("HORA", "Hora"), ("DIA", "Día"), ("MES", "Mes")], max_length=4
                    ),
                ),
                ("desde", models.DateTimeField()),
                ("hechas", models.PositiveIntegerField(default=0)),
                ("efectivas", models.PositiveIntegerField(default=0)),
                ("aceptadas", models.PositiveIntegerField(default=0)),
                ("seguimientos", models.PositiveIntegerField(default=0)),
                ("ultima", models.DateTimeField()),
                (
                    "quien",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "total de llamadas",
                "verbose_name_plural": "totales de llamadas",
                "indexes": [models.Index(fields=["tramo", "desde"], name="total_de_llamadas")],
            },
        ),
        migrations.CreateModel(
            name="TotalDeVentas",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tramo",
                    models.CharField(
                        choices=[("HORA", "Hora"), ("DIA", "Día"), ("MES", "Mes")], max_length=4
                    ),
                ),
                ("desde", models.DateTimeField()),
                ("registradas", models.PositiveIntegerField(default=0)),
                ("ventas_aceptadas", models.PositiveIntegerField(default=0)),
                ("instaladas", models.PositiveIntegerField(default=0)),
                (
                    "producto",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="solicitudes.producto",
                    ),
                ),
                (
                    "quien",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "total de ventas",
                "verbose_name_plural": "totales de ventas",
                "indexes": [models.Index(fields=["tramo", "desde"], name="total_de_ventas")],
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
