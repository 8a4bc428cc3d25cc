"""Values to paper (PDF, DOCX, XLSX): no database, no clock, no settings."""
