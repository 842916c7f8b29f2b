"""What a briefing is: its model, its places, its problems. Standard library only."""
