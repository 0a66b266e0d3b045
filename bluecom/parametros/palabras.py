"""What the log says of the numbers that the floor decides."""

from bluecom.bitacora.vocabulario import Ambito, nombrar_actos, nombrar_campos, nombrar_cosa

nombrar_cosa("parametro", "Número del piso", Ambito.CATALOGO)
nombrar_actos(
    {
        "proponer_parametro": "Número del piso propuesto",
        "aprobar_parametro": "Número del piso aprobado",
        "retirar_parametro": "Número del piso retirado",
    }
)
nombrar_campos({"valor": "Valor", "desde": "Rige desde"})
