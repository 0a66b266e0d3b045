"""What the log says of the legal texts of the papers."""

from bluecom.bitacora.vocabulario import Ambito, nombrar_actos, nombrar_cosa

nombrar_cosa("texto_legal", "Texto legal", Ambito.CATALOGO)
nombrar_actos(
    {
        "proponer_texto_legal": "Texto legal propuesto",
        "aprobar_texto_legal": "Texto legal aprobado",
        "retirar_texto_legal": "Texto legal retirado",
    }
)
