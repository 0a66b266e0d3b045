"""What the log says of the definition of the indicator."""

from bluecom.bitacora.vocabulario import Ambito, nombrar_actos, nombrar_campos, nombrar_cosa

nombrar_cosa("definicion", "Definición del indicador", Ambito.CATALOGO)
nombrar_actos(
    {
        "proponer_definicion": "Definición del indicador propuesta",
        "aprobar_definicion": "Definición del indicador aprobada",
        "retirar_definicion": "Definición del indicador retirada",
    }
)
nombrar_campos({"parametro": "Parámetro", "segundos_minimos": "Segundos mínimos"})
