"""People in the order of a list in Spanish, whatever the collation of the database."""

from django.db.models import Func, Value
from django.db.models.functions import Lower, Replace


def _alfabetico(campo: str) -> Replace:
    """Álvaro among the A, and the Ñ after the N."""
    sin_tilde = Func(Lower(campo), Value("áéíóúü"), Value("aeiouu"), function="translate")
    return Replace(sin_tilde, Value("ñ"), Value("nzz"))


POR_NOMBRE = (_alfabetico("first_name"), _alfabetico("last_name"), "username")
