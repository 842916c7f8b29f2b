"""What columns are called that have a role: words in the languages that policy tables are mostly written in.

A word that means one thing in one table and another in the next (`Measure`: what is done, or how it is measured) stands
where it is right more often; the label is only the beginning of the decision (`roles.py`).
"""

import re

PHRASES = {
    "id": (
        "# | no | nr | n° | nº | № | id | ref | number | numéro | nummer | número | code | item no | ref no | s "
        "no | serial no | serial number | identifier | reference number | lfd nr"
    ),
    "outcome": (
        "expected outcome | expected result | expected impact | what it will deliver | résultat attendu | "
        "erwartetes ergebnis | resultado esperado"
    ),
    "lead": (
        "lead | lead agency | lead department | responsible | responsible party | accountable | owner | chef de "
        "file | responsable | pilote | verantwortlich | zuständig | zuständigkeit | federführung"
    ),
    "partners": ("partners | partner | supporting agencies | other participants | partenaires | partenaire | socios"),
    "due": (
        "due | due date | by when | when | deadline | target date | end date | completion date | date of "
        "completion | delivery date | timeline | timeframe | time frame | timing | échéance | délai | calendrier "
        "| frist | termin | zeitrahmen | zeitplan | plazo | fecha límite"
    ),
    "status": (
        "status | progress | current status | rag status | rag | statut | état | état d'avancement | avancement | "
        "stand | umsetzungsstand | estado"
    ),
    "kpi": (
        "kpi | kpis | indicator | indicators | metric | metrics | measurement | measure of success | success "
        "measure | performance measure | performance indicator | indicateur | indicateurs | indikator | kennzahl "
        "| indicador"
    ),
    "source": "source | sources | quelle | quellen | fuente",
    "see": "see | see also | voir | voir aussi | siehe | siehe auch | véase",
    "note": (
        "note | notes | remark | remarks | comment | comments | remarque | remarques | observations | anmerkung | "
        "anmerkungen | bemerkung | bemerkungen | notas | observaciones"
    ),
    "marking": "marking | handling | protective marking | tlp",
    "was": "was | previously | formerly | previous date | original date | original target date | old date",
    "group": "group",
}
"""Labels that have a role as a whole."""

WORDS = {
    "id": "id identifier",
    "area": (
        "area areas theme themes pillar field domain sector strand workstream category objective goal focus "
        "priority topic principle domaine axe thème volet objectif bereich handlungsfeld themenfeld ziel área "
        "ámbito eje tema objetivo"
    ),
    "initiative": (
        "initiative initiatives action actions activity activities measure measures milestone milestones project "
        "projects programme program practice commitment commitments recommendation recommendations deliverable "
        "deliverables task tasks step steps intervention proposal mesure mesures activité activités projet "
        "projets engagement engagements maßnahme maßnahmen vorhaben projekt projekte aktion aktionen iniciativa "
        "iniciativas medida medidas acción acciones actividad actividades proyecto proyectos"
    ),
    "outcome": (
        "outcome outcomes result results impact benefit benefits output outputs résultat résultats ergebnis "
        "ergebnisse wirkung resultado resultados"
    ),
    "lead": "lead owner responsible responsibility responsable verantwortlich",
    "partners": "partners partner",
    "due": "deadline",
    "status": "status",
    "kpi": "kpi indicator indicators metric metrics",
}
"""Words that make a label one of a role, wherever they stand in it."""

NAMING = frozenset(["name", "title", "titel", "titre", "intitulé", "nom", "nombre", "título", "item"])
"""Words of a column that names the row."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BETWEEN = re.compile(r"[\s_./:;,()\[\]–—-]+")


def words_of(label: str) -> list[str]:
    """Return the words of a label in lower case; `dueDate` and `due_date` have two, `Resource(s)` one."""
    if label[:1].islower():
        label = _CAMEL.sub(" ", label)
    return [word for word in _BETWEEN.split(label.casefold().replace("(s)", "")) if word]


def _by_phrase() -> dict[str, str]:
    return {" ".join(words_of(one)): role for role, phrases in PHRASES.items() for one in phrases.split("|")}


ROLE_OF_PHRASE = _by_phrase()
ROLE_WORDS = {role: frozenset(words.casefold().split()) for role, words in WORDS.items()}
