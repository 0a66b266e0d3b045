"""A base with files of before has them as runs, with their rows; and back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from bluecom.pendientes.models import Pendiente
from bluecom.planillas.models import Contenido, Corrida
from tests.factories_cuentas import UsuarioFactory


def migrar(metas):
    return MigrationExecutor(connection).migrate(metas).apps


@pytest.mark.django_db(transaction=True)
def test_files_of_before_become_runs_and_go_on():
    grafo = MigrationLoader(connection).graph
    antes = [("cartera", "0014_seguimientos_en_lo_que_ya_llama"), ("planillas", "0001_inicial")]
    persona, ahora = UsuarioFactory(), timezone.now()
    try:
        viejas = migrar(antes).get_model("cartera", "Importacion").objects
        comun = {"archivo": "n.csv", "nombre": "N", "sha256": "a", "pedida_por_id": persona.pk}
        filas = [{"linea": 3, "clase": "rechazada", "motivo": "Mal.", "celdas": ["x", ""]}]
        viejas.create(
            pk=7, situacion="HECHA", filas=filas, encabezado=["A", "B"], conteos={"leidas": 2},
            pedida_en=ahora, **comun,
        )  # fmt: skip
        viejas.create(pk=9, contenido=b"a;b", pedida_en=ahora, **comun)
        Pendiente.objects.create(
            tipo="cartera:importar", clave="x", objeto_id=9, creado_en=ahora, proximo_en=ahora
        )
    finally:
        migrar(grafo.leaf_nodes())

    hecha, leyendo = Corrida.objects.get(pk=7), Corrida.objects.get(pk=9)
    renglon = hecha.renglones.get()
    assert (renglon.linea, renglon.resultado, renglon.celdas) == (3, "rechazadas", ["x", ""])
    assert (hecha.conteos, hecha.tipo, leyendo.situacion) == ({"leidas": 2}, "cartera", "LEYENDO")
    assert bytes(Contenido.objects.get(corrida=leyendo).datos) == b"a;b"
    assert Pendiente.objects.get().tipo == "planillas:correr"
    assert Corrida.objects.create(pedida_por=persona, pedida_en=ahora).pk > 9
    try:
        vueltas = migrar(antes).get_model("cartera", "Importacion").objects
        assert vueltas.get(pk=7).filas[0]["motivo"] == "Mal."
        assert bytes(vueltas.get(pk=9).contenido) == b"a;b"
    finally:
        migrar(grafo.leaf_nodes())
    assert Corrida.objects.count() == 3
