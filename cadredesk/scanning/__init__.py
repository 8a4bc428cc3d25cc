"""Pictures of paper ballots in, readings out: finds the page, subtracts the blank form, judges strokes, tells every doubt."""
