"""Reads a file of iCalendar with the icalendar package, and prints what it says as JSON: the
method, and of each entry its fields with moments in UTC."""

import datetime
import json
import pathlib
import sys

import icalendar


def party(address):
    return {"address": str(address), "name": str(address.params.get("CN", ""))}


calendar = icalendar.Calendar.from_ical(pathlib.Path(sys.argv[1]).read_bytes())
zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}


def utc(entry, name):
    moment = entry[name].dt
    zone = entry[name].params.get("TZID")
    if zone:
        # The zone as the text itself defines it, and not as this machine knows it.
        moment = zones[str(zone)].localize(moment.replace(tzinfo=None))
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M")


print(json.dumps({
    "method": str(calendar["METHOD"]),
    "entries": [{
        "uid": str(entry["UID"]),
        "sequence": int(entry["SEQUENCE"]),
        "start": utc(entry, "DTSTART"),
        "end": utc(entry, "DTEND"),
        "stamp": utc(entry, "DTSTAMP"),
        "summary": str(entry["SUMMARY"]),
        "location": str(entry.get("LOCATION", "")),
        "organizer": party(entry["ORGANIZER"]),
        "attendee": party(entry["ATTENDEE"]),
        "status": str(entry["STATUS"]),
        "fields": sorted(entry.keys()),
    } for entry in calendar.walk("VEVENT")],
}))
