"""The effects that a sale owes, and the files that its desks take."""

from django.utils import timezone

from bluecom.archivos.caras import mostrar
from bluecom.operacion.puertas import poner_puerta
from bluecom.pendientes.oficios import manejador
from bluecom.planillas.tipos import TipoDePlanilla, registrar
from cartera.servicios.archivos.vueltas import CURAR
from solicitudes.canales.instalacion import planilla as instalaciones
from solicitudes.canales.instalacion.archivo import CARA
from solicitudes.canales.terminos import debidos as terminos
from solicitudes.expediente import cerrar as cierre
from solicitudes.mesa.curas import devolver_curados
from solicitudes.pasos.p06_documentos.enlace import se_puede_enviar
from solicitudes.retencion.purga import BORRAR, borrar_copias

manejador(terminos.ENVIAR, que="el correo de términos de una venta")(terminos.enviar_terminos)
manejador(terminos.SEGUIR, que="lo que se supo del correo de una venta")(terminos.seguir_terminos)
manejador(CURAR, que="los clientes que un archivo dice que ya no esperan")(devolver_curados)
manejador(BORRAR, que="los archivos de una venta olvidada")(borrar_copias)
manejador(cierre.DEBIDO, que="el expediente de una venta")(cierre.cerrar_debido)

registrar(
    TipoDePlanilla(
        instalaciones.TIPO,
        instalaciones.CAMPOS,
        instalaciones.CONTEOS,
        instalaciones.cargar,
        instalaciones.deshacer_partes,
    )
)
mostrar(CARA)
poner_puerta("/e/", lambda llave: se_puede_enviar(llave, ahora=timezone.now()))
