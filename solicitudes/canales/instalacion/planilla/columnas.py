"""What the file of Gestión de Red may say of each visit, and the names that its columns have."""

from bluecom.planillas.encabezado import Campo, Campos, Exigencia

TIPO = "instalaciones"
"""The kind of file that brings visits and installations."""
CAMPOS = Campos(
    todos=(
        Campo(
            "smartflex",
            "N° de solicitud en Smartflex",
            "SMARTFLEX NROSMARTFLEX NROSOLICITUDSMARTFLEX NROSOLICITUDENSMARTFLEX SOLICITUD "
            "NROSOLICITUD SOLICITUDSMARTFLEX NROPEDIDO PEDIDO ORDEN NROORDEN",
        ),
        Campo(
            "papel",
            "N° de nuestro contrato o solicitud",
            "CONTRATO NROCONTRATO NROCONTRATOBLUECOM NROBLUECOM NROSOLICITUDBLUECOM PAPEL",
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
            "DOCUMENTO DOCUMENTODEIDENTIDAD NIT NRONIT",
        ),
        Campo(
            "producto",
            "Producto",
            "PRODUCTO SERVICIO SERVICIOSOLICITADO SERVICIOINSTALADO PLAN",
        ),
        Campo(
            "fecha",
            "Fecha de la visita",
            "FECHA FECHAVISITA FECHADEVISITA FECHAINSTALACION FECHADEINSTALACION "
            "FECHAEJECUCION FECHADEEJECUCION FECHAATENCION FECHADEATENCION INSTALADAEL",
        ),
        Campo(
            "resultado",
            "Resultado",
            "RESULTADO ESTADO ESTADOVISITA RESULTADOVISITA RESULTADODELAVISITA SITUACION",
        ),
        Campo(
            "motivo",
            "Por qué no se instaló",
            "MOTIVO CAUSA CODIGOMOTIVO MOTIVONOINSTALACION PORQUENOSEINSTALO OBSERVACION",
        ),
        Campo(
            "nueva_fecha",
            "Nueva fecha",
            "NUEVAFECHA FECHANUEVA REPROGRAMADA REPROGRAMACION FECHAREPROGRAMADA PROXIMAVISITA",
        ),
        Campo("tecnico", "Técnico", "TECNICO INSTALADOR CUADRILLA NOMBRETECNICO RESPONSABLE"),
        Campo(
            "serie",
            "Serie",
            "SERIE SERIES NROSERIE NROSDESERIE NUMERODESERIE SERIAL SN SERIEEQUIPO SERIEONT",
        ),
        Campo("mac", "MAC", "MAC MACS DIRECCIONMAC MACADDRESS MACEQUIPO"),
    ),
    exige=(
        Exigencia(
            "N° DE SOLICITUD EN SMARTFLEX, CONTRATO o CLIENTE",
            frozenset({"smartflex", "papel", "cliente", "identidad"}),
        ),
        Exigencia("FECHA", frozenset({"fecha"})),
        Exigencia("RESULTADO", frozenset({"resultado"})),
    ),
)
