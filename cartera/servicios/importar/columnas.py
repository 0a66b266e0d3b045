"""What a portfolio's file may say of each client, and the names that its columns have (1.1)."""

from bluecom.planillas.encabezado import Campo, Campos, Exigencia

CAMPOS = Campos(
    todos=(
        Campo(
            "codigo",
            "Código de cliente",
            "CODIGOCLIENTE CODIGO CODCLIENTE CODIGODECLIENTE COD CODIGODELCLIENTE NROCLIENTE",
        ),
        Campo(
            "identidad",
            "C.I./NIT",
            "CINIT CI CINITCLIENTE CARNET CARNETDEIDENTIDAD CEDULA CEDULADEIDENTIDAD "
            "NROCI NROCARNET DOCUMENTO DOCUMENTODEIDENTIDAD NRODOCUMENTO CIONIT CINIF",
        ),
        Campo(
            "nit",
            "NIT",
            "NIT NRONIT",
        ),
        Campo(
            "complemento",
            "Complemento del C.I.",
            "COMPLEMENTO COMP COMPL COMPLEMENTOCI",
        ),
        Campo(
            "expedido",
            "Expedido en",
            "EXPEDIDO EXP EXT EXTENSION EXPEDIDOEN LUGAREXPEDICION",
        ),
        Campo(
            "apellido_paterno",
            "Apellido paterno",
            "APELLIDOPATERNO PATERNO APPATERNO PRIMERAPELLIDO APELLIDO1 APELLIDOS",
        ),
        Campo(
            "apellido_materno",
            "Apellido materno",
            "APELLIDOMATERNO MATERNO APMATERNO SEGUNDOAPELLIDO APELLIDO2",
        ),
        Campo(
            "nombres",
            "Nombres o razón social",
            "NOMBRESRAZONSOCIAL NOMBRES NOMBRE NOMBRERAZONSOCIAL NOMBRECOMPLETO "
            "NOMBRECLIENTE NOMBREDELCLIENTE CLIENTE NOMBRESORAZONSOCIAL TITULAR",
        ),
        Campo(
            "razon_social",
            "Razón social",
            "RAZONSOCIAL EMPRESA",
        ),
        Campo(
            "tipo",
            "Persona o empresa",
            "TIPO TIPOCLIENTE TIPODECLIENTE TIPOPERSONA",
        ),
        Campo(
            "linea",
            "Teléfono fijo",
            "TELEFONOFIJO TELEFONO FIJO LINEA LINEAFIJA TELFIJO TELEFFIJO TELEFONOLINEA "
            "NROLINEA NROFIJO NROTELEFONO NROTELEFONOFIJO TELF TEL LINEATELEFONICA "
            "TELEFONIAFIJA",
        ),
        Campo(
            "celular",
            "Celular",
            "TELEFONOCELULAR CELULAR MOVIL CEL TELEFONOMOVIL NROCELULAR TELCELULAR "
            "CELULARES OTROTELEFONO TELEFONO2 TELEFONODEREFERENCIA",
        ),
        Campo(
            "direccion",
            "Dirección",
            "DIRECCION DIRECCIONDELALINEA DOMICILIO DIRECCIONDEINSTALACION",
        ),
        Campo(
            "zona",
            "Zona",
            "ZONA BARRIO DISTRITO ZONABARRIO",
        ),
        Campo(
            "gabinete",
            "Gabinete",
            "GABINETE ARMARIO NROGABINETE NROARMARIO",
        ),
        Campo(
            "tecnologia",
            "Tecnología",
            "TECNOLOGIA TEC ACCESO TIPODEACCESO",
        ),
        Campo(
            "servicios_actuales",
            "Servicio actual",
            "SERVICIOACTUAL SERVICIOSACTUALES SERVICIO SERVICIOS SERVICIOCONTRATADO PRODUCTOACTUAL",
        ),
        Campo(
            "servicios_requeridos",
            "Servicio a ofrecer",
            "SERVICIOAOFRECER SERVICIOSAOFRECER SERVICIOREQUERIDO SERVICIOSREQUERIDOS "
            "PRODUCTOAOFRECER OFERTA",
        ),
        Campo(
            "fecha_alta",
            "Fecha de alta",
            "FECHADEALTA FECHAALTA ALTA FECHADEINSTALACION",
        ),
        Campo(
            "correo",
            "Correo electrónico",
            "CORREOELECTRONICO CORREO EMAIL MAIL CORREOE",
        ),
        Campo(
            "observacion",
            "Observación",
            "OBSERVACION OBSERVACIONES OBS NOTA NOTAS COMENTARIO",
        ),
        Campo(
            "prioridad",
            "Prioridad",
            "PRIORIDAD",
        ),
    ),
    exige=(
        Exigencia("TELÉFONO FIJO", frozenset({"linea"})),
        Exigencia("NOMBRES / RAZÓN SOCIAL", frozenset({"nombres", "razon_social"})),
        Exigencia("C.I./NIT o CÓDIGO CLIENTE", frozenset({"identidad", "codigo", "nit"})),
    ),
)
