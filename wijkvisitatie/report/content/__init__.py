"""What the reports say, as plain blocks: to be read and tested without a PDF."""

from wijkvisitatie.report.content.visit import visit_report

__all__ = ["visit_report"]
