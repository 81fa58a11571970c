"""The command line: `python -m allegro_async`, and the job that its demo and the example script share."""
