"""What is owed is done once, by whoever holds the lease; what fails does not stop the rest."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.pendientes import oficios
from bluecom.pendientes.avisos import avisar, avisar_de_una_vez, cerrar
from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import Aviso, Pendiente, Situacion
from bluecom.pendientes.servicios import atender_ahora, deber, procesar_pendientes, reponer
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hechos() -> Iterator[list[str]]:
    """Handlers of this test alone; each notes what it did."""
    lista: list[str] = []
    antes = dict(oficios._oficios)

    @oficios.manejador("prueba:bien")
    def bien(pendiente: Pendiente) -> None:
        lista.append(pendiente.clave)

    @oficios.manejador("prueba:luego")
    def luego(pendiente: Pendiente) -> None:
        lista.append(pendiente.clave)
        raise Reintentar("Todavía no.")

    @oficios.manejador("prueba:nunca")
    def nunca(pendiente: Pendiente) -> None:
        raise Apartar("No se puede.")

    @oficios.manejador("prueba:roto")
    def roto(pendiente: Pendiente) -> None:
        UsuarioFactory(username="no-debe-quedar")
        raise ZeroDivisionError

    yield lista
    oficios._oficios.clear()
    oficios._oficios.update(antes)


def _deber(tipo: str, clave: str = "una") -> Pendiente:
    return deber(f"prueba:{tipo}", clave, ahora=timezone.now())


def test_owed_twice_is_done_once(hechos):
    assert _deber("bien") == _deber("bien")

    assert procesar_pendientes() == 1
    assert procesar_pendientes() == 0
    assert hechos == ["una"]


def test_one_that_breaks_leaves_nothing_and_stops_nobody(hechos):
    rota, buena = _deber("roto", "rota"), _deber("bien", "buena")

    procesar_pendientes()

    rota.refresh_from_db()
    buena.refresh_from_db()
    assert (rota.situacion, buena.situacion) == (Situacion.DEBIDO, Situacion.HECHO)
    assert "ZeroDivisionError" in rota.ultimo_error
    assert not type(UsuarioFactory()).objects.filter(username="no-debe-quedar").exists()


def test_what_can_never_work_is_set_aside_at_once(hechos):
    _deber("nunca")

    procesar_pendientes()

    fila = Pendiente.objects.apartados().get()
    assert (fila.intentos, fila.ultimo_error) == (1, "No se puede.")


def test_what_nobody_knows_how_to_do_is_set_aside(hechos):
    _deber("desconocido")

    procesar_pendientes()

    assert "Nadie sabe hacer" in Pendiente.objects.apartados().get().ultimo_error


def test_a_lease_keeps_others_out_until_it_ends(hechos):
    _deber("bien")
    Pendiente.objects.update(arrendado_hasta=timezone.now() + timedelta(minutes=1))
    assert procesar_pendientes() == 0
    assert not atender_ahora("una")

    Pendiente.objects.update(arrendado_hasta=timezone.now() - timedelta(seconds=1))

    assert procesar_pendientes() == 1
    assert hechos == ["una"]


def test_the_limit_is_kept(hechos):
    for n in range(3):
        _deber("bien", f"clave{n}")

    assert procesar_pendientes(limite=2) == 2
    assert hechos == ["clave0", "clave1"]


def test_only_the_paper_that_a_page_needs_is_made_now(hechos):
    _deber("bien", "otra")
    _deber("bien", "esta")

    assert atender_ahora("esta")
    assert hechos == ["esta"]


def test_only_what_was_set_aside_is_put_back(hechos):
    hecha = _deber("bien")
    procesar_pendientes()

    reponer(hecha)

    assert Pendiente.objects.get().situacion == Situacion.HECHO


def test_a_notice_is_given_once_to_each_person(ahora):
    uno, otro = UsuarioFactory(), UsuarioFactory()

    assert avisar([uno.pk, otro.pk], "Venció el plazo.", clave="plazo:1", ahora=ahora) == 2
    assert avisar([uno.pk], "Venció el plazo.", clave="plazo:1", ahora=ahora) == 0
    assert Aviso.objects.sin_leer().count() == 2


def test_many_notices_go_in_one_statement_and_none_twice(django_assert_num_queries):
    ahora, usuario = timezone.now(), UsuarioFactory()

    def avisos(*claves):
        return [Aviso(usuario=usuario, clave=c, texto=c, creado_en=ahora) for c in claves]

    avisar_de_una_vez(avisos("plazo:1"))
    with django_assert_num_queries(1):
        avisar_de_una_vez(avisos("plazo:1", "plazo:2", "plazo:3"))
    assert sorted(Aviso.objects.values_list("clave", flat=True)) == [
        "plazo:1",
        "plazo:2",
        "plazo:3",
    ]

    cerrar(Aviso.objects.exclude(clave="plazo:3"), ahora=ahora, cierre="cumplido")
    assert [aviso.clave for aviso in Aviso.objects.sin_leer()] == ["plazo:3"]
