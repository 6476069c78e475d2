"""From a dossier to a report: content (plain blocks) and drawing (pdf) apart."""
