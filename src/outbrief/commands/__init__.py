"""The verbs of the command line, one short file each: `add_arguments(parser)` and `run(arguments)`, an exit code."""
