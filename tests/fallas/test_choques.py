"""Two transactions that wait for each other: PostgreSQL breaks one, and it begins again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory
from django.utils import timezone

from bluecom.cuentas.models import Usuario
from bluecom.interfaz.rechazos import intentar
from bluecom.pendientes import oficios
from bluecom.pendientes.models import Aviso, Pendiente, Situacion
from bluecom.pendientes.servicios import deber, procesar_pendientes
from bluecom.transacciones import INTENTOS, es_choque, sin_choques
from bluecom.una_vez.models import ActoHecho
from bluecom.una_vez.servicios import hacer_una_vez
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db(transaction=True)


def _cruzados(cuantas_veces: int = 1) -> tuple[Callable[[], None], Callable[[], None], list[int]]:
    """Two acts that lock the same two rows in opposite order, each holding its first one."""
    una, otra = UsuarioFactory(), UsuarioFactory()
    citas = [Barrier(2, timeout=20) for _ in range(cuantas_veces)]
    veces: list[int] = []

    def acto(primera: Usuario, segunda: Usuario) -> Callable[[], None]:
        pasadas = iter(citas)

        @transaction.atomic
        def bloquear() -> None:
            veces.append(primera.pk)
            Usuario.objects.select_for_update().get(pk=primera.pk)
            if cita := next(pasadas, None):
                cita.wait()
            Usuario.objects.select_for_update().get(pk=segunda.pk)
            Usuario.objects.filter(pk=segunda.pk).update(last_name="Hecho")

        return bloquear

    return acto(una, otra), acto(otra, una), veces


def _a_la_vez(*actos: Callable[[], None]) -> list[Exception | None]:
    def hacer(acto: Callable[[], None]) -> Exception | None:
        try:
            acto()
        except OperationalError as error:
            return error
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(actos)) as hilos:
        return list(hilos.map(hacer, actos))


def test_without_help_one_of_the_two_is_broken():
    una, otra, _ = _cruzados()

    rotas = [error for error in _a_la_vez(una, otra) if error]

    assert [es_choque(error) for error in rotas] == [True]


def test_who_gave_way_begins_again_and_both_are_done():
    una, otra, veces = _cruzados()

    errores = _a_la_vez(lambda: sin_choques(una), lambda: sin_choques(otra))

    assert errores == [None, None]
    assert len(veces) == 3
    assert Usuario.objects.filter(last_name="Hecho").count() == 2


def test_one_that_collides_every_time_is_raised_after_a_few_tries():
    veces: list[int] = []

    def siempre() -> None:
        veces.append(1)
        una, otra, _ = _cruzados()
        rota = next(error for error in _a_la_vez(una, otra) if error)
        raise rota

    with pytest.raises(OperationalError):
        sin_choques(siempre)

    assert len(veces) == INTENTOS


def test_inside_a_transaction_it_is_left_to_who_opened_it():
    una, otra, veces = _cruzados()

    def dentro(acto: Callable[[], None]) -> Callable[[], None]:
        def hacer() -> None:
            with transaction.atomic():
                sin_choques(acto)

        return hacer

    errores = _a_la_vez(dentro(una), dentro(otra))

    assert len([e for e in errores if e]) == 1
    assert len(veces) == 2


def test_other_errors_are_not_tried_again():
    veces: list[int] = []

    def mal() -> None:
        veces.append(1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(OperationalError):
        sin_choques(mal)
    connection.close()

    assert len(veces) == 1


def test_a_person_whose_act_gave_way_reads_that_it_was_done():
    una, otra, veces = _cruzados()
    peticion = RequestFactory().post("/")
    peticion.session = {}
    peticion._messages = FallbackStorage(peticion)

    def acto() -> None:
        assert intentar(peticion, una, exito="Hecho.")

    errores = _a_la_vez(acto, lambda: sin_choques(otra))

    assert (errores, len(veces)) == ([None, None], 3)
    assert [str(m) for m in peticion._messages] == ["Hecho."]


def test_of_two_forms_that_collide_both_are_done_once_and_say_so_once():
    una, otra, veces = _cruzados()
    hechos: list[list[str]] = []

    def enviar(acto: Callable[[], None]) -> Callable[[], None]:
        archivo = SimpleUploadedFile("carta.txt", b"letra por letra")
        peticion = RequestFactory().post("/", {"carta": archivo})
        peticion.session = {}
        peticion._messages = FallbackStorage(peticion)
        leidos: list[bytes] = []

        def vista() -> HttpResponse:
            leidos.append(peticion.FILES["carta"].read())
            messages.info(peticion, "Recibida.")
            acto()
            return HttpResponseRedirect("/")

        def hacer() -> None:
            persona = Usuario.objects.order_by("pk")[0]
            hacer_una_vez(peticion, persona, f"ficha-{id(peticion)}", vista)
            assert set(leidos) == {b"letra por letra"}
            hechos.append([str(m) for m in peticion._messages])

        return hacer

    errores = _a_la_vez(enviar(una), enviar(otra))

    assert (errores, len(veces)) == ([None, None], 3)
    assert hechos == [["Recibida."], ["Recibida."]]
    assert ActoHecho.objects.count() == 2


def test_what_is_owed_survives_a_collision_at_its_first_try(monkeypatch):
    una, otra, veces = _cruzados()
    monkeypatch.setattr(oficios, "_oficios", dict(oficios._oficios))
    oficios.manejador("prueba:cruzada")(lambda p: una())
    deber("prueba:cruzada", "una", ahora=timezone.now())

    errores = _a_la_vez(lambda: procesar_pendientes() and None, lambda: sin_choques(otra))

    fila = Pendiente.objects.get()
    assert errores == [None, None]
    assert fila.arrendado_hasta is None
    assert (fila.situacion, fila.intentos, len(veces)) == (Situacion.HECHO, 1, 3)


def test_a_commit_that_breaks_is_a_failure_of_the_work_and_lets_it_go(monkeypatch):
    monkeypatch.setattr(oficios, "_oficios", dict(oficios._oficios))

    @oficios.manejador("prueba:al-confirmar")
    def al_confirmar(p: Pendiente) -> None:
        """A foreign key is looked at when the transaction ends."""
        Aviso.objects.create(usuario_id=0, clave="x", texto="x", creado_en=timezone.now())

    deber("prueba:al-confirmar", "una", ahora=timezone.now())

    procesar_pendientes()

    fila = Pendiente.objects.get()
    assert (fila.situacion, fila.arrendado_hasta) == (Situacion.DEBIDO, None)
    assert "IntegrityError" in fila.ultimo_error
