"""What the log says of deadlines and of their policies."""

from bluecom.bitacora.valores import nombrar_valores
from bluecom.bitacora.vocabulario import Ambito, nombrar_actos, nombrar_campos, nombrar_cosa
from bluecom.plazos.tipos import tipos

nombrar_cosa("politica_plazo", "Plazo", Ambito.CATALOGO)
nombrar_actos(
    {
        "proponer_politica_plazo": "Plazo propuesto",
        "aprobar_politica_plazo": "Plazo aprobado",
        "retirar_politica_plazo": "Plazo retirado",
        "pausar_plazo": "Plazo en pausa",
        "reanudar_plazo": "Plazo reanudado",
        "incumplir_plazo": "Plazo cerrado sin cumplir",
        "aclarar_plazo": "Hora aclarada",
    }
)
nombrar_valores({"plazo": lambda _: {tipo.codigo: tipo.nombre for tipo in tipos()}})
nombrar_campos(
    {
        "horas_de_aviso": "Horas antes en que se avisa",
        "horas_supervisor": "Horas tras el límite: supervisor",
        "horas_jefe_ventas": "Horas tras el límite: Jefe de Ventas",
        "horas_jefe_servicio": "Horas tras el límite: Jefe de Servicio",
        "horas_de_repetir": "Se repite cada (horas)",
        "a_tiempo": "A tiempo",
        "dias_cerrados": "Días sin atención",
        "dias_atendidos": "Feriados atendidos",
    }
)
