"""Records in scope, and the field that a path names."""

from checker.ir.regulation import FieldSort, RecordSort
from checker.ir.terms import EVENT
from checker.lowering.environment import Context, find, find_field
from checker.lowering.faults import MisplacedClause, Stop
from checker.syntax import ast

DAY = ("day", "当日")
HERE = ("here", "本市")


def bare_scopes(c: Context) -> list[tuple[str, RecordSort]]:
    """The records whose fields are named without their record, nearest first."""
    vocabulary = c.words.vocabulary
    scopes: list[tuple[str, RecordSort]] = []
    if c.event is not None:
        scopes.append((EVENT, vocabulary.events[c.event]))
    if c.win:
        scopes.append(("win", vocabulary.events["win"]))
    return [*scopes, (c.owner, vocabulary.records["subject"])]


def scope_sort(scope: ast.Name, c: Context) -> tuple[str, RecordSort]:
    """The record a scope name means in a scene, and its sort."""
    vocabulary = c.words.vocabulary
    if scope.text in ("unit", "所在单位"):
        return "unit", vocabulary.records["subject"]
    if scope.text in ("win", "所获奖项"):
        return "win", vocabulary.events["win"]
    records = {key: sort for key, sort in vocabulary.records.items() if key != "step"}
    record = find(scope.text, {key: sort.label for key, sort in records.items()})
    if record is not None:
        return record, vocabulary.records[record]
    step = find(scope.text, vocabulary.members["step_name"])
    if step is not None:
        return f"step.{step}", vocabulary.records["step"]
    known = {
        **vocabulary.members["step_name"],
        **records,
        "unit": None,
        "所在单位": None,
        "win": None,
        "所获奖项": None,
    }
    raise c.unknown(scope, known, "记录", "record")


def named_field(path: ast.Path, c: Context) -> tuple[str, str, FieldSort] | None:
    """The record, the name and the sort of the field that a path names; `None` for one name that is no field."""
    match path.names:
        case (only,):
            for scope, sort in bare_scopes(c):
                found = find_field(only.text, sort)
                if found is not None:
                    return scope, found, sort.fields[found]
            return None
        case (scope_name, name):
            scope, sort = scope_sort(scope_name, c)
            found = find_field(name.text, sort)
            if found is None:
                raise c.unknown(name, sort.fields, "字段", "field")
            return scope, found, sort.fields[found]
        case _:
            zh, en = "名称最多两段：记录.字段", "a name has at most two parts: record.field"
            raise Stop(MisplacedClause(zh, en, path.span, c.place))


def known_names(c: Context) -> list[str]:
    """What one name can mean where a value is wanted."""
    fields = [name for _, sort in bare_scopes(c) for name in sort.fields]
    labels = [field.label.zh for _, sort in bare_scopes(c) for field in sort.fields.values()]
    lets = [name for name, let in c.lets.items() if not let.window]
    return [*fields, *labels, *lets, *c.words.dates, *DAY, *HERE]
