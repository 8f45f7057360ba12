"""From verdict codes to findings: counts, roll-ups, margins, reasons, what is missing, what a change would do."""
