"""``migrate`` draws less than Django's own, and makes the very same tables."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from django.apps.registry import Apps
from django.db import connection, models, transaction
from django.db.migrations import Migration
from django.db.migrations.operations import (
    AddField,
    AlterField,
    CreateModel,
    RenameField,
    RenameModel,
    RunPython,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from bluecom.operacion.migraciones import dibujar_solo_lo_que_cambia
from tests.operacion.lugares import OtroLugar

LA_DE_DJANGO = (
    "from django.core.management import call_command;"
    "from django.core.management.commands.migrate import Command;"
    "call_command(Command(), verbosity=0)"
)
TABLAS = """
    SELECT table_name, column_name, concat_ws(
        ' ', data_type, character_maximum_length, numeric_precision, numeric_scale, is_nullable,
        column_default, is_identity, collation_name, generation_expression
    ) FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
    FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT '', p.oid::regprocedure::text, prosrc
    FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
    ORDER BY 1, 2, 3
"""
MIGRACIONES = "SELECT app, name FROM django_migrations ORDER BY id"


@pytest.fixture
def el_de_django(tmp_path: Path) -> Iterator[OtroLugar]:
    lugar = OtroLugar(tmp_path / "de-django")
    yield lugar
    lugar.quitar()


@pytest.mark.largo
def test_the_tables_are_those_that_django_makes_drawing_everything(otro_lugar, el_de_django):
    nuestro = otro_lugar.ordenar("migrate", "--verbosity", "0")
    de_django = el_de_django.ordenar("shell", "--verbosity", "0", "-c", LA_DE_DJANGO)
    assert (nuestro.stderr, de_django.stderr) == ("", "")

    tablas = otro_lugar.filas(TABLAS)
    assert tablas == el_de_django.filas(TABLAS)
    assert otro_lugar.filas(MIGRACIONES) == el_de_django.filas(MIGRACIONES) != []
    assert ("solicitudes_venta", "estado", "character varying 12 NO NO") in tablas


def _operaciones() -> list[Operation]:
    """A table, one that points at it, and changes of the first that the second feels."""
    hacia = models.ForeignKey("inventada.Uno", models.CASCADE)
    callada = models.ForeignKey("inventada.Uno", models.CASCADE, related_name="+")
    return [
        CreateModel("Uno", [("codigo", models.CharField(max_length=10, primary_key=True))]),
        CreateModel("Otro", [("id", models.BigAutoField(primary_key=True)), ("uno", hacia)]),
        AddField("Otro", "dos", callada),
        AddField("Uno", "nota", models.TextField(default="")),
        AlterField("Uno", "codigo", models.CharField(max_length=20, primary_key=True)),
        RenameField("Uno", "codigo", "clave"),
        RenameModel("Uno", "Una"),
    ]


def _una(operacion: Operation) -> Migration:
    migracion = Migration("una", "inventada")
    migracion.operations = [operacion]
    return migracion


def _dibujado() -> ProjectState:
    estado = ProjectState()
    assert estado.apps.get_models() == []
    return estado


def _tablas_hechas(contexto: AbstractContextManager[None]) -> list[tuple[str, ...]]:
    """What the operations leave, in a transaction that leaves nothing."""
    estado = _dibujado()
    with contexto, transaction.atomic():
        for operacion in _operaciones():
            with connection.schema_editor() as editor:
                estado = _una(operacion).apply(estado, editor)
        with connection.cursor() as cursor:
            cursor.execute(TABLAS)
            filas = [fila for fila in cursor.fetchall() if fila[0].startswith("inventada_")]
        transaction.set_rollback(True)
    return filas


@pytest.mark.django_db
def test_who_points_at_a_key_follows_its_type_and_its_names():
    tablas = _tablas_hechas(dibujar_solo_lo_que_cambia())

    assert ("inventada_otro", "uno_id", "character varying 20 NO NO") in tablas
    assert tablas == _tablas_hechas(nullcontext())


def _despues_de_agregar(contexto: AbstractContextManager[None]) -> tuple[bool, Apps]:
    """Whether the one that points was drawn anew, and the models that Python's way back gets."""
    estado, vistos = _dibujado(), []
    crear_uno, crear_otro, _, agregar, *_ = _operaciones()
    deshacer = RunPython(RunPython.noop, lambda apps, _editor: vistos.append(apps))
    with contexto:
        for operacion in (crear_uno, crear_otro):
            operacion.state_forwards("inventada", estado)
        otro = estado.apps.get_model("inventada", "Otro")
        agregar.state_forwards("inventada", estado)
        assert estado.apps.get_model("inventada", "Uno")._meta.get_field("nota")
        de_nuevo = estado.apps.get_model("inventada", "Otro") is not otro
        deshacer.database_backwards("inventada", connection.schema_editor(), estado, estado)
    return de_nuevo, vistos[0]


def test_an_operation_draws_its_own_model_and_python_gets_all_of_them():
    de_nuevo, apps = _despues_de_agregar(dibujar_solo_lo_que_cambia())

    assert not de_nuevo
    hacia = apps.get_model("inventada", "Otro")._meta.get_field("uno")
    assert hacia.related_model is apps.get_model("inventada", "Uno")


def test_afterwards_django_draws_as_before():
    with dibujar_solo_lo_que_cambia():
        pass

    assert _despues_de_agregar(nullcontext())[0]
