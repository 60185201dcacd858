"""Good texts that the faults are put into: articles and heads of the real rule files, and small dossiers."""

import re
from pathlib import Path
from typing import Final

from checker.workspace.spec_folder import SpecFolder

ARTICLE: Final = re.compile(r"^(?=article )", re.MULTILINE)
SMALL: Final = 900
"""Longer samples are left to the whole files: many small inputs find more than few large ones."""

DOSSIERS: Final = (
    """dossier: 1
title: 虚构案卷
regulation: REGULATION
subjects:
  甲公司:
    name: 甲公司
    facts: {legal_person: true, sector: manufacturing, operating_since: {value: 2010-01-01, source: 登记}}
    judgements: {}
    events:
      complete_through: 2024-06-30
      incident:
        - {date: 2021-03-04, severity: general, liable: true}
      win: []
decisions:
  - {act: accept, id: d1, day: 2024-05-20, round: 3, subject: 甲公司, filed: 2024-05-10, award: grand, category: organization}
""",
    """卷宗: 1
标题: 虚构案卷
城市: CITY
截至: 2024-12-31
届次:
  - 届次序号: 3
    公告日: 2024-04-01
    申报截止日: 2024-05-15
主体:
  乙公司: {}
  丙某:
    所在单位: 乙公司
    事实: {正在从事质量工作: 是}
程序:
  记录完整: 是
  环节:
    - {环节名称: 公示, 开始日: 2024-09-01, 结束日: 2024-09-10, 实施机构: [committee]}
决定:
  - 行为: award
    编号: d2
    日期: 2024-10-10
    届次: 3
    名单:
      - {主体: 乙公司, 综合得分: 720.5, 奖项: 市长质量奖, 申报类别: organization, 申报日: 2024-05-01}
      - {主体: 丙某, 综合得分: 655, 奖项: 市长质量奖, 申报类别: individual}
    预期: {结论: lawful, 依据: ["3"]}
""",
    """dossier: 1
city: CITY
subjects:
  a: &a
    events: {complete_through: 2024-01-01, win: {complete_through: 2023-01-01, records: [{award: grand, decided: 2020-01-01, round: 1}]}}
  b: *a
decisions:
  - act: revoke
    day: 2024-03-03
    subject: a
    win: {award: grand, round: 1}
    consequences: [revoke, publish]
    ban: {years: 5}
    grounds: ["30", "31.2"]
  - {act: refuse, day: 2024-05-20, subject: b, grounds: []}
""",
)


def dossiers(folder: SpecFolder, examples: Path) -> tuple[str, ...]:
    """Small dossiers for a city of the folder, and short examples where there are any."""
    path = folder.regulations[0]
    city, identifier = path.parent.name, f"{path.parent.name}-{path.stem}"
    own = tuple(text.replace("REGULATION", identifier).replace("CITY", city) for text in DOSSIERS)
    texts = [path.read_text(encoding="utf-8") for path in sorted(examples.glob("*/*.yaml"))]
    return own * 4 + tuple(text for text in texts if len(text) <= 2 * SMALL)


def whole_files(folder: SpecFolder) -> tuple[str, ...]:
    """Every rule file."""
    return tuple(path.read_text(encoding="utf-8") for path in (folder.vocabulary, *folder.regulations))


def head(folder: SpecFolder) -> str:
    """The head of a regulation."""
    return ARTICLE.split(folder.regulations[0].read_text(encoding="utf-8"))[0]


def articles(folder: SpecFolder) -> tuple[str, ...]:
    """The small articles of all regulations, one by one, and the small declarations of the vocabulary."""
    texts = [path.read_text(encoding="utf-8") for path in folder.regulations]
    found = [piece for text in texts for piece in ARTICLE.split(text)[1:]]
    return tuple(piece for piece in found if len(piece) <= SMALL)
