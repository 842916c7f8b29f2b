"""Documents in: Markdown, plain text and CSV into an outline with source lines, and an outline into a briefing."""
