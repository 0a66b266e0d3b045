"""What the log calls an erasure, of a sale or of what is no sale's."""

from bluecom.bitacora.vocabulario import Ambito, nombrar_actos, nombrar_cosa

PURGAR = "purgar"

nombrar_cosa("retencion", "Retención de datos", Ambito.CATALOGO)
nombrar_actos({PURGAR: "Borrado por la política de retención"})
