"""Every address of the sale, in the order of the procedure, and where it is answered."""

from django.urls import URLPattern, URLResolver, include, path

from bluecom.listados.pagina import pagina_de
from solicitudes.canales.custodia import vistas as custodia
from solicitudes.canales.custodia.listado import CUSTODIA
from solicitudes.canales.instalacion import vistas as instalaciones
from solicitudes.canales.instalacion import vistas_diferencias as diferencias
from solicitudes.canales.instalacion import vistas_instalada as instaladas
from solicitudes.canales.instalacion import vistas_lista as lista_instalaciones
from solicitudes.canales.instalacion import vistas_retiros as retiros
from solicitudes.canales.recepcion import vistas as recepcion
from solicitudes.canales.recepcion import vistas_camara as camara
from solicitudes.canales.recepcion import vistas_marcas as marcas
from solicitudes.canales.recepcion.listado import POR_VENIR
from solicitudes.canales.remisiones import vistas as remisiones
from solicitudes.canales.revision import vistas as revision
from solicitudes.canales.revision import vistas_asesor as respuestas
from solicitudes.canales.revision import vistas_observaciones as observaciones
from solicitudes.canales.revision import vistas_reaperturas as reaperturas
from solicitudes.canales.revision import vistas_segundas as segundas
from solicitudes.canales.revision.listados import OBSERVACIONES, SEGUNDAS
from solicitudes.canales.terminos import vistas as correos
from solicitudes.canales.terminos import vistas_acuse
from solicitudes.catalogo.listado import PRECIOS
from solicitudes.conversacion import vistas_webhook
from solicitudes.expediente import vistas as expediente
from solicitudes.mesa import (
    vista_buscar,
    vista_cliente,
    vista_qr,
    vistas,
    vistas_anteriores,
    vistas_cola,
    vistas_espera,
    vistas_finales,
    vistas_nombre,
    vistas_reasignar,
    vistas_relevo,
    vistas_rellamadas,
    vistas_tareas,
)
from solicitudes.mesa.esperando import ESPERANDO
from solicitudes.mesa.plazos import vistas as plazos
from solicitudes.papeles import vistas as papeles
from solicitudes.papeles import vistas_lista, vistas_miradas, vistas_reimpresiones
from solicitudes.pasos import vista, vista_borrador, vistas_corregir, vivas
from solicitudes.pasos.conversar import vistas as conversar
from solicitudes.pasos.conversar import vistas_bandeja as bandeja
from solicitudes.pasos.conversar import vistas_respuestas as preparadas
from solicitudes.pasos.marcar import vistas as marcar
from solicitudes.pasos.p02_p03_consultas import vistas as consultas
from solicitudes.pasos.p04_llamada import vistas as llamada
from solicitudes.pasos.p05_explicacion import vistas as explicacion
from solicitudes.pasos.p06_documentos import vistas as documentos
from solicitudes.pasos.p06_documentos import vistas_archivos as recibidos
from solicitudes.pasos.p06_documentos import vistas_enlace as enlaces
from solicitudes.pasos.p06_documentos import vistas_fotos as fotos
from solicitudes.pasos.p10_impresion import vistas as tandas
from solicitudes.pasos.p11_entrega import vistas as entregas
from solicitudes.pasos.seguimiento import vistas as vistas_seguimiento
from solicitudes.practica import vistas as practica
from solicitudes.retencion import vistas_politica as retencion

Rutas = list[URLPattern | URLResolver]

MESA: Rutas = [
    path("mesa/", vistas_cola.mesa, name="mesa"),
    path("cola/", vistas_cola.cola, name="cola"),
    path("cola/siguiente/", vistas_cola.siguiente, name="siguiente"),
    path("rellamadas/", vistas_rellamadas.rellamadas, name="rellamadas"),
    path("rellamadas/<int:rellamada_id>/", vistas_rellamadas.rellamada, name="rellamada"),
    path(
        "rellamadas/<int:rellamada_id>/llamar/", vistas_rellamadas.llamar, name="rellamada_llamar"
    ),
    path(
        "rellamadas/<int:rellamada_id>/hora/",
        vistas_rellamadas.reprogramar,
        name="rellamada_reprogramar",
    ),
    path("rellamadas/<int:rellamada_id>/pasar/", vistas_rellamadas.pasar, name="rellamada_pasar"),
    path(
        "rellamadas/<int:rellamada_id>/anular/", vistas_rellamadas.anular, name="rellamada_anular"
    ),
    path("relevos/", vistas_relevo.relevos, name="relevos"),
    path("relevos/<int:usuario_id>/", vistas_relevo.relevo, name="relevo"),
    path("relevos/<int:usuario_id>/ausencia/", vistas_relevo.ausencia, name="relevo_ausencia"),
    path("ausencias/<int:ausencia_id>/retirar/", vistas_relevo.volver, name="ausencia_retirar"),
    path("cola/mi-dia/", vistas_cola.mi_dia, name="mi_dia"),
    path("cola/anteriores/", vistas_anteriores.anteriores, name="anteriores"),
    path("cola/tomar/<int:contacto_id>/", vistas_anteriores.tomar_este, name="tomar_este"),
    path("saltos/", vistas_anteriores.saltos, name="saltos"),
    path("buscar/", vista_buscar.buscar, name="buscar"),
    path("clientes/<int:cliente_id>/", vista_cliente.cliente, name="cliente"),
    path("clientes/<int:cliente_id>/llama/", vista_cliente.llama, name="llama"),
    path("ventas/", vistas.ventas, name="ventas"),
    path("ventas/<int:venta_id>/plazos/", plazos.plazos, name="plazos_de_la_venta"),
    path("ventas/<int:venta_id>/plazos/<int:plazo_id>/", plazos.acto, name="plazo_acto"),
    path("ventas/<int:venta_id>/nota/", vista_cliente.nota, name="nota"),
    path("ventas/<int:venta_id>/descartar/", vistas_finales.descartar, name="descartar"),
    path("ventas/<int:venta_id>/deshacer/", vistas_finales.deshacer, name="deshacer_fin"),
    path("ventas/<int:venta_id>/saltar/", vistas_finales.saltar, name="saltar"),
    path("ventas/<int:venta_id>/anular/", vistas_finales.anular, name="anular"),
    path("ventas/<int:venta_id>/nombre/", vistas_nombre.nombre, name="nombre"),
    path("ventas/<int:venta_id>/reasignar/", vistas_reasignar.una, name="reasignar"),
    path("precios/", pagina_de(PRECIOS), name="precios"),
    path("reasignar/", vistas_reasignar.varias, name="reasignar_varias"),
    path("tareas/", vistas_tareas.lista, name="tareas"),
    path("tareas/<int:tarea_id>/hecha/", vistas_tareas.hecha, name="tarea_hecha"),
    path("espera/", vistas_espera.espera, name="espera"),
    path("espera/volver/", vistas_espera.volver, name="espera_volver"),
    path("espera/<int:contacto_id>/volver/", vistas_espera.volver_uno, name="espera_volver_uno"),
    path("p/<str:token>/", vista_qr.qr, name="qr"),
    path("p/<str:token>", vista_qr.qr),
]

CONVERSACION: Rutas = [  # 6.2
    path("whatsapp/noticias/", vistas_webhook.noticias, name="whatsapp_noticias"),
    path("ventas/<int:venta_id>/conversacion/", conversar.conversacion, name="conversacion"),
    path("ventas/<int:venta_id>/conversacion/viva/", conversar.viva, name="conversacion_viva"),
    path(
        "ventas/<int:venta_id>/conversacion/escribir/", conversar.escribir, name="whatsapp_escribir"
    ),
    path(
        "ventas/<int:venta_id>/conversacion/plantilla/",
        conversar.plantilla,
        name="whatsapp_plantilla",
    ),
    path("ventas/<int:venta_id>/conversacion/carta/", conversar.carta, name="whatsapp_carta"),
    path("ventas/<int:venta_id>/conversacion/numero/", conversar.numero, name="whatsapp_numero"),
    path(
        "ventas/<int:venta_id>/conversacion/<int:mensaje_id>/archivo/",
        conversar.adjunto,
        name="whatsapp_adjunto",
    ),
    path("bandeja/", bandeja.lista, name="bandeja"),
    path("bandeja/<int:interlocutor_id>/archivar/", bandeja.archivar, name="bandeja_archivar"),
    path("respuestas/", preparadas.lista, name="respuestas"),
    path("respuestas/<int:respuesta_id>/borrar/", preparadas.borrar, name="respuesta_borrar"),
    path("esperando/", pagina_de(ESPERANDO), name="esperando"),
]

PASOS: Rutas = [
    path("ventas/<int:venta_id>/", vista.venta, name="venta"),
    path("ventas/<int:venta_id>/pasos/<int:numero>/", vista.paso, name="paso"),
    path(
        "ventas/<int:venta_id>/pasos/<int:numero>/borrador/",
        vista_borrador.guardar,
        name="guardar_borrador",
    ),
    path(
        "ventas/<int:venta_id>/pasos/<int:numero>/borrador/ultimo/",
        vista_borrador.ultimo,
        name="ultimo_borrador",
    ),
    path(
        "ventas/<int:venta_id>/pasos/<int:numero>/borrador/descartar/",
        vista_borrador.descartar,
        name="descartar_borrador",
    ),
    path("ventas/<int:venta_id>/corregir/<int:numero>/", vistas_corregir.corregir, name="corregir"),
    path("ventas/<int:venta_id>/reanudar/", vistas_corregir.reanudar, name="reanudar"),
    path("ventas/<int:venta_id>/direccion/", vivas.direccion, name="direccion"),
    path("ventas/<int:venta_id>/pasos/<int:numero>/hoja/", vivas.hoja, name="hoja"),
    path("ventas/<int:venta_id>/guion/", vivas.guion, name="guion"),
    path("ventas/<int:venta_id>/glosa/", vivas.glosa, name="vista_glosa"),
]

CONSULTAS: Rutas = [  # steps 2 and 3
    path("ventas/<int:venta_id>/pantalla/", consultas.pantalla, name="pantalla"),
]

LLAMADA: Rutas = [  # step 4
    path("ventas/<int:venta_id>/marcar/", marcar.marcar_por_la_central, name="marcar"),
    path("ventas/<int:venta_id>/marcada/", marcar.marcada, name="marcada"),
    path("ventas/<int:venta_id>/llamada/", llamada.llamada, name="llamada"),
    path(
        "ventas/<int:venta_id>/llamada/<int:llamada_id>/deshacer/",
        llamada.deshacer_llamada,
        name="deshacer_llamada",
    ),
    path(
        "ventas/<int:venta_id>/llamada/<int:llamada_id>/nota/",
        llamada.nota_llamada,
        name="nota_llamada",
    ),
    path("ventas/<int:venta_id>/otra/", llamada.otra, name="otra"),
]

SEGUIMIENTO: Rutas = [  # after step 4, whatever the step
    path("ventas/<int:venta_id>/seguimiento/", vistas_seguimiento.seguimiento, name="seguimiento"),
]

EXPLICACION: Rutas = [  # step 5
    path("ventas/<int:venta_id>/ficha/", explicacion.completar_ficha, name="completar_ficha"),
]

DOCUMENTOS: Rutas = [  # step 6
    path("ventas/<int:venta_id>/archivos/", recibidos.archivo, name="archivo"),
    path("ventas/<int:venta_id>/archivos/imprimir/", recibidos.imprimir, name="imprimir_recibidos"),
    path("ventas/<int:venta_id>/archivos/impreso/", recibidos.impreso, name="impreso_recibidos"),
    path(
        "ventas/<int:venta_id>/archivos/<int:archivo_id>/arreglar/",
        recibidos.arreglar,
        name="arreglar",
    ),
    path("ventas/<int:venta_id>/archivos/<int:archivo_id>/girar/", recibidos.girar, name="girar"),
    path(
        "ventas/<int:venta_id>/archivos/<int:archivo_id>/entera/",
        recibidos.enderezar,
        name="enderezar",
    ),
    path(
        "ventas/<int:venta_id>/archivos/<int:archivo_id>/ordenar/",
        recibidos.ordenar,
        name="ordenar_archivo",
    ),
    path(
        "ventas/<int:venta_id>/archivos/<int:archivo_id>/apartar/",
        recibidos.apartar,
        name="apartar_archivo",
    ),
    path(
        "ventas/<int:venta_id>/archivos/<int:archivo_id>/aceptar/",
        recibidos.aceptar,
        name="aceptar_archivo",
    ),
    path("ventas/<int:venta_id>/archivos/llegados/", enlaces.llegados, name="llegados"),
    path("ventas/<int:venta_id>/enlace/", enlaces.hacer, name="hacer_enlace"),
    path("ventas/<int:venta_id>/enlace/retirar/", enlaces.retirar, name="retirar_enlace"),
    path("e/<str:llave>/", enlaces.envio, name="envio"),
    path("e/<str:llave>/archivo/", enlaces.enviar, name="enviar_archivo"),
    path("ventas/<int:venta_id>/carta/", documentos.carta, name="carta"),
    path("ventas/<int:venta_id>/pedir/", documentos.mensaje, name="mensaje"),
    path("ventas/<int:venta_id>/pedir-de-nuevo/", documentos.pedir_de_nuevo, name="pedir_de_nuevo"),
    path("ventas/<int:venta_id>/fotos/<int:archivo_id>/", fotos.foto, name="foto"),
]

PAPELES: Rutas = [  # step 10
    path("impresion/", tandas.tandas, name="tandas"),
    path("impresion/<int:tanda_id>/", tandas.tanda, name="tanda"),
    path("impresion/<int:tanda_id>/avance/", tandas.avance, name="tanda_avance"),
    path("impresion/<int:tanda_id>/pdf/", tandas.tanda_pdf, name="tanda_pdf"),
    path("impresion/<int:tanda_id>/confirmar/", tandas.confirmar, name="tanda_confirmar"),
    path("entregas/<int:entrega_id>/acta/", papeles.acta, name="acta"),
    path(
        "entregas/<int:entrega_id>/acta/reimprimir/",
        vistas_lista.reimprimir_acta,
        name="reimprimir_acta",
    ),
    path("ventas/<int:venta_id>/papeles/", vistas_lista.papeles, name="papeles"),
    path("ventas/<int:venta_id>/papeles/<str:tipo>/", papeles.papel, name="papel"),
    path(
        "ventas/<int:venta_id>/papeles/<str:tipo>/reimprimir/",
        vistas_lista.reimprimir,
        name="reimprimir",
    ),
    path("reimpresiones/", vistas_reimpresiones.reimpresiones, name="reimpresiones"),
    path("quien-vio/", vistas_miradas.quien_vio, name="quien_vio"),
    path("ventas/<int:venta_id>/dosier/", papeles.dosier, name="dosier"),
]

ENTREGA: Rutas = [  # step 11
    path("entregas/", entregas.entregas, name="entregas"),
    path("entregas/<int:entrega_id>/retirar/", entregas.retirar, name="retirar_acta"),
    path("recepcion/", recepcion.recepcion, name="recepcion"),
    path("recepcion/escanear/", marcas.escanear, name="recepcion_escanear"),
    path("custodia/", pagina_de(CUSTODIA), name="custodia"),
    path("ventas/<int:venta_id>/custodia/", custodia.custodia_de, name="custodia_de"),
    path("ventas/<int:venta_id>/custodia/guardar/", custodia.guardar, name="custodia_guardar"),
    path("ventas/<int:venta_id>/custodia/devolver/", custodia.devolver, name="custodia_devolver"),
    path("recepcion/camara/", camara.camara, name="recepcion_camara"),
    path("recepcion/foto/", camara.foto, name="recepcion_foto"),
    path("recepcion/por-venir/", pagina_de(POR_VENIR), name="por_venir"),
    path("recepcion/actas/<int:entrega_id>/", recepcion.acta, name="recepcion_acta"),
    path("recepcion/actas/<int:entrega_id>/marcar/", marcas.marcar, name="recepcion_marcar"),
    path(
        "recepcion/actas/<int:entrega_id>/las-demas/",
        marcas.las_demas,
        name="recepcion_las_demas",
    ),
    path("recepcion/actas/<int:entrega_id>/recibir/", recepcion.recibir, name="recepcion_recibir"),
    path("recepcion/actas/<int:entrega_id>/guardar/", recepcion.guardar, name="recepcion_guardar"),
    path("recepcion/extra/<int:venta_id>/", marcas.extra, name="recepcion_extra"),
    path("recepcion/constancias/<int:recepcion_id>/", papeles.constancia, name="constancia"),
]

REVISION: Rutas = [  # 11.1
    path("revision/", revision.cola, name="revision"),
    path("revision/<int:venta_id>/", revision.revisar, name="revisar"),
    path("observaciones/segundas/", pagina_de(SEGUNDAS), name="segundas_filas"),
    path("revision/segundas/<int:segunda_id>/", segundas.segunda, name="segunda_revision"),
    path("observaciones/", segundas.observaciones, name="observaciones"),
    path("observaciones/filas/", pagina_de(OBSERVACIONES), name="observaciones_filas"),
    path("revision/<int:venta_id>/tomar/", revision.tomar, name="revision_tomar"),
    path("revision/<int:venta_id>/soltar/", revision.soltar, name="revision_soltar"),
    path("revision/<int:venta_id>/relevar/", revision.relevar, name="revision_relevar"),
    path("revision/<int:venta_id>/marcar/", revision.marcar, name="revision_marcar"),
    path("revision/<int:venta_id>/observar/", observaciones.observar, name="revision_observar"),
    path("revision/<int:venta_id>/nota/", observaciones.nota, name="revision_nota"),
    path("revision/<int:venta_id>/reapertura/", reaperturas.pedir, name="pedir_reapertura"),
    path(
        "revision/<int:venta_id>/observaciones/<int:observacion_id>/quitar/",
        observaciones.quitar,
        name="revision_quitar",
    ),
    path(
        "revision/<int:venta_id>/observaciones/<int:observacion_id>/resolver/",
        observaciones.resolver,
        name="revision_resolver",
    ),
    path(
        "revision/<int:venta_id>/observaciones/<int:observacion_id>/insistir/",
        observaciones.insistir,
        name="revision_insistir",
    ),
    path(
        "revision/<int:venta_id>/propuestas/<int:propuesta_id>/",
        observaciones.decidir_propuesta,
        name="revision_propuesta",
    ),
    path(
        "ventas/<int:venta_id>/observaciones/<int:observacion_id>/",
        respuestas.responder,
        name="responder",
    ),
    path(
        "ventas/<int:venta_id>/proponer-observacion/",
        respuestas.proponer,
        name="proponer_observacion",
    ),
    path("ventas/<int:venta_id>/nota-a-canales/", respuestas.nota_a_canales, name="nota_a_canales"),
    path("ventas/<int:venta_id>/subsanar/", respuestas.subsanar, name="subsanar"),
    path("reaperturas/", reaperturas.lista, name="reaperturas"),
    path(
        "reaperturas/<int:venta_id>/confirmar/", reaperturas.confirmar, name="confirmar_reapertura"
    ),
    path("reaperturas/<int:venta_id>/rechazar/", reaperturas.rechazar, name="rechazar_reapertura"),
]

TERMINOS: Rutas = [  # 11.2
    path("remisiones/", remisiones.lista, name="remisiones"),
    path("remisiones/tomar/", remisiones.tomar, name="remision_tomar"),
    path("remisiones/<int:remision_id>/", remisiones.remision, name="remision"),
    path("remisiones/<int:remision_id>/ejemplar/", remisiones.ejemplar, name="remision_ejemplar"),
    path("instalaciones/", lista_instalaciones.lista, name="instalaciones"),
    path("instalaciones/por-decidir/", diferencias.lista, name="diferencias_de_instalacion"),
    path(
        "instalaciones/por-decidir/<int:diferencia_id>/",
        diferencias.decidir,
        name="decidir_diferencia",
    ),
    path("instalaciones/<int:venta_id>/", instalaciones.instalar, name="instalar"),
    path(
        "instalaciones/<int:venta_id>/rectificar/",
        instaladas.rectificar,
        name="rectificar_instalacion",
    ),
    path("instalaciones/visitas/<int:visita_id>/retirar/", instaladas.retirar, name="pedir_retiro"),
    path("retiros/", retiros.lista, name="retiros"),
    path("retiros/<int:retiro_id>/confirmar/", retiros.confirmar, name="confirmar_retiro"),
    path("retiros/<int:retiro_id>/rechazar/", retiros.rechazar, name="rechazar_retiro"),
    path("correos/", correos.lista, name="correos"),
    path("correos/<int:venta_id>/corregir/", correos.corregir, name="correo_corregir"),
    path("correos/<int:venta_id>/reenviar/", correos.reenviar, name="correo_reenviar"),
    path("correos/<int:venta_id>/detener/", correos.detener, name="correo_detener"),
    path("a/<str:llave>/", vistas_acuse.acuse, name="acuse"),
    path("a/<str:llave>/terminos.pdf", vistas_acuse.acuse_pdf, name="acuse_pdf"),
    path("correos/<int:venta_id>/rebote/", correos.rebote, name="correo_rebote"),
    path("correos/<int:venta_id>/otro-medio/", correos.otro_medio, name="correo_otro_medio"),
    path("ventas/<int:venta_id>/expediente/", expediente.expediente, name="expediente"),
]

RETENCION: Rutas = [
    path("datos-personales/", retencion.politica, name="datos_personales"),
    path("datos-personales/retener/", retencion.retener, name="retener_venta"),
    path(
        "datos-personales/<int:retencion_id>/levantar/",
        retencion.levantar,
        name="levantar_retencion",
    ),
]

PRACTICA: Rutas = [
    path("guia/primer-dia/", practica.primer_dia, name="primer_dia"),
    path("practica/", practica.lista, name="practica"),
    path("practica/<int:asesor_id>/empezar/", practica.empezar, name="practica_empezar"),
    path("practica/<int:asesor_id>/terminar/", practica.terminar, name="practica_terminar"),
    path("ventas/<int:venta_id>/muestras/", practica.muestras, name="practica_muestras"),
]

urlpatterns: Rutas = [
    *MESA,
    *CONVERSACION,
    *PASOS,
    *CONSULTAS,
    *LLAMADA,
    *SEGUIMIENTO,
    *EXPLICACION,
    *DOCUMENTOS,
    *PAPELES,
    *ENTREGA,
    *REVISION,
    *TERMINOS,
    *RETENCION,
    *PRACTICA,
    path("glosas/", include("solicitudes.textos.urls")),
]
