"""From frozen data to the bytes of a paper; no database, no sale, no network.

WeasyPrint costs most of a second to import, so services import ``hoja`` and ``ensamble`` when
they are about to make a paper, never when Django starts.
"""
