"""What the log says of lists that were taken away."""

from bluecom.bitacora.valores import filas, nombrar_valores
from bluecom.bitacora.vocabulario import nombrar_actos, nombrar_campos
from bluecom.listados.listado import nombres

nombrar_actos({"exportar": "Listado exportado", "bajar_exportacion": "Exportación descargada"})
nombrar_valores({"listado": lambda _: nombres(), "asesor": filas("cuentas.Usuario")}, de="usuario")
nombrar_campos({"formato": "Formato", "filas": "Filas", "filtros": "Filtros"}, de="usuario")
