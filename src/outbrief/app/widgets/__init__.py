"""The widgets: each shows what it is given and asks for what it wants."""
