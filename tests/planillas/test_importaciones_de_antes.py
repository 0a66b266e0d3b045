"""A base with files of before has them as runs, with their rows; and back."""

from django.utils import timezone

from bluecom.pendientes.models import Pendiente
from bluecom.planillas.models import Contenido, Corrida
from tests.apoyo.migraciones import AntesDe
from tests.factories_cuentas import UsuarioFactory

ELLA = ("planillas", "_desde_las_importaciones")


def test_files_of_before_become_runs_and_go_on(antes_de: AntesDe):
    persona, ahora = UsuarioFactory(), timezone.now()
    with antes_de(*ELLA) as antigua:
        viejas = antigua.get_model("cartera", "Importacion").objects
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

    hecha, leyendo = Corrida.objects.get(pk=7), Corrida.objects.get(pk=9)
    renglon = hecha.renglones.get()
    assert (renglon.linea, renglon.resultado, renglon.celdas) == (3, "rechazadas", ["x", ""])
    assert (hecha.conteos, hecha.tipo, leyendo.situacion) == ({"leidas": 2}, "cartera", "LEYENDO")
    assert bytes(Contenido.objects.get(corrida=leyendo).datos) == b"a;b"
    assert Pendiente.objects.get().tipo == "planillas:correr"
    assert Corrida.objects.create(pedida_por=persona, pedida_en=ahora).pk > 9
    with antes_de(*ELLA) as antigua:
        vueltas = antigua.get_model("cartera", "Importacion").objects
        assert vueltas.get(pk=7).filas[0]["motivo"] == "Mal."
        assert bytes(vueltas.get(pk=9).contenido) == b"a;b"
    assert Corrida.objects.count() == 3
