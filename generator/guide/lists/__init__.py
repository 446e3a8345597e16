"""A teacher's list of competences, as a spreadsheet has it, made into a framework."""
