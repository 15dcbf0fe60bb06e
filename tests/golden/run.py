#!/usr/bin/env python3
"""Compares the machine code of small functions with what their file says, and runs its assertions.

    run.py TENON HOST FILE       check the code, then run the script; HOST is the target that TENON
                                 itself runs on
    run.py --update TENON FILE…  write the code into the files; assertions are not touched
    run.py --coverage OPS_DEF FILE…  every operator that is compiled has code in some file

A file is a script whose modules are in the text format. After each function stands its code for each
target, in lines that begin with the target's name, `;; x86_64 |`: each operator, and under it the
instructions emitted for it. A line `;;! options: …` gives options of `tenon compile` and `tenon
wast`, one with `;;! x86_64 options: …` those for one target; `;;! targets: …` names the targets where
not all of them are of interest. What every function begins and ends with is left out, unless the file
has a line `;;! frames`.
"""
import difflib
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

CODE_LINE = re.compile(r"^[ \t]*;; (x86_64|aarch64) \|", re.M)
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|;;[^\n]*|\(;|;\)|[()]|[^\s()";]+|;|\s+')


class Frame:
    """The fixed part of a target's functions, as patterns of lines; those in `optional` may be missing.

    The sizes in it are anything; frames.wat shows it whole.
    """

    def __init__(self, prologue, epilogue, optional):
        self.prologue = prologue
        self.epilogue = epilogue
        self.optional = optional


FRAMES = {
    "x86_64": Frame(
        ["align 16", r"mov r14, \[r15\]", "push rbp", "mov rbp, rsp", r"lea r11, \[rsp-\d+\]",
         r"cmp r11, \[r15\+16\]", r"jb (L\d+)", r"sub rsp, \d+", r"mov \[rbp-8\], r15"],
        ["mov rsp, rbp", "pop rbp", r"ret( \d+)?"],
        {r"mov r14, \[r15\]"}),
    "aarch64": Frame(
        [r"ldr x27, \[x28\]", r"stp x29, x30, \[sp, -16\]!", "mov x29, sp",
         r"sub x16, sp, \d+", r"nop|sub x16, x16, \d+, lsl 12", r"ldr x17, \[x28, 16\]",
         "cmp x16, x17", r"b\.cc (L\d+)", r"add sp, x16, \d+(, lsl 12)?",
         r"stur x28, \[x29, -8\]"],
        ["mov sp, x29", r"ldp x29, x30, \[sp\], 16", r"add sp, sp, \d+", "ret x30"],
        {r"ldr x27, \[x28\]", r"add sp, sp, \d+"}),
}

# Proposals whose operators are compiled.
COMPILED = {"mvp", "sign_extension", "saturating_float_to_int", "bulk_memory", "reference_types",
            "tail_call", "function_references", "wide_arithmetic", "exceptions"}


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


def options_of(text, target):
    return [word for line in re.findall(rf"^;;! (?:{target} )?options: (.*)$", text, re.M)
            for word in shlex.split(line)]


def targets_of(text):
    named = re.search(r"^;;! targets: (.*)$", text, re.M)
    return named[1].split() if named else list(FRAMES)


def match_lines(patterns, optional, lines, at):
    """The matches of `patterns` with the lines from `at` on, as (line number, match); None if one fails."""
    found = []
    for pattern in patterns:
        match = re.fullmatch(pattern, lines[at].strip()) if at < len(lines) else None
        if match:
            found.append((at, match))
            at += 1
        elif pattern not in optional:
            return None
    return found


def without_frame(lines, frame, name):
    """`lines` without the fixed instructions at a function's begin and end."""
    lines = list(lines)
    begin = match_lines(frame.prologue, frame.optional, lines, 0)
    if begin is None:
        sys.exit(f"{name}: `{lines[0].strip()}` … is not how each function begins")
    overflow = next(match[1] for _, match in begin if match.groups() and match[1]
                    and match[1].startswith("L"))
    del lines[:begin[-1][0] + 1]
    for i in range(len(lines) - 1, -1, -1):
        end = match_lines(frame.epilogue, frame.optional, lines, i)
        if end:
            del lines[i:end[-1][0] + 1]
            break
    else:
        sys.exit(f"{name}: no epilogue")
    # The trap of the stack check comes first, so the labels after it are those of the body.
    at = [line.strip() for line in lines].index(overflow + ":")
    end = next((i for i in range(at + 1, len(lines))
                if lines[i].endswith("; call stack exhausted")), None)
    if end is None or end > at + 2:
        sys.exit(f"{name}: no stack check")
    del lines[at:end + 1]
    return lines


def listings(tenon, target, options, module, frames, name):
    """The code of each of the module's functions, as the lines that a file has."""
    with tempfile.NamedTemporaryFile("w", suffix=".wat", encoding="utf-8") as file:
        file.write(module)
        file.flush()
        done = subprocess.run([tenon, "compile", "--target", target, "--emit", "asm", *options,
                               file.name], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{name}: {done.stderr}")
    result = []
    for part in re.split(r"^function .*\n", done.stdout, flags=re.M)[1:]:
        lines = part.rstrip("\n").split("\n")
        if not frames:
            lines = without_frame(lines, FRAMES[target], name)
        lines = [re.sub(r"^0x[0-9a-f]+ ", "", line) for line in lines]
        result.append([re.sub(r"^ {8}", "    ", line).replace("    L", "  L", 1)
                       if line.startswith("    ") else line for line in lines])
    return result


def with_code(tenon, text, name):
    """`text` with the code that `tenon` emits."""
    text = "".join(line for line in text.splitlines(True) if not CODE_LINE.match(line))
    frames = re.search(r"^;;! frames$", text, re.M) is not None
    inserts = {}  # by place
    for target in targets_of(text):
        options = options_of(text, target)
        for module, places in functions(text):
            codes = listings(tenon, target, options, module, frames, name)
            if len(codes) != len(places):
                sys.exit(f"{name}: {len(places)} functions, but code of {len(codes)}")
            for place, code in zip(places, codes):
                inserts.setdefault(place, []).extend(f";; {target} | {line}" for line in code)
    for (start, end), code in sorted(inserts.items(), reverse=True):
        line_begin = text.rfind("\n", 0, start) + 1
        indent = re.match(r" *", text[line_begin:])[0]
        line_end = text.find("\n", end)
        if text[end:line_end].strip():
            sys.exit(f"{name}: `{text[end:line_end].strip()}` behind a function on its line")
        block = "".join(f"{indent}{line}\n" for line in code)
        text = text[:line_end + 1] + block + text[line_end + 1:]
    return text


def check(tenon, host, path):
    text = path.read_text(encoding="utf-8")
    wanted = with_code(tenon, text, path.name)
    if not CODE_LINE.search(text) or "(assert_" not in text:
        sys.exit(f"{path.name}: no code or no assertions")
    if wanted != text:
        sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), wanted.splitlines(True),
                                                   "expected", "emitted"))
        print(f"{path.name}: other code than expected; if that is meant, run.py --update writes it")
        return 1
    return subprocess.run([tenon, "wast", *options_of(text, host), str(path)],
                          check=False).returncode


def coverage(ops_def, paths):
    rows = re.findall(r'^OP\(.*?"([^"]+)".*, (\w+)\)$', ops_def.read_text(encoding="utf-8"), re.M)
    wanted = {text for text, feature in rows if feature in COMPILED}
    missing = 0
    for target in FRAMES:
        shown = set()
        for path in paths:
            shown |= set(re.findall(rf";; {target} \| (\S+)", path.read_text(encoding="utf-8")))
        for text in sorted(wanted - shown):
            print(f"{text}: no code of it for {target} in any file")
        missing += len(wanted - shown)
    print(f"{len(wanted)} operators, {missing} missing")
    return 1 if missing or not wanted else 0


def main(arguments):
    mode = arguments.pop(0) if arguments and arguments[0].startswith("--") else ""
    if mode not in ("", "--update", "--coverage") or len(arguments) < (2 if mode else 3):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    if not mode:
        tenon, host, path = arguments
        return check(str(pathlib.Path(tenon).resolve()), host, pathlib.Path(path))
    first, *paths = map(pathlib.Path, arguments)
    if mode == "--coverage":
        return coverage(first, paths)
    tenon = str(first.resolve())
    for path in paths:
        text = path.read_text(encoding="utf-8")
        path.write_text(with_code(tenon, text, path.name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
