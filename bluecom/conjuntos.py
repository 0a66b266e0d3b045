"""Asking for thousands of rows at once, without a value of the statement for each."""

from collections.abc import Iterable

from django.db.models import BooleanField, F, Func, Value


class UnoDe(Func):
    """``campo = ANY(valores)``, to filter by: ``__in`` says the same with a value for each."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, campo: str, valores: Iterable[object]) -> None:
        super().__init__(F(campo), Value(list(valores)))
