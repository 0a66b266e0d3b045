"""Several reads in one message say what each would have said by itself."""

import pytest
from django.db import NotSupportedError, connection, transaction

from bluecom.cuentas.models import Rol, Usuario
from bluecom.lecturas import Formas, Juntas, leer_juntas
from bluecom.preparadas import Preparada, filas_juntas
from cartera.models import Cartera, ContactoCartera
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def test_each_is_filled_as_if_read_alone_and_all_cost_one_message(django_assert_num_queries):
    for _ in range(3):
        ContactoCarteraFactory(cartera=CarteraFactory())
    lecturas = [
        lambda: ContactoCartera.objects.select_related("cliente", "cartera").order_by("-pk")[:2],
        lambda: Cartera.objects.order_by("pk").values_list("pk", "nombre"),
        lambda: Cartera.objects.filter(pk__in=[]),
        lambda: ContactoCartera.objects.order_by("cliente__nombres").values_list("linea", flat=True)
        .distinct(),
        lambda: Usuario.objects.filter(first_name="100 %s; SELECT '"),
    ]  # fmt: skip
    solas = [list(lectura()) for lectura in lecturas]

    juntas = [lectura() for lectura in lecturas]
    with django_assert_num_queries(1):
        leer_juntas(*juntas)
        dichas = [list(consulta) for consulta in juntas]
        assert all(contacto.cliente and contacto.cartera for contacto in dichas[0])

    assert dichas == solas


def test_what_was_read_together_is_filtered_anew():
    uno, otra = UsuarioFactory(rol=Rol.ASESOR), UsuarioFactory(rol=Rol.SUPERVISOR)
    todos = Usuario.objects.filter(pk__in=[uno.pk, otra.pk]).order_by("pk")
    leer_juntas(todos)

    assert list(todos.filter(rol=Rol.SUPERVISOR)) == [otra]
    assert todos.count() == 2


def test_nothing_to_read_sends_nothing(django_assert_num_queries):
    ninguno = Usuario.objects.none()

    with django_assert_num_queries(0):
        leer_juntas(ninguno)
        assert list(ninguno) == []


def test_reads_composed_once_are_filled_for_the_values_of_each_time(django_assert_num_queries):
    contactos = [ContactoCarteraFactory(cartera=CarteraFactory()) for _ in range(2)]
    juntas = Juntas(
        lambda contacto, nombre: {
            "contacto": ContactoCartera.objects.select_related("cliente").filter(pk=contacto),
            "carteras": Cartera.objects.filter(contactos=contacto, nombre=nombre),
            "ninguno": Usuario.objects.none(),
        },
        contacto=int,
        nombre=str,
    )

    for contacto in contactos:
        with django_assert_num_queries(1):
            leidas = juntas.leer(contacto=contacto.pk, nombre=contacto.cartera.nombre)
            assert leidas["contacto"][0].cliente == contacto.cliente
        assert leidas == {
            "contacto": [contacto],
            "carteras": [contacto.cartera],
            "ninguno": [],
        }
    assert juntas.leer(contacto=contactos[0].pk, nombre="Otra %s' ")["carteras"] == []
    assert juntas.leer(contacto=None, nombre="Cartera")["contacto"] == []


def test_each_form_is_composed_once_and_planned_for_no_value_of_its_own():
    persona, otra = UsuarioFactory(), UsuarioFactory()
    compuestas = []

    def componer(activas, *, desde):
        compuestas.append(activas)
        personas = Usuario.objects.filter(is_active=activas, pk__gte=desde)
        return {"personas": personas.order_by("pk"), "ninguna": personas.none()}

    formas = Formas(componer)

    for desde, quienes in ((persona, [persona, otra]), (otra, [otra]), (persona, [persona, otra])):
        assert formas.leer(True, desde=desde.pk) == {"personas": quienes, "ninguna": []}
    assert formas.leer(False, desde=persona.pk)["personas"] == []
    assert compuestas == [True, False]
    assert _planes('NOT "cuentas_usuario"."is_active"') == [(1, 0)]


@pytest.mark.django_db(transaction=True)
def test_what_a_migration_changed_beneath_a_connection_that_lasts_is_planned_anew():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE de_muestra (dice varchar(5))")
        cursor.execute("INSERT INTO de_muestra VALUES ('ya')")
    dice = Preparada("SELECT dice FROM de_muestra WHERE dice = %(dice)s")
    try:
        assert dice.filas(dice="ya") == filas_juntas([dice], {"dice": "ya"})[0] == [("ya",)]
        for ancho, otra_vez in (
            (10, lambda: dice.filas(dice="ya")),
            (15, lambda: filas_juntas([dice, dice], {"dice": "ya"})[1]),
        ):
            _migrar(f"ALTER TABLE de_muestra ALTER dice TYPE varchar({ancho})")
            assert otra_vez() == [("ya",)]

        _migrar("ALTER TABLE de_muestra ALTER dice TYPE varchar(20)")
        with pytest.raises(NotSupportedError), transaction.atomic():
            dice.filas(dice="ya")
        with transaction.atomic():
            assert dice.filas(dice="ya") == [("ya",)], "the rollback forgot its plan"
    finally:
        _migrar("DROP TABLE de_muestra")


def _migrar(sentencia):
    """By a connection of its own, as whoever migrates does."""
    otra = connection.copy()
    try:
        with otra.cursor() as cursor:
            cursor.execute(sentencia)
    finally:
        otra.close()


def _planes(dice):
    """How many for any value and how many for one, of each prepared statement that says that."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements "
            "WHERE position(%s in statement) > 0 AND position('pg_prepared' in statement) = 0",
            [dice],
        )
        return cursor.fetchall()
