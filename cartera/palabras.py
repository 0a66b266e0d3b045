"""What the log says of portfolios, of their clients and of the calls to them."""

from bluecom.bitacora.valores import columna, filas, nombrar_valores
from bluecom.bitacora.vocabulario import Ambito, nombrar_actos, nombrar_campos, nombrar_cosa

nombrar_cosa("cartera", "Cartera", Ambito.VENTAS, url="cartera")
nombrar_cosa("contacto", "Cliente de la cartera", Ambito.VENTAS)
nombrar_cosa("cliente", "Cliente", Ambito.VENTAS, url="cliente")
nombrar_cosa("archivo", "Archivo", Ambito.VENTAS, url="corrida")
nombrar_cosa("horario_llamadas", "Horario de llamadas", Ambito.CATALOGO)
nombrar_cosa("no_llamar", "No llamar", Ambito.VENTAS)
nombrar_actos(
    {
        "importar": "Cartera importada",
        "deshacer_importacion": "Archivo de cartera deshecho",
        "cargar_archivo": "Archivo cargado",
        "deshacer_archivo": "Archivo deshecho",
        "asignar": "Clientes repartidos",
        "repartir": "Clientes elegidos y repartidos",
        "mover": "Clientes pasados a otras manos",
        "priorizar": "Prioridad cambiada",
        "abrir_a": "Asesores de la cartera",
        "activar": "Cartera activada",
        "pausar": "Cartera en pausa",
        "llamada": "Llamada registrada",
        "anotar_en_la_llamada": "Nota añadida a la llamada",
        "deshacer_llamada": "Llamada deshecha",
        "volver_a_la_cola": "Clientes en espera devueltos a la cola",
        "unir": "Unido con otro registro de la misma persona",
        "reprogramar_rellamada": "Rellamada a otra hora",
        "pasar_rellamada": "Rellamada pasada a otras manos",
        "anular_rellamada": "Rellamada anulada",
        "proponer_horario_llamadas": "Horario de llamadas propuesto",
        "aprobar_horario_llamadas": "Horario de llamadas aprobado",
        "retirar_horario_llamadas": "Horario de llamadas retirado",
        "levantar_no_llamar": "No llamar levantado",
        "abrir_practica": "Práctica empezada",
        "cerrar_practica": "Práctica terminada",
        "dar_interno": "Interno de la central dado",
        "terminar_interno": "Interno de la central terminado",
        "soltar": "Reserva vencida: vuelve a la cartera",
    }
)
nombrar_valores(
    {
        "proposito": columna("cartera.Llamada", "proposito"),
        "resultado": columna("cartera.Llamada", "resultado"),
        "detalle": filas("cartera.DetalleLlamada", "codigo"),
        "interno": filas("cartera.Extension"),
    }
)
nombrar_campos(
    {
        "cuantos": "Cuántos",
        "deshechas": "Quitados",
        "quedan": "Se quedan",
        "de_otro": "Se quedan por otro archivo",
        "dichas_por_otro": "Las dice otro archivo",
        "esperan_de_nuevo": "Esperan de nuevo",
        "por": "Por",
        "era": "Era también el cliente",
        "contactos": "En la cartera",
        "sha256": "Huella",
        "proposito": "Propósito",
        "entrante": "Llamó el cliente",
    }
)
