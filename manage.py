#!/usr/bin/env python
"""Entry point of every command; starts the embedded servers when none are configured."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluecom.settings")
    from bluecom.embebido import preparar_entorno

    preparar_entorno(sys.argv)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
