"""What the reports say, as plain blocks: to be read and tested without a PDF."""

from wijkvisitatie.report.content.erasure_log import erasure_log
from wijkvisitatie.report.content.form import form_report
from wijkvisitatie.report.content.gemeente import gemeente_report
from wijkvisitatie.report.content.hearing import answer
from wijkvisitatie.report.content.nota import nota_report
from wijkvisitatie.report.content.receipt import receipt_report
from wijkvisitatie.report.content.recovery_sheet import recovery_sheet
from wijkvisitatie.report.content.round import round_report
from wijkvisitatie.report.content.under_way import gathered, under_way
from wijkvisitatie.report.content.visit import visit_report

__all__ = [
    "answer",
    "erasure_log",
    "form_report",
    "gathered",
    "gemeente_report",
    "nota_report",
    "receipt_report",
    "recovery_sheet",
    "round_report",
    "under_way",
    "visit_report",
]
