"""Made-up documents with the traps of real ones, the source of the first briefing, and how to spoil a document."""

from collections.abc import Iterable
from random import Random

from outbrief.briefing.model import Briefing, Paragraph, Points, PriorityTable

HARBOUR = """\
---
title: The harbour plan
layout: page
permalink: "/plan/"
redirect_from:
  - /old/
  - /older/
---

# Harbour Plan of 2026

**Last updated 5/4/2026.** See [the forum]({{ site.url }}/forum){: .button}

{include case-study.md}

##01 Safety at the Quay

Every port will light its ladders by the end of the winter.[^5] The cost is
81.6 billion, of which half is met.

* **Ladders**: lit by the end of the winter
* **Ropes:** new ones for every quay
* Lamps – one for every ladder
  of the yard

{:.wide}
| Milestone | Measure of success | Target Date | Responsible Party
|- |- |- |-
| Survey | Completion | <s>May 1</s> <b>June 1*</b> | Port<br>and forum
| Report \\| memo | (See Above) | 12 months | <ul><li>A</li><li>B</i></li></ul>

&#42; *Due to the storm, the date was moved.*

#### Deep heading

1.	First, [**do this**](x) & that

    a.	in the north

    b.	in the south

2. Second
   EXCEPT:

Between.

3. Third

![Map](map.png "The map")

## **Table 2: groups**

| **Action** | By May | Page |
| :--- |:---:| ---:|
|**A. Land**| |||
|Survey the land<sup>[1](#n)</sup> |•| |5|
|**B. Sea**||
|Dredge|| 6

<!-- reviewer: check
the figures -->

## Annex

<table><tr><th>Item<th>Status</tr><tr><td>Fences</td><td>✅ Done</td></tr>

<tr><td colspan=2>In progress</td></tr></table>

```yaml
key: value
```

[^5]: The provisions apply to nine ports.

    And to one more.

[forum]: https://example.org/forum "Forum"
"""

STATEMENT = """\
---
date: '2026-05-04'
title: "Joint Statement of the Ports"
---

**Joint Statement of the Ports**¶
“We met in Lysekil and agreed to
meet again.”

Anna Berg¶
Carl Dahl¶

**A. Trade**

-   The ports agreed on the need to grade timber alike, which
    costs less.
-   They agreed to meet again.¶

**B. Safety and
Health**

The ports share a view.
**Measures**
* Fog signals stay
""".replace("¶", "  ")
"""`¶` stands for two spaces, which break a line on purpose."""

READOUT = """\
The ports of the western coast have met in Lysekil for the ninth time, to speak of fenders, lamps, and timber.
Safety at the Quay
During the meeting the ports spoke of what happens at night, and of what it costs them to do nothing.
It agreed on:
- Ladders: Every ladder is to be lit.
- Ropes (1.4): New ones.
| Priority Area | Key Focus | Expected Outcome |
|---|---|---|
| Lamps | Quay Lighting | Fewer falls |
Trade & Timber Between the Ports of the Western Coast and
Those of the East
Duties were not discussed, but timber was, and herring, and how both are graded in the ports of the east.
| Theme | Priority Area | Expected Outcome |
| Timber | Common Grading | One certificate |
"""

ACTIONS = """\
number,objective,practice,notes\r
1,Govern,"Establish Structures: Support councils, boards and ""others"".  ",\r
02,Govern,"Keep\r
an inventory",no\r
3a,Protect,Review releases,"=cmd|' /C calc'!A0"\r
"""

DOCUMENTS = {
    "harbour.md": HARBOUR,
    "statement.md": STATEMENT,
    "readout.txt": READOUT,
    "actions.csv": ACTIONS,
    "actions.tsv": "id\tname\tdue\n01\tLamps\t2026-05-04\n02\tRopes; new\t\n",
}
"""Documents by the names of their files."""

_PIECES = (
    *(b"|", b"\n", b"\n\n", b"# ", b"##", b"- ", b"1. ", b"```\n", b"<ul><li>", b"</li>", b"<table>", b"<td>", b"**"),
    *(b"</table>", b"<br>", b"*", b"_", b"[", b"](x)", b"![a](b)", b"<!--", b"-->", b"---\n", b"{:", b"}", b"{% x %}"),
    *(
        b"\\",
        b"&#42;",
        b"&amp;",
        b"\t",
        b"    ",
        b"> ",
        b'"',
        b",",
        b";",
        b"\r",
        b"\x00",
        b"\x1b[2J",
        b"\xff",
        b"[^1]: ",
    ),
    *(b"\xe2\x80\xae", b"[^1]", b"<s>", b"~~", b"a. ", b"|---|---|\n", b"+---+\n", b"title: x\n", b"`", b": ", b" - "),
    *(b'<!-- outbrief: {"id": 1} -->', b"outbrief: 1\n", b"=====\n", b": term\n", b"[a]: b\n", b"'", b"\xc2\xa0", b"&"),
)


def mutated(data: bytes, random: Random) -> bytes:
    """Return a document with pieces put in and cut out at random places, some of them many times over."""
    for _ in range(random.randint(1, 12)):
        at = random.randrange(len(data) + 1)
        cut = random.choice((0, 0, 0, 1, 5, 40))
        data = data[:at] + random.choice(_PIECES) * random.choice((1, 1, 1, 2, 30)) + data[at + cut :]
    return data


def first_source(briefing: Briefing) -> str:
    """Return the text that the first briefing was made of: a block a line, pipe tables, headings that nothing marks."""
    lines = [paragraph.text for paragraph in briefing.intro]
    for section in briefing.sections:
        lines.append(section.title)
        for block in section.body:
            match block:
                case Paragraph():
                    lines.append(block.text)
                case Points():
                    lines += [f"- {': '.join(filter(None, (point.name, point.text)))}" for point in block.points]
                case PriorityTable():
                    lines += [_row(column.label for column in block.columns), "|---" * len(block.columns) + "|"]
                    lines += [_row(row.cells.values()) for row in block.rows]
    return "\n".join([*lines, "", "", "", ""])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
