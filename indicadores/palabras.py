"""What the log says of the definition of the indicator."""

from bluecom.bitacora.valores import columna, nombrar_valores
from bluecom.bitacora.vocabulario import Ambito, nombrar_actos, nombrar_campos, nombrar_cosa

nombrar_cosa("definicion", "Definición del indicador", Ambito.CATALOGO)
nombrar_cosa("mes", "Mes del indicador", Ambito.VENTAS)
nombrar_cosa("cdr", "CDR de la central", Ambito.VENTAS)
nombrar_actos(
    {
        "proponer_definicion": "Definición del indicador propuesta",
        "aprobar_definicion": "Definición del indicador aprobada",
        "retirar_definicion": "Definición del indicador retirada",
        "importar_cdr": "CDR importado",
        "deshacer_cdr": "Archivo de CDR deshecho",
        "decidir_llamada": "Decidido si la llamada cuenta",
        "tomar_llamada": "Llamada por mirar tomada",
        "encargar_llamada": "Llamada por mirar encargada",
        "soltar_llamada": "Llamada por mirar soltada",
        "cerrar_mes": "Mes cerrado",
        "pedir_reabrir_mes": "Reapertura del mes pedida",
        "reabrir_mes": "Mes reabierto",
        "no_reabrir_mes": "El mes queda cerrado",
        "planear_accion": "Acción del plan del mes",
        "seguir_accion": "Dicho qué resultó de una acción del plan",
        "decidir_diferencias": "Diferencias con Smartflex decididas",
        "encargar_diferencias": "Diferencias con Smartflex encargadas",
        "elegir_registro": "Elegido el registro de una llamada de la central",
    }
)
nombrar_campos({"parametro": "Parámetro", "segundos_minimos": "Segundos mínimos"})
nombrar_campos({"central": "Llamada de la central", "que": "Qué se decidió"}, de="contacto")
nombrar_campos(
    {
        "numeros": "Números de Smartflex",
        "cierre": "Cierre",
        "accion": "Acción",
        "resultado": "Qué resultó",
    },
    de="mes",
)
nombrar_valores({"que": columna("indicadores.Decision", "que")}, de="contacto")
nombrar_valores({"resultado": columna("indicadores.Accion", "resultado")}, de="mes")
