"""The least that an app of Textual's own widgets is: a tree, where the cursor in it is, a line to type into."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static, Tree


class Minimal(App[None]):
    """What every Textual app pays for."""

    def compose(self) -> ComposeResult:
        """Lay out the widgets."""
        yield Static("at Briefings", id="place")
        tree: Tree[None] = Tree("Briefings")
        for number in range(30):
            tree.root.add_leaf(f"Section {number}")
        tree.root.expand()
        yield tree
        yield Input(placeholder="search")

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[None]) -> None:
        """Show where the cursor is."""
        self.query_one("#place", Static).update(f"at {event.node.label}", layout=False)


if __name__ == "__main__":
    Minimal().run()
