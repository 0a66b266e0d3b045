"""People for tests, one factory with the role as a parameter."""

import factory

from bluecom.cuentas.models import Rol, Usuario


class UsuarioFactory(factory.django.DjangoModelFactory[Usuario]):
    class Meta:
        model = Usuario

    username = factory.Sequence(lambda n: f"persona{n}")
    first_name = "Persona"
    last_name = factory.Sequence(lambda n: f"Número {n}")
    rol = Rol.ASESOR
    password = factory.django.Password("clave-de-prueba-1")
