"""What ``migrate`` draws of the models of before: what an operation touches, and no more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AlterField, RenameModel, RunPython
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

Hacer = Callable[[Operation, str, BaseDatabaseSchemaEditor, ProjectState, ProjectState], None]


@contextmanager
def dibujar_solo_lo_que_cambia() -> Iterator[None]:
    """Draw anew the model that an operation changes, not also every model that reaches it.

    Most statements of a table read nothing of its neighbours, and here nearly every model reaches
    all the others: thirty thousand were drawn to make an empty database. Who does read them gets
    all of them drawn, since the state says that it is behind: Python, what changes a key or the
    name of a table that others point at, and what is told at the end.
    """
    cambios: list[tuple[type, str, Callable[..., object]]] = [
        (ProjectState, "_find_reload_model", _solo_el_suyo),
        (RunPython, "database_backwards", _con_todos(RunPython.database_backwards)),
        (RenameModel, "database_forwards", _con_todos(RenameModel.database_forwards)),
        (AlterField, "database_forwards", _con_todos(AlterField.database_forwards)),
    ]
    de_django = [(clase, nombre, getattr(clase, nombre)) for clase, nombre, _ in cambios]
    try:
        _poner(cambios)
        yield
    finally:
        _poner(de_django)


def _poner(metodos: list[tuple[type, str, Any]]) -> None:
    for clase, nombre, metodo in metodos:
        setattr(clase, nombre, metodo)


def _solo_el_suyo(
    estado: ProjectState, app: str, modelo: str, delay: bool = True
) -> set[tuple[str, str]]:
    estado.is_delayed = True
    return {(app, modelo)}


def _con_todos(hacer: Callable[..., None]) -> Hacer:
    def hecho(
        operacion: Operation,
        app: str,
        editor: BaseDatabaseSchemaEditor,
        desde: ProjectState,
        hasta: ProjectState,
    ) -> None:
        if not isinstance(operacion, AlterField) or operacion.field.unique:
            desde.clear_delayed_apps_cache()
            hasta.clear_delayed_apps_cache()
        hacer(operacion, app, editor, desde, hasta)

    return hecho
