"""A reader of C++ that is just good enough to find functions, their length, and variables outside functions."""
import re
from typing import NamedTuple

_TOKEN = re.compile(
    r'(?P<raw>R"(?P<tag>[^()\\ ]{0,16})\((?:.|\n)*?\)(?P=tag)")'
    r'|(?P<comment>//[^\n]*|/\*(?:.|\n)*?\*/)'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')"
    r'|(?P<directive>^[ \t]*#(?:[^\n\\]|\\\n|\\.)*)',
    re.MULTILINE)
_SCOPE = re.compile(r"^(?:template\s*<.*>\s*)?(?:inline\s+)?(namespace|class|struct|union|enum|extern)\b", re.DOTALL)


class Function(NamedTuple):
    """A definition with a body, outermost only: lambdas count for the function they stand in."""
    header: str
    line: int
    length: int


class Statement(NamedTuple):
    """Something ending in ';' that stands in a namespace, not in a class or function."""
    text: str
    line: int


def without_text(source):
    """The same source with comments, strings and directives blanked out; line breaks stay."""
    return _TOKEN.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), source)


def _kind_of_block(header, parents):
    if "function" in parents:
        return "inner"
    scope = _SCOPE.match(header)
    if scope and "(" not in re.sub(r"alignas\s*\(.*?\)", "", header):
        return "namespace" if scope.group(1) in ("namespace", "extern") else "type"
    if "(" in header and not re.search(r"=\s*$", header):
        return "function"
    return "inner"


class _Scanner:
    def __init__(self, code):
        self.code = code
        self.functions = []
        self.statements = []
        self.blocks = []  # (kind, header, offset of the header)
        self.start = 0    # where the statement that is being read begins

    def line(self, offset):
        return self.code.count("\n", 0, offset) + 1

    def header(self, end):
        text = self.code[self.start:end]
        return text.strip(), self.start + len(text) - len(text.lstrip())

    def open_block(self, offset):
        header, begin = self.header(offset)
        kinds = [kind for kind, _, _ in self.blocks]
        self.blocks.append((_kind_of_block(header, kinds), header, begin))
        if self.blocks[-1][0] != "inner" or "function" in kinds:
            self.start = offset + 1

    def close_block(self, offset):
        if not self.blocks:
            return
        kind, header, begin = self.blocks.pop()
        if kind == "function":
            self.functions.append(Function(header, self.line(begin), self.line(offset) - self.line(begin) + 1))
        if kind != "inner" or any(outer == "function" for outer, _, _ in self.blocks):
            self.start = offset + 1

    def end_statement(self, offset):
        text, begin = self.header(offset)
        if text and all(kind == "namespace" for kind, _, _ in self.blocks):
            self.statements.append(Statement(" ".join(text.split()), self.line(begin)))
        if not self.blocks or self.blocks[-1][0] != "inner":
            self.start = offset + 1

    def run(self):
        steps = {"{": self.open_block, "}": self.close_block, ";": self.end_statement}
        for match in re.finditer(r"[{};]", self.code):
            steps[match.group()](match.start())
        return self


def functions(source):
    return _Scanner(without_text(source)).run().functions


def namespace_statements(source):
    return _Scanner(without_text(source)).run().statements
