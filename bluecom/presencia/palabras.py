"""What the log says of the states of the asesores."""

from bluecom.bitacora.vocabulario import nombrar_actos, nombrar_campos

nombrar_actos({"terminar_estado": "Estado terminado por quien supervisa"})
nombrar_campos({"por_que": "Por qué", "limite": "Límite"})
