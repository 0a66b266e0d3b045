"""The effects that a sale owes, and the files that its desks take."""

from django.conf import settings
from django.utils import timezone

from bluecom.archivos.caras import mostrar
from bluecom.integraciones import whatsapp
from bluecom.operacion.puertas import poner_puerta
from bluecom.pendientes.oficios import manejador
from bluecom.planillas.tipos import TipoDePlanilla, registrar
from cartera.servicios.archivos.vueltas import CURAR
from solicitudes.canales.instalacion import planilla as instalaciones
from solicitudes.canales.instalacion.archivo import CARA
from solicitudes.canales.terminos import debidos as terminos
from solicitudes.canales.terminos import por_whatsapp
from solicitudes.conversacion import envios, recepcion, salida
from solicitudes.expediente import cerrar as cierre
from solicitudes.mesa.curas import devolver_curados
from solicitudes.pasos.p06_documentos import medios
from solicitudes.pasos.p06_documentos.enlace import se_puede_enviar
from solicitudes.retencion.purga import BORRAR, borrar_copias

manejador(terminos.ENVIAR, que="el correo de términos de una venta")(terminos.enviar_terminos)
manejador(terminos.SEGUIR, que="lo que se supo del correo de una venta")(terminos.seguir_terminos)
manejador(por_whatsapp.SEGUIR, que="lo que se supo de los términos enviados por WhatsApp")(
    por_whatsapp.seguir_por_whatsapp
)
manejador(CURAR, que="los clientes que un archivo dice que ya no esperan")(devolver_curados)
manejador(
    envios.ENVIAR,
    que="un mensaje de WhatsApp",
    si_falla=salida.dejar_de_enviar,
    en_transaccion=False,
    segundos=settings.WHATSAPP["segundos"] * 2,
)(salida.enviar_debido)
manejador(
    recepcion.TRAER,
    que="un archivo que llegó por WhatsApp",
    si_falla=medios.no_se_trajo,
    en_transaccion=False,
    segundos=settings.WHATSAPP["segundos"] * 4,
)(medios.traer_medio)
manejador(
    recepcion.A_LA_CARPETA,
    que="un archivo de WhatsApp para su carpeta",
    en_transaccion=False,
    segundos=60,
)(medios.llevar_a_la_carpeta)
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
poner_puerta("/whatsapp/noticias/", lambda resto: not resto and whatsapp().envia)
poner_puerta("/e/", lambda llave: se_puede_enviar(llave, ahora=timezone.now()))
