"""What the log leaves out: tracebacks of what is no failure of ours, and anybody's data."""

import logging

from bluecom.operacion.llaves import sin_llaves


class SinTraza(logging.Filter):
    """A refusal is one line: its traceback says where our own code refuses, every time."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = None
        return True


class SinDatos(logging.Formatter):
    """Leaves out PostgreSQL's detail of an error, which repeats the row, and keys of addresses."""

    def format(self, record: logging.LogRecord) -> str:
        return sin_llaves(super().format(record))

    def formatException(self, ei: "logging._SysExcInfoType") -> str:  # noqa: N802  (logging's)
        """The traceback, line by line."""
        lineas = super().formatException(ei).splitlines()
        return "\n".join(linea for linea in lineas if not linea.startswith("DETAIL:"))
