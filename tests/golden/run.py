#!/usr/bin/env python3
"""Compares the machine code of small functions with what their file says, and runs its assertions.

    run.py TENON FILE            check the code, then run the script
    run.py --update TENON FILE…  write the code into the files; assertions are not touched
    run.py --coverage OPS_DEF FILE…  every operator that is compiled has code in some file

A file is a script whose modules are in the text format. After each function stands its code, in
lines that begin with `;; x86_64 |`: each operator, and under it the instructions emitted for it.
A line `;;! options: …` gives options of `tenon compile` and `tenon wast`. What every function begins
and ends with is left out, unless the file has a line `;;! frames`.
"""
import difflib
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

MARK = ";; x86_64 |"
CODE_LINE = re.compile(r"^[ \t]*" + re.escape(MARK))
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|;;[^\n]*|\(;|;\)|[()]|[^\s()";]+|;|\s+')

# The fixed part of a frame, without the sizes in it; frames.wat shows it whole.
PROLOGUE = ["align 16", r"mov r14, \[r15\]", "push rbp", "mov rbp, rsp", r"lea r11, \[rsp-\d+\]",
            r"cmp r11, \[r15\+16\]", r"jb (L\d+)", r"sub rsp, \d+", r"mov \[rbp-8\], r15"]
EPILOGUE = ["mov rsp, rbp", "pop rbp", r"ret( \d+)?"]

# Proposals whose operators are compiled.
COMPILED = {"mvp", "sign_extension", "saturating_float_to_int", "bulk_memory", "reference_types",
            "tail_call", "function_references"}


def functions(text):
    """The defined functions of `text`: for each module its text, and where each function begins and ends."""
    modules = []
    depth = comment = start = func_start = 0
    heads = []
    imported = False
    expect_head = False
    for match in TOKEN.finditer(text):
        token = match[0]
        if token == "(;":
            comment += 1
        elif token == ";)":
            comment -= 1
        if comment or token.isspace() or token[0] in ';"':
            continue
        if token == "(":
            depth += 1
            if depth == 1:
                start = match.start()
            heads = heads[:depth - 1] + [""]
            expect_head = True
            continue
        if token == ")":
            if depth == 1 and heads[0] == "module":
                modules[-1][0] = text[start:match.end()]
            if depth == 2 and heads == ["module", "func"] and not imported:
                modules[-1][1].append((func_start, match.end()))
            depth -= 1
            heads = heads[:depth]
        elif expect_head:
            heads[-1] = token
            if heads == ["module"]:
                modules.append(["", []])
            if heads == ["module", "func"]:
                imported = False
                func_start = match.start()
            if heads == ["module", "func", "import"]:
                imported = True
        expect_head = False
    return modules


def options_of(text):
    return [word for line in re.findall(r"^;;! options: (.*)$", text, re.M)
            for word in shlex.split(line)]


def without_frame(lines, name):
    """`lines` without the fixed instructions at a function's begin and end."""
    lines = list(lines)
    overflow = None
    for pattern in PROLOGUE:
        found = re.fullmatch(pattern, lines[0].strip())
        if found:
            lines.pop(0)
            overflow = found[1] if found.groups() else overflow
        elif "r14" not in pattern:  # only where there is a memory
            sys.exit(f"{name}: `{lines[0].strip()}` where `{pattern}` begins each function")
    stripped = [line.strip() for line in lines]
    for i in range(len(stripped) - len(EPILOGUE), -1, -1):
        if all(re.fullmatch(p, line) for p, line in zip(EPILOGUE, stripped[i:])):
            del lines[i:i + len(EPILOGUE)]
            break
    else:
        sys.exit(f"{name}: no epilogue")
    # The trap of the stack check comes first, so the labels after it are those of the body.
    stripped = [line.strip() for line in lines]
    at = stripped.index(overflow + ":")
    if not stripped[at + 1].endswith("; call stack exhausted"):
        sys.exit(f"{name}: no stack check")
    del lines[at:at + 2]
    return lines


def listings(tenon, options, module, frames, name):
    """The code of each of the module's functions, as the lines that a file has."""
    with tempfile.NamedTemporaryFile("w", suffix=".wat", encoding="utf-8") as file:
        file.write(module)
        file.flush()
        done = subprocess.run([tenon, "compile", "--emit", "asm", *options, file.name],
                              capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{name}: {done.stderr}")
    result = []
    for part in re.split(r"^function .*\n", done.stdout, flags=re.M)[1:]:
        lines = part.rstrip("\n").split("\n")
        if not frames:
            lines = without_frame(lines, name)
        lines = [re.sub(r"^0x[0-9a-f]+ ", "", line) for line in lines]
        result.append([re.sub(r"^ {8}", "    ", line).replace("    L", "  L", 1)
                       if line.startswith("    ") else line for line in lines])
    return result


def with_code(tenon, text, name):
    """`text` with the code that `tenon` emits."""
    text = "".join(line for line in text.splitlines(True) if not CODE_LINE.match(line))
    options = options_of(text)
    frames = re.search(r"^;;! frames$", text, re.M) is not None
    inserts = []
    for module, places in functions(text):
        codes = listings(tenon, options, module, frames, name)
        if len(codes) != len(places):
            sys.exit(f"{name}: {len(places)} functions, but code of {len(codes)}")
        inserts += zip(places, codes)
    for (start, end), code in reversed(inserts):
        line_begin = text.rfind("\n", 0, start) + 1
        indent = re.match(r" *", text[line_begin:])[0]
        line_end = text.find("\n", end)
        if text[end:line_end].strip():
            sys.exit(f"{name}: `{text[end:line_end].strip()}` behind a function on its line")
        block = "".join(f"{indent}{MARK} {line}\n" for line in code)
        text = text[:line_end + 1] + block + text[line_end + 1:]
    return text


def check(tenon, path):
    text = path.read_text(encoding="utf-8")
    wanted = with_code(tenon, text, path.name)
    if MARK not in text or "(assert_" not in text:
        sys.exit(f"{path.name}: no code or no assertions")
    if wanted != text:
        sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), wanted.splitlines(True),
                                                   "expected", "emitted"))
        print(f"{path.name}: other code than expected; if that is meant, run.py --update writes it")
        return 1
    return subprocess.run([tenon, "wast", *options_of(text), str(path)], check=False).returncode


def coverage(ops_def, paths):
    rows = re.findall(r'^OP\(.*?"([^"]+)".*, (\w+)\)$', ops_def.read_text(encoding="utf-8"), re.M)
    wanted = {text for text, feature in rows if feature in COMPILED}
    shown = set()
    for path in paths:
        shown |= set(re.findall(re.escape(MARK) + r" (\S+)", path.read_text(encoding="utf-8")))
    for text in sorted(wanted - shown):
        print(f"{text}: no code of it in any file")
    print(f"{len(wanted)} operators, {len(wanted - shown)} missing")
    return 1 if wanted - shown or not wanted else 0


def main(arguments):
    mode = arguments.pop(0) if arguments and arguments[0].startswith("--") else ""
    if mode not in ("", "--update", "--coverage") or len(arguments) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    first, *paths = map(pathlib.Path, arguments)
    if mode == "--coverage":
        return coverage(first, paths)
    tenon = str(first.resolve())
    if not mode:
        return check(tenon, paths[0])
    for path in paths:
        text = path.read_text(encoding="utf-8")
        path.write_text(with_code(tenon, text, path.name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
