"""A child that does what it is told, good or bad."""

import os
import signal
import sys
import time

from bluecom.aparte.bucle import atender, sin_senales


def obedecer(encargo: bytes) -> bytes:
    """Answer, or end in the way that is asked for."""
    orden = encargo.decode()
    if orden == "dormir":
        time.sleep(60)
    if orden == "girar":
        while True:
            pass
    if orden == "crecer":
        return bytes(10**9)
    if orden.startswith("SIG"):
        os.kill(os.getpid(), signal.Signals[orden])
    return encargo.upper()


if __name__ == "__main__":
    sin_senales()
    atender(sys.stdin.buffer, sys.stdout.buffer, obedecer)
