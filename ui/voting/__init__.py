"""What the step of a vote and the entry of its ballots share: sheets, tables and words."""
