"""Pages: the model laid out as lines of a given width. Pure; nothing here knows a widget."""
