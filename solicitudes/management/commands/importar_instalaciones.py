"""``manage.py importar_instalaciones ARCHIVO --como USUARIO [--simular] [--json]`` (11.2)."""

from bluecom.cuentas.models import Rol
from bluecom.planillas.comando import ComandoDeArchivo
from solicitudes.canales.instalacion.planilla import CONTEOS, TIPO


class Command(ComandoDeArchivo):
    help = "Carga visitas e instalaciones desde un archivo CSV o Excel (.xlsx) de Gestión de Red."
    tipo, que_es, conteos = TIPO, "Visitas e instalaciones", CONTEOS
    roles = (Rol.CANALES_VIRTUALES,)
