"""Other formats: what a briefing, or one place of it, is as text, JSON and tab-separated lines. Pure functions."""
