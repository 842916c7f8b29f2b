"""Finding among more entries than memory should hold: an index on disk that many sessions share."""
