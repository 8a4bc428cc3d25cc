"""Parts of the pages about people: the file of a person, its sub-tables, merging, doubtful rows."""
