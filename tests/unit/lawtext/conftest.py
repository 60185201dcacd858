"""Invented regulations in the two states in which official texts are extracted."""

from __future__ import annotations

import pytest

WRAPPED = """\
 星政规〔2031〕7号

星河市人民政府文件
 星河市灯塔奖管理办法

第一章　 总　 则

第一条　 为了让守灯的人安心守灯,让过路的船平安过路,鼓励

各灯塔把灯擦亮,制定本办法。


第二条　 灯塔奖每 3 年评选一次,每届不超过 4 座灯塔(含浮标)。

获奖的灯塔可以挂一面蓝色小旗,旗子由市办公室制作。


守灯人另发一件雨衣。 雨衣的式样由守灯人自己投票选出,每人

一票。

— 3 —

第二章　 申报

灯塔附近的居民可以帮助守灯人准备申报所需要的各种材料,但

不得代替签名。

第三条　 申报灯塔奖的灯塔应当符合下列条件:


(一)灯光连续亮满 5 年以上,中间没有一天熄灭,并且符合第

二条所说的数目;


(二)塔身刷过油漆。 油漆的颜色应当让三海里以外的船也能看

得见。


不符合第三条第(一)项的灯塔可以在下一届再来申报这个奖项。


第四条　 本办法自公布之日起施行,有效期 5

年。
 灯塔奖评选流程图

点灯

验灯
 抄送: 各码头,各航标站。

星河市人民政府办公室 2031年 4月 1日印发
"""

UNWRAPPED = """\
# 星河市灯塔奖管理办法

## 第一章 总则

**第一条** 灯塔奖每3年评选一次。

获奖的灯塔可以挂旗，旗子由办公

— 2 —

室统一制作。

**第二条** 申报的灯塔应当符合下列条件：

（一）灯光连续亮满5年；

- (二) 塔身刷过油漆。

油漆应当是白色的。

- (三) 有人守灯。

有下列情形之一的，不得申报：

（一）灯已熄灭；

（二）塔已倒塌。

**第三条** 本办法自公布之日起施行。
"""


@pytest.fixture
def wrapped() -> str:
    """Printed lines survive: breaks in mid-sentence, a page mark, a chart, a colophon, half-width marks."""
    return WRAPPED


@pytest.fixture
def unwrapped() -> str:
    """A line is a paragraph, with Markdown marks, one paragraph torn by a page break, and two lists in an article."""
    return UNWRAPPED
