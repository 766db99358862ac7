"""Make the database that SSD_DATABASE names, once the server of SSD_SERVER answers, as after its start.

PYTHONPATH=scripts python tests/support/make_database.py
"""

from __future__ import annotations

import os
import time

import pyodbc

from demo_ssd.loaders import connection_string

SECONDS = 180


def main() -> int:
    """Ask the server every three seconds; returns 1 where it never answers."""
    database = os.environ["SSD_DATABASE"].replace("]", "]]")
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            connection = pyodbc.connect(connection_string(os.environ | {"SSD_DATABASE": "master"}), autocommit=True)
            break
        except pyodbc.Error as error:
            if time.monotonic() > deadline:
                print(f"no answer within {SECONDS} s: {error}")
                return 1
            time.sleep(3)
    cursor = connection.cursor()
    if not cursor.execute("select 1 from sys.databases where name = ?", os.environ["SSD_DATABASE"]).fetchall():
        cursor.execute(f"create database [{database}]")
    print(cursor.execute("select @@version").fetchone()[0].splitlines()[0])
    connection.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
