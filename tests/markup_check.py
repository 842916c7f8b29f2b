"""A source check: whatever a widget is given to show is content, or the program's own words, never text as markup.

Textual reads a string as markup almost everywhere: in `Static`, in a notification, a tooltip, a title, an option. Here
every such place is known by its name, and what is given there must be a literal, `Content`, what comes of a function
that is annotated to return it, or stand beside `markup=False`.
"""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

WIDGETS = {
    *("Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "Link", "Placeholder", "Toast"),
    *("Markdown", "MarkdownViewer", "Option", "OptionList", "SelectionList", "Select", "Tab", "TabPane"),
    *(
        "Tabs",
        "Digits",
        "Tree",
        "DirectoryTree",
        "ListItem",
        "Header",
        "Footer",
        "Rule",
        "Sparkline",
        "Tooltip",
        "Pretty",
    ),
}
"""Classes that read what they are given first, or by one of SHOWN, as markup or as Markdown."""
METHODS = {
    *("update", "notify", "add_option", "add_options", "add_column", "add_columns", "add_row", "add_rows", "add_leaf"),
    *("set_options", "replace_option_prompt", "set_label", "add_tab", "update_cell", "panic", "write_line"),
}
"""Methods that hand on what they are given in the same way."""
HITS = {"Hit": 1, "DiscoveryHit": 0}
"""What the palette is offered: which argument is shown."""
SHOWN = {"label", "title", "text", "help", "prompt", "content", "renderable", "message", "tooltip", "match_display"}
"""Arguments by name, likewise."""
ATTRIBUTES = {"tooltip", "border_title", "border_subtitle", "title", "sub_title", "label", "placeholder", "help"}
"""Attributes of a widget or screen that are read as markup when they are set."""
MARKUP = {"from_markup", "render_markup", "visualize", "to_content"}
"""Functions that read markup whatever happens."""
CONTENT = {"Content", "Text"}
RENDERED = {"Content", "Strip", "Text", "Blank"}
"""What `render` may return: a string would be read as markup."""


@dataclass
class Source:
    """What is known of some source: its functions that return content, its classes' attributes that are content."""

    functions: set[str] = field(default_factory=lambda: set(CONTENT))
    attributes: set[str] = field(default_factory=set)

    def learn(self, tree: ast.AST) -> None:
        """Take in which functions and attributes are annotated as content."""
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and _is_content(node.returns):
                self.functions.add(node.name)
            elif isinstance(node, ast.ClassDef):
                self.attributes |= {
                    part.target.id
                    for part in node.body
                    if isinstance(part, ast.AnnAssign)
                    and isinstance(part.target, ast.Name)
                    and _is_content(part.annotation)
                }


def faults(code: str, known: Source | None = None) -> list[str]:
    """Return where a widget is given text as markup: `line 12: Static(title)`."""
    tree = ast.parse(code)
    source = known or Source()
    source.learn(tree)
    return [f"line {node.lineno}: {ast.unparse(node)[:100]}" for node in _faults(tree, source)]


def _faults(tree: ast.Module, source: Source) -> Iterator[ast.expr | ast.stmt]:
    for scope in [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))]:
        safe = _Safe(scope, source)
        if isinstance(scope, ast.FunctionDef) and scope.name == "render" and not _is_rendered(scope.returns):
            yield scope
        for node in _own(scope):
            match node:
                case ast.Call() if not _is_sound(node, safe):
                    yield node
                case ast.Assign() | ast.AnnAssign() | ast.AugAssign() if not _is_sound_assignment(node, safe):
                    yield node


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in a module or function, but not in a function inside it."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
            yield from _own(node)


class _Safe:
    """Tells of the expressions of one scope whether they are content or literals."""

    def __init__(self, scope: ast.AST, source: Source) -> None:
        self._source = source
        self._assigned: dict[str, list[ast.expr]] = {}
        self._asking: set[str] = set()
        for node in _own(scope):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self._assigned.setdefault(target.id, []).append(node.value)
            elif isinstance(node, ast.AugAssign | ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                self._assigned.setdefault(node.target.id, []).append(node.value)
        arguments = scope.args if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef) else None
        given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs] if arguments else []
        self._content = {one.arg for one in given if _is_content(one.annotation)}

    def __call__(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant():
                return True
            case ast.Name(id=name):
                return name in self._content or self._is_assigned_safely(name)
            case ast.Attribute(attr=name):
                return name in self._source.attributes
            case ast.Call(func=ast.Name(id=name)):
                return name in self._source.functions
            case ast.Call(func=ast.Attribute(value=value, attr=name)):
                return name in self._source.functions or (not isinstance(value, ast.Constant) and self(value))
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self(left) and self(right)
            case ast.IfExp(body=body, orelse=other):
                return self(body) and self(other)
            case ast.BoolOp(values=values):
                return all(map(self, values))
            case ast.List(elts=values) | ast.Tuple(elts=values):
                return all(map(self, values))
        return False

    def _is_assigned_safely(self, name: str) -> bool:
        values = self._assigned.get(name, [])
        if not values or name in self._asking:
            return bool(values)
        self._asking.add(name)
        is_safe = all(map(self, values))
        self._asking.discard(name)
        return is_safe


def _is_sound(call: ast.Call, safe: Callable[[ast.expr], bool]) -> bool:
    name = _name(call.func)
    keywords: Mapping[str | None, ast.expr] = {one.arg: one.value for one in call.keywords}
    shown: Sequence[ast.expr] = [value for key, value in keywords.items() if key in SHOWN]
    without = keywords.get("markup")
    if isinstance(without, ast.Constant) and without.value is False:
        # A tooltip is markup all the same.
        return all(map(safe, [value for key, value in keywords.items() if key == "tooltip"]))
    if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "super()":
        # Whoever calls it is looked at.
        return True
    if name in MARKUP:
        return all(isinstance(one, ast.Constant) for one in call.args[:1])
    if isinstance(call.func, ast.Attribute) and name in METHODS:
        return all(map(safe, [*call.args, *shown]))
    if name in HITS:
        return all(map(safe, [*call.args[HITS[name] : HITS[name] + 1], *shown]))
    if name in WIDGETS and not isinstance(call.func, ast.Attribute):
        return all(map(safe, [*call.args, *shown]))
    return True


def _is_sound_assignment(node: ast.Assign | ast.AnnAssign | ast.AugAssign, safe: Callable[[ast.expr], bool]) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    is_shown = any(isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES for target in targets)
    return not is_shown or node.value is None or safe(node.value)


def _is_content(annotation: ast.expr | None) -> bool:
    return annotation is not None and ast.unparse(annotation) in CONTENT


def _is_rendered(annotation: ast.expr | None) -> bool:
    return annotation is not None and ast.unparse(annotation) in RENDERED


def _name(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )
