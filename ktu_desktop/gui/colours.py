"""Every colour of the window by its role, light and dark. No colour is written anywhere else."""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Colours:
    """Every colour by its role. ``*_tint`` lie behind text; contrast of text on them is 4.5 at least.

    ``edge``: round what is typed into or ticked; 3:1 against what is around it.
    """

    window: str
    surface: str
    raised: str
    text: str
    quiet: str
    line: str
    edge: str
    accent: str
    on_accent: str
    accent_tint: str
    good: str
    good_tint: str
    doubt: str
    doubt_tint: str
    bad: str
    bad_tint: str


LIGHT = Colours(
    window="#f3f4f6",
    surface="#ffffff",
    raised="#fbfbfc",
    text="#1b1f24",
    quiet="#58616c",
    line="#d8dce2",
    edge="#727b86",
    accent="#1d5bb5",
    on_accent="#ffffff",
    accent_tint="#dfe9f8",
    good="#1a6b3b",
    good_tint="#e2f3e8",
    doubt="#835300",
    doubt_tint="#fdf0d5",
    bad="#b0241c",
    bad_tint="#fde8e6",
)
DARK = Colours(
    window="#1d2126",
    surface="#24292f",
    raised="#2a3037",
    text="#e7eaee",
    quiet="#a7b0bb",
    line="#3b424b",
    edge="#848f9c",
    accent="#82b1f7",
    on_accent="#10233f",
    accent_tint="#243754",
    good="#74cf97",
    good_tint="#1f3b2b",
    doubt="#e8b75f",
    doubt_tint="#43351a",
    bad="#f4948b",
    bad_tint="#4a2725",
)
ROLES = tuple(field.name for field in fields(Colours))


@dataclass(frozen=True)
class ChartColours:
    """What charts are drawn with: told apart by colour-blind readers too, 3:1 against the surface.

    ``actual`` and ``plan`` are lines and bars; the others the steps of an indicator's progress.
    ``under_way`` is the blue of what is reached, hatched: it may become so; ``contradictory`` the red of what
    is missed, crossed out.
    """

    actual: str
    plan: str
    reached: str
    near: str
    under_way: str
    missed: str
    contradictory: str
    uncertain: str
    no_value: str
    no_target: str
    not_applicable: str


CHART_LIGHT = ChartColours(
    actual="#1d5bb5",
    plan="#a8480a",
    reached="#1d5bb5",
    near="#b58700",
    under_way="#1d5bb5",
    missed="#8c2a06",
    contradictory="#8c2a06",
    uncertain="#7b4a9e",
    no_value="#7d8794",
    no_target="#8d959f",
    not_applicable="#8d959f",
)
CHART_DARK = ChartColours(
    actual="#82b1f7",
    plan="#f2a468",
    reached="#82b1f7",
    near="#f3d26b",
    under_way="#82b1f7",
    missed="#d9663a",
    contradictory="#d9663a",
    uncertain="#c9a0e8",
    no_value="#8e98a5",
    no_target="#78828f",
    not_applicable="#78828f",
)
