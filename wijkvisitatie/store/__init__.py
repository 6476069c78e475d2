"""The dossier file: keys, revisions, derived tables, drafts, search and attachments."""
