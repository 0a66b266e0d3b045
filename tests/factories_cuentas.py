"""People for tests, one factory with the role as a parameter."""

from functools import cache
from typing import Any

import factory
from django.contrib.auth.hashers import make_password

from bluecom.cuentas.models import Rol, Usuario


@cache
def _clave() -> str:
    """One hash for everybody: a real one is slow on purpose."""
    return make_password("clave-de-prueba-1")


class UsuarioFactory(factory.django.DjangoModelFactory[Usuario]):
    class Meta:
        model = Usuario

    username = factory.Sequence(lambda n: f"persona{n}")
    first_name = "Persona"
    last_name = factory.Sequence(lambda n: f"Número {n}")
    rol = Rol.ASESOR
    password = factory.LazyFunction(_clave)


def administrador(**datos: Any) -> Usuario:
    usuario: Usuario = UsuarioFactory(rol=Rol.ADMINISTRADOR, **datos)
    return usuario
