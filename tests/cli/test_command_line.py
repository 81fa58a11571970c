"""The command line as a person runs it: in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from allegro_async.sandbox import SandboxProcess

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "sync_orders.py"
SMALL = ("--orders", "300", "--offers", "60", "--json")


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def environment(**variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ALLEGRO_")}
    path = os.pathsep.join(filter(None, [str(ROOT), kept.get("PYTHONPATH")]))
    return {**kept, "PYTHONPATH": path, **variables}


def demo(folder: Path, *arguments: str) -> dict[str, Any]:
    ended = run(folder, "-m", "allegro_async", "demo", *SMALL, *arguments)
    assert (ended.returncode, ended.stderr) == (0, "")
    shown: dict[str, Any] = json.loads(ended.stdout)
    return shown


def order_ids(database: Path) -> set[str]:
    with sqlite3.connect(database) as sqlite:
        found = {row[0] for row in sqlite.execute("SELECT id FROM orders")}
    sqlite.close()
    return found


def test_the_demo_copies_everything_and_then_only_what_changed(tmp_path: Path) -> None:
    first = demo(tmp_path)
    assert (first["mode"], first["orders"], first["offers"]) == ("everything", 300, 60)
    assert first["too_many_requests"] == 0
    second = demo(tmp_path)
    assert (second["mode"], second["orders"]) == ("changes", 340)
    assert 0 < second["orders_read"] < 200
    assert len(order_ids(tmp_path / "allegro-demo.sqlite")) == 340
    third = demo(tmp_path)
    assert (third["mode"], third["orders"]) == ("changes", 380)


@pytest.mark.parametrize("fault", ["5xx", "drop", "slow", "lost-answer", "expired-token"])
def test_the_demo_survives_a_fault(tmp_path: Path, fault: str) -> None:
    shown = demo(tmp_path, "--fault", fault)
    assert (shown["orders"], shown["offers"], shown["fault"]) == (300, 60, fault)


def test_a_terminal_without_json_sees_a_table(tmp_path: Path) -> None:
    ended = run(tmp_path, "-m", "allegro_async", "demo", "--orders", "30", "--offers", "5")
    assert ended.returncode == 0
    assert "orders 30 of 30" in ended.stderr
    assert [line.split()[-1] for line in ended.stdout.splitlines() if line.startswith("429s")] == ["0"]


def test_ctrl_c_ends_the_demo_cleanly_and_the_next_run_goes_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "allegro_async", "demo", "--orders", "4000", "--offers", "60", "--json"]
    database = tmp_path / "allegro-demo.sqlite"
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        wait_for(lambda: database.exists() and len(saved_orders(database)) > 0)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait() == 130
    assert said == "allegro_async: stopped; the next run goes on from here\n"
    kept = len(order_ids(database))
    assert 0 < kept < 4000
    ended = run(tmp_path, *command[1:])
    shown = json.loads(ended.stdout)
    assert (shown["mode"], shown["orders"]) == ("rest", 4000)


def saved_orders(database: Path) -> set[str]:
    try:
        return order_ids(database)
    except sqlite3.OperationalError:  # the tables are not there yet
        return set()


def wait_for(condition: Any) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def test_a_file_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "notes.sqlite"
    with sqlite3.connect(foreign) as sqlite:
        sqlite.execute("CREATE TABLE notes (text)")
    sqlite.close()
    before = foreign.read_bytes()
    ended = run(tmp_path, "-m", "allegro_async", "demo", *SMALL, "--database", str(foreign))
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "another program" in ended.stderr
    assert foreign.read_bytes() == before


def test_a_demo_with_other_figures_is_refused(tmp_path: Path) -> None:
    demo(tmp_path)
    ended = run(tmp_path, "-m", "allegro_async", "demo", "--orders", "20", "--offers", "5")
    assert ended.returncode == 2
    assert "--orders 300" in ended.stderr


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = run(tmp_path, "-m", "allegro_async", "sandbox", "--port", port)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert port in ended.stderr


def test_wrong_arguments_end_with_2(tmp_path: Path) -> None:
    for arguments in (["demo", "--fault", "earthquake"], ["demo", "--orders", "0"], ["dance"], []):
        assert run(tmp_path, "-m", "allegro_async", *arguments).returncode == 2


def test_operations_lists_all_under_distinct_names(tmp_path: Path) -> None:
    ended = run(tmp_path, "-m", "allegro_async", "operations", "--json")
    names = [row["call"] for row in json.loads(ended.stdout)]
    assert len(names) == len(set(names)) == 271


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys, runpy; sys.argv[1:] = ['--help']\n"
        "try: runpy.run_module('allegro_async', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([name for name in ('aiohttp', 'pydantic') if name in sys.modules], file=sys.stderr)"
    )
    assert run(tmp_path, "-c", code).stderr.strip().endswith("[]")


def test_the_example_copies_the_orders_of_a_local_sandbox(tmp_path: Path) -> None:
    with SandboxProcess(orders=120, offers=20, device_interval=0) as sandbox:
        variables = {
            "ALLEGRO_CLIENT_ID": sandbox.client_id,
            "ALLEGRO_CLIENT_SECRET": sandbox.client_secret,
            "ALLEGRO_USER_AGENT": "MyShop/1.0 (+https://shop.example/about)",
            "ALLEGRO_ENVIRONMENT": sandbox.url,
            "XDG_DATA_HOME": str(tmp_path),
            "HOME": str(tmp_path),
        }
        first = run(tmp_path, str(EXAMPLE), "orders.sqlite", **variables)
        assert (first.returncode, first.stdout.splitlines()[-1]) == (
            0,
            "120 orders and 20 offers; read now: 120 and 20",
        )
        sandbox.add_orders(3)
        second = run(tmp_path, str(EXAMPLE), "orders.sqlite", **variables)
        assert second.stdout.startswith("123 orders and 20 offers; read now: 3")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ALLEGRO_CLIENT_ID": ""}, "ALLEGRO_CLIENT_ID"),
        ({"ALLEGRO_USER_AGENT": "my shop"}, "User-Agent"),
        ({"ALLEGRO_ENVIRONMENT": "moon"}, "moon"),
        ({"ALLEGRO_ENVIRONMENT": "http://evil.example"}, "evil.example"),
    ],
)
def test_the_example_says_what_is_wrong_with_its_settings(
    tmp_path: Path, wrong: dict[str, str], said: str
) -> None:
    variables = {
        "ALLEGRO_CLIENT_ID": "id",
        "ALLEGRO_CLIENT_SECRET": "secret",
        "ALLEGRO_USER_AGENT": "MyShop/1.0 (+https://shop.example/about)",
        "ALLEGRO_ENVIRONMENT": "sandbox",
    }
    ended = run(tmp_path, str(EXAMPLE), "orders.sqlite", **{**variables, **wrong})
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert said in ended.stderr
