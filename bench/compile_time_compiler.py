"""Compiles a program and says what that took: CPU time, the compiler's memory, code and symbols."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent

STANDARD_HEADERS = """
#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>
#include <sqlite3.h>
"""

class Measured:
    def __init__(self, seconds, megabytes, text, symbols):
        self.seconds, self.megabytes, self.text, self.symbols = seconds, megabytes, text, symbols


class Compiler:
    def __init__(self, command, flags, repetitions):
        self.command = [*command.split(), "-std=c++20", *flags, f"-I{ROOT}/include"]
        self.repetitions = repetitions

    def run(self, source, directory):
        output = directory / "program.o"
        command = [*self.command, "-c", str(source), "-o", str(output)]
        process = subprocess.Popen(command, env={**os.environ, "CCACHE_DISABLE": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"failed: {' '.join(command)}")
        return output, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def measure(self, program, repetitions=None):
        with tempfile.TemporaryDirectory() as name:
            directory = pathlib.Path(name)
            source = directory / "program.cpp"
            source.write_text(program)
            runs = [self.run(source, directory) for _ in range(repetitions or self.repetitions)]
            output = runs[0][0]
            sizes = subprocess.run(["size", "-A", output], capture_output=True, text=True, check=True).stdout
            text = sum(int(line.split()[1]) for line in sizes.splitlines() if line.startswith(".text"))
            names = subprocess.run(["nm", "--defined-only", "--format=just-symbols", output],
                                   capture_output=True, text=True, check=True).stdout.split()
        return Measured(min(r[1] for r in runs), min(r[2] for r in runs), text, sorted(names, key=len))


def own_symbols(names):
    """Of Mizzle's and the program's own functions."""
    return [name for name in names if re.match(r"_Z(T.|GV|Z)?N?K?(6mizzle|3app)", name)]
