"""The columns of these files that say when."""

from bluecom.planillas.encabezado import Campo, Exigencia

FECHA = Campo(
    "fecha",
    "Fecha de lo que dice",
    "FECHA FECHACONSULTA FECHADECONSULTA FECHADELACONSULTA FECHACORTE FECHADECORTE FECHAREPORTE "
    "FECHADELREPORTE FECHAYHORA FECHAHORA FECHAPEDIDO FECHADELPEDIDO FECHASOLICITUD "
    "FECHADESOLICITUD FECHAREGISTRO FECHADEREGISTRO",
)
HORA = Campo("hora", "Hora, si viene aparte", "HORA HORACONSULTA HORADELACONSULTA")
LA_FECHA = Exigencia("FECHA", frozenset({"fecha"}))
