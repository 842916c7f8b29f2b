"""What a terminal is sent, and how it is left. Standard library only, and no word of Textual."""
