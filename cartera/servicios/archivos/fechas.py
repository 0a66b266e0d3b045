"""The columns of these files that say when."""

from bluecom.planillas.encabezado import Campo, Exigencia

FECHA = Campo(
    "fecha",
    "Fecha de la consulta",
    "FECHA FECHACONSULTA FECHADECONSULTA FECHADELACONSULTA FECHACORTE FECHADECORTE FECHAREPORTE "
    "FECHADELREPORTE FECHAYHORA FECHAHORA FECHAPEDIDO FECHADELPEDIDO FECHASOLICITUD "
    "FECHADESOLICITUD FECHAREGISTRO FECHADEREGISTRO",
)
HORA = Campo("hora", "Hora de la consulta", "HORA HORACONSULTA HORADELACONSULTA")
LA_FECHA = Exigencia("FECHA", frozenset({"fecha"}))
