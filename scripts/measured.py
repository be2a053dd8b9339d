"""Runs a command that prints nothing; prints its processor seconds and its peak memory in MiB.

A program of its own, because a process begins with the peak memory of the one that started it.

Run     python3 -I -S scripts/measured.py COMMAND…
"""

import os
import sys

process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(process, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
