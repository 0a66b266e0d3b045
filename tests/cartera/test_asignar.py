import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import ContactoCartera
from cartera.servicios import asignar as repartir
from cartera.servicios import tomar_siguiente
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cartera():
    return CarteraFactory()


@pytest.fixture
def quien(ahora):
    return Acto(UsuarioFactory(rol=Rol.SUPERVISOR), ahora)


def de(persona) -> list[int]:
    suyos = ContactoCartera.objects.filter(asignado_a=persona)
    return list(suyos.order_by("orden").values_list("orden", flat=True))


def test_the_first_of_the_queue_go_to_one_asesor(cartera, quien):
    asesor = UsuarioFactory()
    for orden, prioridad in [(2, 0), (3, 0), (4, 5)]:
        ContactoCarteraFactory(cartera=cartera, orden=orden, prioridad=prioridad)

    assert repartir.asignar(cartera.pk, a=asesor, cantidad=2, acto=quien) == 2

    assert de(asesor) == [2, 4]
    evento = Evento.objects.get(cadena=f"cartera:{cartera.pk}")
    assert evento.datos == {"a": asesor.pk, "cuantos": 2}


def test_a_zone_goes_whole_and_what_is_somebodys_stays(cartera, quien):
    asesor, otro = UsuarioFactory.create_batch(2)
    ContactoCarteraFactory(cartera=cartera, orden=2, zona="Sarco")
    ContactoCarteraFactory(cartera=cartera, orden=3, zona="Sarco", asignado_a=otro)
    ContactoCarteraFactory(cartera=cartera, orden=4, zona="Sarco", situacion="CERRADO")
    ContactoCarteraFactory(cartera=cartera, orden=5, zona="Central")

    repartir.asignar(cartera.pk, a=asesor, zona="Sarco", acto=quien)

    assert (de(asesor), de(otro)) == ([2], [3])
    with pytest.raises(DatoInvalido, match="No quedan"):
        repartir.asignar(cartera.pk, a=asesor, zona="Sarco", acto=quien)


@pytest.mark.parametrize(
    "cambios", [{"rol": Rol.SUPERVISOR}, {"is_active": False}, {"de_prueba": True}]
)
def test_clients_go_only_to_an_active_asesor_of_the_same_kind(cartera, quien, cambios):
    ContactoCarteraFactory(cartera=cartera)

    with pytest.raises(DatoInvalido):
        repartir.asignar(cartera.pk, a=UsuarioFactory(**cambios), acto=quien)
    assert not ContactoCartera.objects.exclude(asignado_a=None).exists()


def test_an_absent_asesors_clients_move_with_their_callbacks(cartera, quien, ahora):
    ausente, suplente = UsuarioFactory.create_batch(2)
    rellamada = ContactoCarteraFactory(
        cartera=cartera, asignado_a=ausente, situacion="RELLAMADA", proximo_en=ahora
    )
    ContactoCarteraFactory(cartera=cartera, asignado_a=ausente, situacion="VENDIDO")

    assert repartir.mover(cartera.pk, de=ausente, a=suplente, acto=quien) == 1
    assert tomar_siguiente(acto=Acto(suplente, ahora)) == rellamada
    with pytest.raises(DatoInvalido, match="no tiene clientes"):
        repartir.mover(cartera.pk, de=ausente, a=None, acto=quien)


def test_nobody_is_a_place_to_move_to(cartera, quien, ahora):
    ausente = UsuarioFactory()
    contacto = ContactoCarteraFactory(cartera=cartera, asignado_a=ausente)

    repartir.mover(cartera.pk, de=ausente, a=None, acto=quien)

    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)) == contacto
    with pytest.raises(DatoInvalido, match="otra persona"):
        repartir.mover(cartera.pk, de=ausente, a=ausente, acto=quien)


def test_a_zone_with_priority_comes_first(cartera, quien, ahora):
    ContactoCarteraFactory(cartera=cartera, orden=2, zona="Central")
    urgente = ContactoCarteraFactory(cartera=cartera, orden=3, zona="Sarco")

    assert repartir.priorizar(cartera.pk, zona="Sarco", prioridad=10, acto=quien) == 1
    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)) == urgente
    with pytest.raises(DatoInvalido, match="zona"):
        repartir.priorizar(cartera.pk, zona="Ninguna", prioridad=10, acto=quien)


def test_a_paused_portfolio_hands_out_nobody(cartera, quien, ahora):
    contacto = ContactoCarteraFactory(cartera=cartera)
    asesor = UsuarioFactory()

    repartir.activar(cartera.pk, activa=False, acto=quien)
    assert tomar_siguiente(acto=Acto(asesor, ahora)) is None
    for _ in range(2):
        repartir.activar(cartera.pk, activa=True, acto=quien)
    assert tomar_siguiente(acto=Acto(asesor, ahora)) == contacto
    assert list(Evento.objects.values_list("tipo", flat=True).order_by("n")) == [
        "pausar",
        "activar",
    ]


def test_a_portfolio_is_opened_to_some(cartera, quien, ahora):
    ContactoCarteraFactory(cartera=cartera)
    suya, ajeno = UsuarioFactory.create_batch(2)

    repartir.abrir_a(cartera.pk, asesores=[suya], acto=quien)

    assert tomar_siguiente(acto=Acto(ajeno, ahora)) is None
    assert tomar_siguiente(acto=Acto(suya, ahora)) is not None
