"""A generator of realistic scans of filled ballots, with the truth beside each picture: it reads only ballot.pdf and layout.json."""
