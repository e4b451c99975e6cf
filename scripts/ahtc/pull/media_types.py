"""The media types of the files that are pulled."""

from __future__ import annotations

ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
X_ZIP = "application/x-zip-compressed"
JSON = "application/json"
CSV = "text/csv"
HTML = "text/html"
UNNAMED = "application/octet-stream"
