"""What the log says of the legal texts of the papers, and of table III.1."""

from bluecom.bitacora.vocabulario import Ambito, nombrar_actos, nombrar_campos, nombrar_cosa

nombrar_cosa("texto_legal", "Texto legal", Ambito.CATALOGO)
nombrar_cosa("ficha_de_formulario", "Tabla III.1", Ambito.CATALOGO)
nombrar_actos(
    {
        "proponer_texto_legal": "Texto legal propuesto",
        "aprobar_texto_legal": "Texto legal aprobado",
        "retirar_texto_legal": "Texto legal retirado",
        "proponer_ficha_de_formulario": "Fila de la tabla III.1 propuesta",
        "aprobar_ficha_de_formulario": "Fila de la tabla III.1 aprobada",
        "retirar_ficha_de_formulario": "Fila de la tabla III.1 retirada",
    }
)
nombrar_campos(
    {"de_smartflex": "Lo imprime Smartflex", "originales": "Originales", "copias": "Copias"}
)
