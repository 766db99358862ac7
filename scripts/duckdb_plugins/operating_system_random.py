"""dbt-duckdb plugin: random bytes from the operating system inside SQL.

DuckDB's own ``random()`` is not made for keys. The plugin registers ``operating_system_random_bytes(n)``, which returns
``n`` bytes (BLOB) from ``os.urandom``: the kernel's generator on Linux and macOS, BCryptGenRandom on Windows.
"""

import os

from dbt.adapters.duckdb.plugins import BasePlugin
from duckdb import DuckDBPyConnection
from duckdb.func import FunctionNullHandling

FUNCTION_NAME = "operating_system_random_bytes"


def operating_system_random_bytes(count: int) -> bytes:
    """Return ``count`` bytes (1 to 1,024) from the operating system's generator; ValueError outside that range."""
    if not 1 <= count <= 1024:
        raise ValueError(f"{FUNCTION_NAME}: count is 1 to 1024 bytes, not {count}")
    return os.urandom(count)


class Plugin(BasePlugin):
    """Registers the function on each new DuckDB connection."""

    def configure_connection(self, conn: DuckDBPyConnection) -> None:
        """Make ``operating_system_random_bytes`` callable from SQL; it is volatile, so it is never folded."""
        conn.create_function(
            FUNCTION_NAME,
            operating_system_random_bytes,
            ["INTEGER"],
            "BLOB",
            null_handling=FunctionNullHandling.DEFAULT,
            side_effects=True,
        )
