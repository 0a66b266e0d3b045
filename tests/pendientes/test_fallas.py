"""What a failure means: the words, the patience, and who is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from bluecom.cuentas.models import Rol
from bluecom.pendientes import oficios
from bluecom.pendientes.errores import Apartar
from bluecom.pendientes.models import Aviso, Pendiente, Situacion
from bluecom.pendientes.servicios import deber, procesar_pendientes
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hacer(monkeypatch) -> Callable[..., Pendiente]:
    """Owe one effect that is done by this function, and try it once."""
    monkeypatch.setattr(oficios, "_oficios", dict(oficios._oficios))

    def _hacer(funcion: Callable[[Pendiente], object], clave: str = "una") -> Pendiente:
        oficios.manejador("prueba:x", que="un papel")(funcion)
        deber("prueba:x", clave, ahora=timezone.now())
        procesar_pendientes()
        return Pendiente.objects.get(clave=clave)

    return _hacer


def _sin_lugar(_: Pendiente) -> None:
    with Path("/dev/full").open("wb", buffering=0) as lleno:
        lleno.write(b"x")


def test_what_lacks_room_goes_on_by_itself_when_there_is_room(hacer):
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    hacer(_sin_lugar)
    for _ in range(60):
        Pendiente.objects.update(proximo_en=timezone.now())
        procesar_pendientes()

    fila = Pendiente.objects.get()
    assert (fila.situacion, fila.intentos) == (Situacion.DEBIDO, 61)
    assert fila.ultimo_error == "No hay espacio en el disco: sigue solo cuando haya."
    assert (fila.proximo_en - timezone.now()).total_seconds() <= 300
    aviso = Aviso.objects.get()
    assert (aviso.usuario, aviso.url) == (jefe, "/dia/")
    assert "siguen solos cuando haya" in aviso.texto

    Pendiente.objects.update(proximo_en=timezone.now())
    assert hacer(lambda p: None).situacion == Situacion.HECHO


def test_lack_of_room_is_recognised_behind_another_error(hacer):
    def envuelta(p: Pendiente) -> None:
        try:
            _sin_lugar(p)
        except OSError as error:
            raise ValueError("no se pudo guardar") from error

    assert "No hay espacio" in hacer(envuelta).ultimo_error


def test_the_unforeseen_is_told_in_spanish_and_keeps_names_to_itself(hacer):
    def roto(_: Pendiente) -> None:
        raise ValueError("invalid address ana@correo.example")

    assert hacer(roto).ultimo_error == (
        "Falla inesperada (ValueError); el detalle está en el registro de tareas."
    )


def _nunca(_: Pendiente) -> None:
    raise Apartar("El servidor no conoce a ana@correo.example.")


def test_the_notice_names_what_failed_and_nobodys_address(hacer):
    UsuarioFactory(rol=Rol.ADMINISTRADOR)

    hacer(_nunca)

    texto = "El sistema no pudo con un papel y lo apartó: El servidor no conoce a …"
    assert Aviso.objects.get().texto == texto


def test_many_failures_of_a_kind_are_one_unread_notice(hacer):
    UsuarioFactory(rol=Rol.JEFE_VENTAS)
    for n in range(3):
        hacer(_nunca, f"clave{n}")
    assert Aviso.objects.count() == 1

    Aviso.objects.update(leido_en=timezone.now())
    hacer(_nunca, "otra")

    assert Aviso.objects.count() == 2


@pytest.mark.parametrize("rol", [Rol.ASESOR, Rol.SUPERVISOR, Rol.CANALES_VIRTUALES])
def test_who_cannot_put_it_back_is_not_told(hacer, rol):
    UsuarioFactory(rol=rol)
    UsuarioFactory(rol=Rol.ADMINISTRADOR, is_active=False)
    UsuarioFactory(rol=Rol.JEFE_VENTAS, de_prueba=True)

    hacer(_nunca)

    assert not Aviso.objects.exists()


def test_among_many_done_the_few_set_aside_are_found_by_their_index():
    ahora = timezone.now()
    Pendiente.objects.bulk_create(
        Pendiente(
            tipo="x",
            clave=f"x:{n}",
            situacion=Situacion.APARTADO if n == 7 else Situacion.HECHO,
            creado_en=ahora,
            proximo_en=ahora,
        )
        for n in range(3000)
    )

    for consulta in (Pendiente.objects.apartados(), Pendiente.objects.apartados().order_by("-pk")):
        assert "pendiente_apartado" in consulta.explain()
