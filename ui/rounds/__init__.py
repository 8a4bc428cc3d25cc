"""What the page of a round is made of: words, sheets, and the cards around a step's panel."""
