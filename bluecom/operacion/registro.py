"""Lines of the log without anybody's data."""

import logging


class SinDatos(logging.Formatter):
    """Leaves out PostgreSQL's detail of an error: it repeats the values of the row."""

    def formatException(self, ei: "logging._SysExcInfoType") -> str:  # noqa: N802  (logging's)
        """The traceback, line by line."""
        lineas = super().formatException(ei).splitlines()
        return "\n".join(linea for linea in lineas if not linea.startswith("DETAIL:"))
