"""Plant small mistakes in nnlearn, one at a time, and count how many of them the tests find.

    python tools/mutate.py                       all modules of TESTS, about ten minutes on one core
    python tools/mutate.py backprop costs        only these
    python tools/mutate.py descent --lines 60-99 only what is planted in these lines

A mutant is a module with one mistake: another operator, a number one larger, a negated condition, a forgotten
statement, two swapped arguments. It is killed when a test fails. One that survives shows a test that is missing, code
that is superfluous, or a change that changes nothing; the last are named with their reason in
tools/equivalent_mutants.toml. Texts for readers (docstrings, messages) are left alone.

The source files are never touched: each mutant is planted while a forked process imports the module, so this needs
Linux or macOS. What costs far more processor time than the tests without a mistake counts as killed.
"""

import argparse
import ast
import copy
import gc
import json
import os
import resource
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from itertools import chain
from pathlib import Path
from types import CodeType

# Imported once for all mutants. nnlearn itself must not be among them: every mutant imports it anew.
import numpy  # noqa: F401
import pytest
import scipy.optimize  # noqa: F401
from hypothesis import Phase, settings

ROOT = Path(__file__).resolve().parents[1]
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")

# What pytest runs to find a mistake in a module. The long descents to every minimum find none that the rest does not.
TESTS = {
    "backprop": ["tests/test_backprop.py"],
    "costs": ["tests/test_costs.py"],
    "network": ["tests/test_network.py"],
    "gradient_check": ["tests/test_gradient_check.py"],
    "optimizers": ["tests/test_optimizers.py", "-k", "not reaches_a_minimum"],
    "descent": ["tests/test_descent.py"],
}

# ---- the mistakes ---------------------------------------------------------------------------------------------------

OPERATORS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
COMPARISONS = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
NOT_COMMUTATIVE = (ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
SYMMETRIC = {"max", "min", "result_type"}  # functions whose arguments may be swapped
OPPOSITES = {"any": "all", "min": "max", "argmin": "argmax", "real": "imag", "zeros": "ones", "zeros_like": "ones_like"}
OPPOSITES |= {opposite: name for name, opposite in OPPOSITES.items()}


def mistakes(node):
    """Yield the nodes that a slip could have put in the place of this one."""
    match node:
        case ast.BinOp():
            yield changed(node, op=OPERATORS[type(node.op)]())
            if isinstance(node.op, NOT_COMMUTATIVE):
                yield changed(node, left=node.right, right=node.left)
        case ast.AugAssign():
            yield changed(node, op=OPERATORS[type(node.op)]())
            yield ast.Assign([node.target], node.value)
        case ast.BoolOp():
            yield changed(node, op=OPERATORS[type(node.op)]())
        case ast.UnaryOp():
            yield node.operand
        case ast.Compare():
            for i, op in enumerate(node.ops):
                for other in COMPARISONS[type(op)]:
                    yield changed(node, ops=[*node.ops[:i], other(), *node.ops[i + 1 :]])
        case ast.If() | ast.While() | ast.IfExp():
            if not isinstance(node.test, (ast.Compare, ast.UnaryOp, ast.Constant)):  # those are negated already
                yield changed(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.Constant():
            yield from (changed(node, value=value) for value in other_values(node.value))
        case ast.Name(id=name) if name in OPPOSITES:
            yield changed(node, id=OPPOSITES[name])
        case ast.Attribute(attr=name) if name in OPPOSITES:
            yield changed(node, attr=OPPOSITES[name])
        case ast.Call(func=function):
            name = ast.unparse(function).split(".")[-1]
            for i in range(0 if name in SYMMETRIC else len(node.args) - 1):
                swapped = [*node.args[:i], node.args[i + 1], node.args[i], *node.args[i + 2 :]]
                yield changed(node, args=swapped)
            for i, keyword in enumerate(node.keywords):
                if not isinstance(keyword.value, (ast.Constant, ast.JoinedStr)):  # those are changed themselves
                    yield changed(node, keywords=node.keywords[:i] + node.keywords[i + 1 :])
        case ast.FunctionDef() | ast.ClassDef():
            for i in range(len(node.decorator_list)):
                yield changed(node, decorator_list=node.decorator_list[:i] + node.decorator_list[i + 1 :])
        case ast.Return(value=ast.expr()):
            yield changed(node, value=ast.Constant(None))


def changed(node, **fields):
    """Return a copy of the node with other fields."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def other_values(value):
    """Return what a constant may be mistaken for. A string with a space in it is a text for readers."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    if isinstance(value, (float, complex)):
        return [2 * value if value else 1.0]
    if isinstance(value, str) and value.replace("-", "_").isidentifier():
        return [value[:-1]]
    return []


def may_be_forgotten(statement, bound):
    """Return whether the code still means something without this statement; `bound` counts who binds a name."""
    match statement:
        case ast.Assign(targets=targets):
            names = [name for target in targets for name in names_of(target)]
            return not names or all(bound[name] > 1 for name in names)
        case ast.Expr(value=ast.Constant()):
            return False  # a docstring
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Break() | ast.Continue() | ast.Return(value=None):
            return True
    return False


def names_of(target):
    """Return the names that an assignment to this target binds; none for an entry of something that exists."""
    if isinstance(target, ast.Tuple):
        return [name for part in target.elts for name in names_of(part)]
    return [target.id] if isinstance(target, ast.Name) else []


@cache
def bindings(scope):
    """Return how often each name is bound in a module or function, its arguments included."""
    names = Counter(node.arg for node in ast.walk(scope) if isinstance(node, ast.arg))
    names.update(n.id for n in ast.walk(scope) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
    return names


# ---- a module and its mutants ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mutant:
    """A module with one mistake: the line and the function it is in, the text before and after, the compiled module."""

    line: int
    where: str
    change: str
    code: CodeType

    def __str__(self):
        return f"line {self.line}, in {self.where or 'the module'}: {self.change}"


def mutants(source, filename="<source>"):
    """Yield every mutant of a module, in the order of its text."""
    tree = ast.parse(source, filename)
    for holder, key, node, trail in places(tree):
        scopes = [above for above in trail if isinstance(above, (ast.FunctionDef, ast.ClassDef))]
        others = [other for other in mistakes(node) if ast.dump(other) != ast.dump(node)]
        if may_be_forgotten(node, bindings(scopes[-1] if scopes else tree)):
            others.append(ast.Pass())
        shown = context(node, trail)
        before = text(shown)
        for other in others:
            holder[key] = ast.fix_missing_locations(ast.copy_location(other, node))
            line = next(above.lineno for above in (node, *reversed(trail)) if hasattr(above, "lineno"))
            after = text(other if shown is node else shown)
            where = ".".join(scope.name for scope in scopes)
            yield Mutant(line, where, f"{before} → {after}", compile(tree, filename, "exec"))
            holder[key] = node


def places(node, trail=()):
    """Yield (holder, key, part, nodes above it) for each part of a tree: holder[key] = other replaces the part."""
    trail = (*trail, node)
    for field, value in list(ast.iter_fields(node)):
        if is_for_readers(node, field):
            continue
        holder, keys = (value, range(len(value))) if isinstance(value, list) else (vars(node), [field])
        for key in keys:
            part = holder[key]
            is_part_of_a_text = isinstance(node, ast.JoinedStr) and isinstance(part, ast.Constant)
            if isinstance(part, ast.AST) and not is_part_of_a_text:
                yield holder, key, part, trail
                yield from places(part, trail)


def is_for_readers(node, field):
    """Return whether a field holds no code that runs: messages of errors, formats, annotations."""
    return isinstance(node, ast.Raise) or field in ("format_spec", "annotation", "returns")


def context(node, trail):
    """Return the largest part around a node, at most its statement, that is still read at a glance."""
    for above in reversed(trail):
        too_far = isinstance(node, ast.stmt) or isinstance(above, (ast.FunctionDef, ast.ClassDef, ast.Module))
        if too_far or len(text(above)) > 90:
            break
        node = above
    return node


def text(node):
    """Return the first line of what a part of a tree reads like."""
    return ast.unparse(node).strip().split("\n")[0]


# ---- do the tests find it? ------------------------------------------------------------------------------------------


class Planted:
    """Imports one module from the given code, and every other as ever."""

    def __init__(self, module, code):
        self.module = module
        self.code = code

    def find_spec(self, name, path, target=None):
        """Return how to import the module `name`, None for all but one."""
        if name != self.module:
            return None
        spec = PathFinder.find_spec(name, path, target)
        spec.loader.get_code = lambda _: self.code
        return spec


class Trials:
    """A plugin for pytest that tries the same tests on one mutant after another, each in a fork of its own.

    It forks when pytest is ready and before the tests are imported, and nnlearn with them. Every fork goes on as an
    ordinary run of pytest, the fast tests first; `judge` is told (mutant, whether it survives).
    """

    def __init__(self, module, source, path, lines, judge):
        self.module = module
        self.source = source
        self.path = path
        self.lines = lines
        self.judge = judge
        self.without_mistake = Mutant(0, "", "", compile(source, path, "exec"))
        self.seconds = {}  # how long each test takes

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self):
        """Try all mutants, and end. Only a fork leaves this function early, to become what it tries."""
        settings.register_profile("few examples", settings(), max_examples=5, phases=[Phase.generate])
        settings.load_profile("few examples")  # one that fails is enough, however long it is
        if self.module in sys.modules:
            pytest.exit(f"{self.module} is imported already, so nothing can be planted in it", returncode=1)
        limit = resource.RLIM_INFINITY
        gc.disable()  # no fork grows large, and what is copied stays shared
        for mutant in chain([self.without_mistake], mutants(self.source, self.path)):
            if mutant is not self.without_mistake and self.lines and mutant.line not in self.lines:
                continue
            reader, writer = os.pipe()
            before = time_of_forks()
            fork = os.fork()
            if not fork:
                sys.meta_path.insert(0, Planted(self.module, mutant.code))
                resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
                self.report = writer if mutant is self.without_mistake else None
                return
            os.close(writer)
            with open(reader, encoding="utf-8") as report:
                told = report.read()
            survives = os.waitpid(fork, 0)[1] == 0
            if mutant is not self.without_mistake:
                self.judge(mutant, survives)
            elif survives:
                self.seconds = json.loads(told)
                limit = int(2 + 2 * (time_of_forks() - before))
            else:
                pytest.exit(f"a test of {self.module} fails without any mistake; mend it first", returncode=1)
        pytest.exit("all mutants are tried", returncode=0)

    def pytest_collection_modifyitems(self, items):
        """Begin with the tests that take least."""
        items.sort(key=lambda item: self.seconds.get(item.nodeid, 0))

    def pytest_runtest_logreport(self, report):
        """Remember how long a test took."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration

    def pytest_sessionfinish(self):
        """Tell the parent how long the tests took."""
        if getattr(self, "report", None):
            with open(self.report, "w", encoding="utf-8") as report:
                json.dump(self.seconds, report)


def time_of_forks():
    """Return the processor time of all forks so far, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def try_mutants(module, tests, judge, lines=None, root=ROOT):
    """Call judge(mutant, survives) for each mutant of a module such as "nnlearn.costs" in these lines (None: all)."""
    os.chdir(root)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # no notebooks, no second process
    path = root / (module.replace(".", "/") + ".py")
    trials = Trials(module, path.read_text(encoding="utf-8"), str(path), lines, judge)
    # Only the settings of tests/: the root's conftest.py loads what validates notebooks.
    options = ["-x", "-p", "no:terminal", "-p", "no:cacheprovider", "-o", "addopts=", "--confcutdir=tests"]
    parent = os.getpid()
    result = pytest.main([*options, *tests], plugins=[trials])
    if os.getpid() != parent:
        os._exit(result)
    if result:
        raise SystemExit(f"the tests {' '.join(tests)} fail without any mistake, or do not begin; mend them first")


def explained(path=EQUIVALENT):
    """Return {(module, function, change): reason} of the mutants that change nothing."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    return {
        (module, entry["in"], change): entry["reason"]
        for module, entries in tables.items()
        for entry in entries
        for change in entry["changes"]
    }


# ---- the report -----------------------------------------------------------------------------------------------------


def main(arguments=None):
    """Plant the mistakes, print what survives and a table, and return 1 if a survivor is not explained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", help=f"of {', '.join(TESTS)} (all)")
    parser.add_argument("--lines", help="only mistakes in these lines of the modules, as in 60-99")
    options = parser.parse_args(arguments)
    if unknown := set(options.modules) - set(TESTS):
        parser.error(f"no tests are named for {', '.join(sorted(unknown))}, expected some of {', '.join(TESTS)}")
    first, _, last = (options.lines or "").partition("-")
    lines = range(int(first), int(last or first) + 1) if first else None

    reasons, rows = explained(), []
    for module in options.modules or TESTS:
        count = Counter()

        def judge(mutant, survives, module=module, count=count):
            is_equivalent = survives and (module, mutant.where, mutant.change) in reasons
            count.update(mutants=1, killed=not survives, equivalent=is_equivalent)
            if survives and not is_equivalent:
                print(f"nnlearn/{module}.py, {mutant}", flush=True)

        try_mutants(f"nnlearn.{module}", TESTS[module], judge, lines)
        rows.append((module, count["mutants"], count["killed"], count["equivalent"]))
    if len(rows) > 1:
        rows.append(("together", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))
    print("\n| module | mutants | killed | rate | equivalent |\n|---|---|---|---|---|")
    for module, total, killed, equivalent in rows:
        print(f"| {module} | {total} | {killed} | {killed / max(total, 1):.1%} | {equivalent} |")
    return 0 if all(total == killed + equivalent for _, total, killed, equivalent in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
