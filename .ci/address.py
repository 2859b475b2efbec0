"""Stop with a sentence when the preview cannot have its address. Usage: address.py IP:PORT."""

import socket
import sys

host, _, port = sys.argv[1].rpartition(":")
try:
    socket.create_server((host, int(port))).close()
except (OSError, ValueError, OverflowError) as fault:
    sys.exit(
        f"The site cannot be served on {sys.argv[1]}: {fault}.\n"
        "Perhaps it is served there already. Another address: make serve ADDRESS=127.0.0.1:8001"
    )
