"""Takes a file of changes as the Student Information Service says that it does, from its public guide alone: none of our
code is in it, and no program of the Student Loans Company's can be had. Prints what it has read, a record a line, as
JSON; refuses a file with the guide's own sentence on standard error.

    import.py UNIVERSITY_CODE FILE"""

import datetime
import json
import re
import sys

COMMON = ["CoC type", "Student Support Number", "HEI code", "Academic year", "SLC course code",
          "UCAS course code", "Actual course year"]
FEES = ["Tuition fee charged", "Tuition fee liability"]
KINDS = {
    "SUSPENSION": FEES + ["Date of last attendance", "Date left", "Authority agreed", "Reason"],
    "RESUMPTION": FEES + ["Date resuming", "Course end date"],
    "WITHDRAWAL": ["Other course year"] + FEES + ["Date of last attendance", "Reason",
                                                  "Further explanation"],
    "TRANSFER": ["Transfer effective date", "New SLC course code", "New UCAS course code",
                 "New course year"] + FEES,
    "REPETITION": FEES + ["Revised course end date", "Period of course to be repeated",
                          "Student is repeating study from", "Student is repeating study to"],
    "CREDIT": ["Credits"],
    "FEE REVISION": FEES + ["Fee change reason", "Credits"],
}
MAY_BE_EMPTY = {"UCAS course code", "New UCAS course code", "Other course year",
                "Further explanation"}
DAY = r"\d{4}-\d\d-\d\d"
SHAPES = {
    "Academic year": r"20\d\d/\d\d", "Actual course year": "[1-9]", "New course year": "[1-9]",
    "SLC course code": "[A-Z0-9]{1,20}", "New SLC course code": "[A-Z0-9]{1,20}",
    "Tuition fee charged": r"\d{1,6}(\.\d\d)?", "Tuition fee liability": r"\d{1,6}(\.\d\d)?",
    "Date of last attendance": DAY, "Date left": DAY, "Date resuming": DAY, "Course end date": DAY,
    "Transfer effective date": DAY, "Revised course end date": DAY,
    "Student is repeating study from": DAY, "Student is repeating study to": DAY,
    "Authority agreed": "[YN]", "Reason": "academic|disciplinary|health|other",
    "Period of course to be repeated": "full-year|part-year", "Credits": r"\d{1,3}",
    "Fee change reason":
        "not-applicable|intensity-(below-25|25-to-50|above-50)|not-designated",
    "Other course year": "", "Further explanation": "",
}
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def refuse(sentence):
    sys.exit(sentence)


def is_support_number(text):
    """HESA's check: twelve weights from 13 to 2, and a letter for what is left over 23."""
    if not re.fullmatch(r"[A-HJ-NPR-Y]{4}[0-9]{8}[A-HJ-NPR-Z]", text):
        return False
    values = [LETTERS.index(letter) for letter in text[:4]] + [int(digit) for digit in text[4:12]]
    total = sum(value * weight for value, weight in zip(values, range(13, 1, -1)))
    return LETTERS[23 - total % 23 - 1] == text[12]


university, path = sys.argv[1:]
with open(path, "rb") as file:
    content = file.read()
try:
    text = content.decode("utf-8")
except UnicodeDecodeError:
    refuse("The file is not in UTF-8.")
if re.search(r"[<#\\]", text):
    refuse("The selected file includes forbidden characters (< # \\).")
lines = text.split("\r\n")
if lines.pop() != "" or any("\n" in line or "\r" in line for line in lines):
    refuse("The file does not end in a whole line.")
if not 2 <= len(lines) <= 1001:
    refuse("A file has 1 to 1,000 changes.")
heads = lines[0].split("~")
for line in lines[1:]:
    cells = line.split("~")
    kind = cells[0]
    if kind not in KINDS or heads != COMMON + KINDS[kind]:
        refuse("The Student Information Service element does not meet the specified format.")
    if len(cells) != len(heads):
        refuse("A line has other columns than the first.")
    record = dict(zip(heads, cells))
    if record["HEI code"] != university:
        refuse(f"Cannot create the COCs for HEI {record['HEI code']} using bulk CSV upload.")
    if not is_support_number(record["Student Support Number"]):
        refuse("No student has that Student Support Number.")
    for head, cell in record.items():
        # Credits belong to a change of fee only where somebody studies part-time.
        is_optional = head in MAY_BE_EMPTY or (kind, head) == ("FEE REVISION", "Credits")
        if not cell and is_optional:
            continue
        shape = SHAPES.get(head)
        if not cell or shape is not None and not re.fullmatch(shape, cell):
            refuse(f"{head} is not as it must be.")
        if shape == DAY:
            try:
                datetime.date.fromisoformat(cell)
            except ValueError:
                refuse(f"{head} is no day.")
    if FEES[0] in record and float(record[FEES[1]]) > float(record[FEES[0]]):
        refuse("The liability is more than the fee.")
    print(json.dumps(record))
