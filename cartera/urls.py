"""Carteras: load, follow, share out; mounted at ``carteras/``."""

from django.urls import path

from bluecom.listados.pagina import pagina_de
from cartera.listados import CLIENTES, LLAMADAS
from cartera.listados_telefonicos import MARCADAS
from cartera.views import asignar, carteras, internos, no_llamar, repartir, unir

urlpatterns = [
    path("", carteras.carteras, name="carteras"),
    path("internos/", internos.internos, name="internos"),
    path("internos/<int:extension_id>/terminar/", internos.terminar, name="interno_terminar"),
    path("clientes/", pagina_de(CLIENTES), name="clientes"),
    path("llamadas/", pagina_de(LLAMADAS), name="llamadas"),
    path("marcadas/", pagina_de(MARCADAS), name="marcadas"),
    path("no-llamar/", no_llamar.lista, name="no_llamar"),
    path("no-llamar/<int:veto_id>/levantar/", no_llamar.levantar, name="no_llamar_levantar"),
    path("duplicados/", unir.duplicados, name="cartera_duplicados"),
    path("duplicados/<int:uno_id>/<int:otro_id>/", unir.unir, name="cartera_unir"),
    path("<int:cartera_id>/", carteras.cartera, name="cartera"),
    path("<int:cartera_id>/clientes/", repartir.clientes, name="cartera_clientes"),
    path("<int:cartera_id>/asignar/", asignar.asignar, name="cartera_asignar"),
    path("<int:cartera_id>/mover/", asignar.mover, name="cartera_mover"),
    path("<int:cartera_id>/priorizar/", asignar.priorizar, name="cartera_priorizar"),
    path("<int:cartera_id>/asesores/", asignar.abrir_a, name="cartera_asesores"),
    path("<int:cartera_id>/activar/", asignar.activar, name="cartera_activar"),
]
