"""The questions of a specification folder, and one asked on its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.diagnostics.diagnostic import Diagnostic
from checker.ir.questions import Frame, Question
from checker.ir.regulation import Spec
from checker.source.source_file import SourceFile
from checker.workspace.spec_folder import SpecFolder

ASKED = "-e"
"""The name under which a question on the command line is a source."""


@dataclass(frozen=True, slots=True)
class LoadedQuestions:
    """The questions, what they share, the faults, and the sources the faults point into."""

    questions: tuple[Question, ...]
    frame: Frame
    faults: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]


def load_questions(folder: SpecFolder, spec: Spec, asked: str | None = None) -> LoadedQuestions:
    """All questions of the folder, or, with `asked`, the one in that text. Raises `OSError` for an unreadable file."""
    from checker.lowering.questions import lower_questions
    from checker.lowering.vocabulary import lower_vocabulary
    from checker.syntax.ast import Labelled, Name
    from checker.syntax.question_ast import QuestionFile
    from checker.workspace.parsing import read, reader_of

    reader = reader_of(folder)
    faults: list[Diagnostic] = []
    sources: dict[str, SourceFile] = {}
    vocabulary = read(folder.vocabulary, folder.vocabulary.read_bytes(), faults)
    if vocabulary is None:
        return LoadedQuestions((), Frame(), tuple(faults), sources)
    parsed = reader.tree(vocabulary)
    assert parsed.file is not None, "the specification was loaded with this vocabulary"
    at = vocabulary.span(0, 0)
    cities = {r.city.name: Labelled(Name(r.city.name, at), r.city.zh, r.city.en) for r in spec.regulations}
    lowered = lower_vocabulary(parsed.file, cities.values())
    files: list[QuestionFile] = []
    for path in folder.questions:
        source = read(path, path.read_bytes(), faults)
        if source is None:
            continue
        sources[source.name] = source
        entries, found = reader.parser.questions(source)
        faults += found
        files.append(QuestionFile(source.name, entries))
    query = None
    if asked is not None:
        source = SourceFile(ASKED, asked)
        sources[ASKED] = source
        query, found = reader.parser.query(source)
        faults += found
        if query is None:
            return LoadedQuestions((), Frame(), tuple(faults), sources)
    lowered_questions = lower_questions(files, spec, lowered, query)
    faults += lowered_questions.faults
    return LoadedQuestions(lowered_questions.questions, lowered_questions.frame, tuple(faults), sources)
