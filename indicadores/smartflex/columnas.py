"""What Smartflex's report may say of each request, and the names that its columns have."""

from bluecom.planillas.encabezado import Campo, Campos, Exigencia

TIPO = "smartflex"
"""The kind of file that brings the requests of a month."""
CAMPOS = Campos(
    todos=(
        Campo(
            "numero",
            "N° de solicitud",
            "NROSOLICITUD SOLICITUD NRO NROSMARTFLEX SMARTFLEX NROSOLICITUDSMARTFLEX "
            "IDSOLICITUD CODIGOSOLICITUD NROPEDIDO PEDIDO NROORDEN ORDEN",
        ),
        Campo(
            "cliente",
            "Código de cliente",
            "CODIGOCLIENTE CODIGO CODCLIENTE CODIGODECLIENTE COD CODIGODELCLIENTE NROCLIENTE",
        ),
        Campo(
            "identidad",
            "C.I./NIT",
            "CINIT CI CARNET CARNETDEIDENTIDAD CEDULA CEDULADEIDENTIDAD NROCI NROCARNET "
            "DOCUMENTO DOCUMENTODEIDENTIDAD NRODOCUMENTO NIT NRONIT",
        ),
        Campo("complemento", "Complemento del C.I.", "COMPLEMENTO COMP COMPL COMPLEMENTOCI"),
        Campo(
            "producto",
            "Producto",
            "PRODUCTO SERVICIO SERVICIOSOLICITADO PRODUCTOSOLICITADO TIPOSERVICIO TIPODESERVICIO",
        ),
        Campo(
            "estado",
            "Estado",
            "ESTADO ESTADOSOLICITUD ESTADODELASOLICITUD SITUACION STATUS",
        ),
        Campo(
            "fecha",
            "Fecha de la solicitud",
            "FECHASOLICITUD FECHADESOLICITUD FECHADELASOLICITUD FECHAREGISTRO FECHADEREGISTRO "
            "FECHA FECHAINGRESO FECHADEINGRESO FECHACREACION FECHADECREACION",
        ),
        Campo(
            "fecha_estado",
            "Fecha del estado",
            "FECHAESTADO FECHADEESTADO FECHADELESTADO FECHAATENCION FECHADEATENCION "
            "FECHAINSTALACION FECHADEINSTALACION",
        ),
    ),
    exige=(
        Exigencia("N° DE SOLICITUD", frozenset({"numero"})),
        Exigencia("FECHA DE LA SOLICITUD", frozenset({"fecha"})),
    ),
)
