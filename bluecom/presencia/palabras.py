"""What the log says of the states of the asesores."""

from bluecom.bitacora.valores import columna, nombrar_valores
from bluecom.bitacora.vocabulario import nombrar_actos, nombrar_campos

nombrar_actos({"terminar_estado": "Estado terminado por quien supervisa"})
nombrar_valores(
    {
        "estado": columna("presencia.Intervalo", "estado"),
        "por_que": columna("presencia.Intervalo", "por_que"),
    },
    de="usuario",
)
nombrar_campos({"por_que": "Por qué", "limite": "Límite"})
