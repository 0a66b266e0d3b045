"""What the log leaves out."""

import logging


class SinTraza(logging.Filter):
    """A refusal is one line: its traceback says where our own code refuses, every time."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = None
        return True
