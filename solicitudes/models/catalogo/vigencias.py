"""Validity in days: how it is read, and how PostgreSQL keeps two of them apart.

An exclusion constraint compares ranges with GiST. Scalars would need an extension that the
embedded server lacks, so each key enters it as the range that holds it alone.
"""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import (
    BigIntegerRangeField,
    DateRangeField,
    RangeBoundary,
    RangeOperators,
)
from django.db import models
from django.db.models import F, Func, Q, Value

_Expresion = tuple["Func[Any]", str]
FECHAS_AL_REVES = "«Vigente hasta» no puede ser anterior a «vigente desde»."


def rige(dia: date, prefijo: str = "") -> Q:
    """In force on ``dia``; no end means until further notice."""
    sin_fin = Q(**{f"{prefijo}vigente_hasta": None})
    despues = Q(**{f"{prefijo}vigente_hasta__gte": dia})
    return Q(**{f"{prefijo}vigente_desde__lte": dia}) & (sin_fin | despues)


def mismo_codigo(campo: str) -> _Expresion:
    """Two rows with the same code; ``rango_de_codigos`` is a range type of this app."""
    valor = F(campo)
    funcion = Func(
        valor, valor, Value("[]"), function="rango_de_codigos", output_field=models.TextField()
    )
    return funcion, RangeOperators.OVERLAPS


def misma_clave(campo: str) -> _Expresion:
    """Two rows with the same id; a row without one is an endless range and meets all."""
    valor = F(campo)
    funcion = Func(
        valor, valor, Value("[]"), function="int8range", output_field=BigIntegerRangeField()
    )
    return funcion, RangeOperators.OVERLAPS


def dias_en_comun() -> _Expresion:
    """Two rows with a day in common, both ends included."""
    limites = RangeBoundary(inclusive_lower=True, inclusive_upper=True)
    funcion = Func(
        "vigente_desde",
        "vigente_hasta",
        limites,
        function="daterange",
        output_field=DateRangeField(),
    )
    return funcion, RangeOperators.OVERLAPS


def fechas_en_orden(nombre: str) -> models.CheckConstraint:
    """The last day is not before the first."""
    return models.CheckConstraint(
        condition=Q(vigente_hasta=None) | Q(vigente_hasta__gte=F("vigente_desde")),
        name=nombre,
        violation_error_message=FECHAS_AL_REVES,
    )
