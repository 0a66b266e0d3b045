"""The columns of a CDR, as ``asteriskcdrdb.cdr`` and the pages of Elastix name them (4.1)."""

from bluecom.planillas.encabezado import Campo, Campos, Exigencia

CAMPOS = Campos(
    todos=(
        Campo("calldate", "Fecha y hora", "CALLDATE FECHA FECHAYHORA DATE FECHAHORA START INICIO"),
        Campo("uniqueid", "Número de la llamada (uniqueid)", "UNIQUEID"),
        Campo("linkedid", "Número que une sus tramos (linkedid)", "LINKEDID"),
        Campo("sequence", "Orden del tramo (sequence)", "SEQUENCE"),
        Campo("src", "Origen", "SRC SOURCE ORIGEN FUENTE"),
        Campo("dst", "Destino", "DST DESTINATION DESTINO"),
        Campo("channel", "Canal de origen", "CHANNEL SRCCHANNEL CANAL CANALORIGEN CANALDEORIGEN"),
        Campo("dstchannel", "Canal de destino", "DSTCHANNEL CANALDESTINO CANALDEDESTINO"),
        Campo("lastapp", "Última aplicación", "LASTAPP"),
        Campo("duration", "Duración", "DURATION DURACION"),
        Campo("billsec", "Segundos contestados", "BILLSEC SEGUNDOSCONTESTADOS"),
        Campo("disposition", "Estado", "DISPOSITION STATUS ESTADO"),
        Campo("accountcode", "Código de cuenta", "ACCOUNTCODE CODIGODECUENTA"),
        Campo("recordingfile", "Grabación", "RECORDINGFILE GRABACION"),
    ),
    exige=(
        Exigencia("CALLDATE", frozenset({"calldate"})),
        Exigencia("UNIQUEID", frozenset({"uniqueid"})),
        Exigencia("DST", frozenset({"dst"})),
        Exigencia("CHANNEL", frozenset({"channel"})),
        Exigencia("DSTCHANNEL", frozenset({"dstchannel"})),
        Exigencia("BILLSEC", frozenset({"billsec"})),
        Exigencia("DISPOSITION", frozenset({"disposition"})),
    ),
)
