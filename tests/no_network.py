"""Refuse every connection that leaves this machine. Run as a program, it holds until the process ends.

Python tells its audit hooks of each connection before it is opened, whoever asks for it.
"""

import ipaddress
import socket
import sys

LOCAL = ("", "localhost", "localhost.localdomain", "ip6-localhost")


class LeavesThisMachine(BaseException):
    """Somebody wanted to go out. Not an Exception, lest it be caught by who is prepared to be offline."""


def goes_to(event, arguments):
    """Return the host that an event of the interpreter is about, None if it is no connection over a network."""
    if event in ("socket.connect", "socket.sendto"):
        one, address = arguments
        return address[0] if one.family in (socket.AF_INET, socket.AF_INET6) else None
    return arguments[0] if event in ("socket.getaddrinfo", "socket.gethostbyname") else None


def stays_here(host):
    """Say whether a host, a name or an address, is this machine."""
    host = host.decode() if isinstance(host, bytes) else host
    try:
        return host in LOCAL or ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:  # a name
        return False


def refuse(event, arguments):
    """Raise LeavesThisMachine when an event of the interpreter leads to another machine."""
    host = goes_to(event, arguments)
    if host is not None and not stays_here(host):
        raise LeavesThisMachine(
            f"{event} leads to {host}, and the course works offline: put what it needs into nnlearn"
        )


if __name__ == "__main__":
    sys.addaudithook(refuse)
