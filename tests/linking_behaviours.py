#!/usr/bin/env python3
"""Checks that linking_behaviours.txt names a test for each of the fifty behaviours of module linking,
or a reason for one of the few that may wait.

    linking_behaviours.py TESTS_FOLDER
"""

import pathlib
import sys

COUNT = 50
MAY_WAIT = {22, 25, 35, 48, 49}  # garbage collection, stored artefacts


def problems(tests):
    seen = set()
    for line in (tests / "linking_behaviours.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        number, file, words = line.split(" ", 2)
        number = int(number)
        if number in seen:
            yield f"{number} is there twice"
        seen.add(number)
        if file == "deferred":
            if number not in MAY_WAIT:
                yield f"{number} may not be deferred"
        elif not (tests / file).is_file():
            yield f"{number}: there is no {file}"
        elif words not in (tests / file).read_text(encoding="utf-8"):
            yield f"{number}: {file} does not have `{words}`"
    for number in sorted(set(range(1, COUNT + 1)) ^ seen):
        yield f"{number} is missing, or none of the {COUNT}"


found = list(problems(pathlib.Path(sys.argv[1])))
print("\n".join(found))
sys.exit(1 if found else 0)
