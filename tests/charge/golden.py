"""Writes golden.json: 500 cases of late interest, reckoned day by day with decimal arithmetic.

Nothing of the product is used: one day after the other, a day's interest is what is owed times that day's rate times that
day's share of a year. Run it as: python3 golden.py > golden.json
"""

import json
import random
from calendar import isleap, monthrange
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 90
COUNTS = ["ACT/360", "ACT/365", "ACT/ACT", "30/360"]
DAY = timedelta(days=1)


def whole(amount):
    """Half up. Thirds of a year never end in decimals: what is a half but for the 50th digit is a half."""
    return int(amount.quantize(Decimal(1).scaleb(-50)).quantize(Decimal(1), ROUND_HALF_UP))


def thirtieth(day):
    return day.year * 360 + day.month * 30 + min(day.day, 30)


def share(day, count):
    if count == "ACT/360":
        return Decimal(1) / 360
    if count == "ACT/365":
        return Decimal(1) / 365
    if count == "ACT/ACT":
        return Decimal(1) / (366 if isleap(day.year) else 365)
    return Decimal(thirtieth(day) - thirtieth(day - DAY)) / 360


def published(table, day):
    found = None
    for since, percent in table:
        if date.fromisoformat(since) <= day:
            found = Decimal(percent) / 100
    return found


def rests(start, every, until):
    """Month by month or year by year, on the start's day of the month or the month's last."""
    days, n = set(), 0
    while True:
        n += 12 if every == "year" else 1
        months = start.year * 12 + start.month - 1 + n
        year, month = divmod(months, 12)
        day = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
        if day > until:
            return days
        days.add(day)


def reckon(case):
    due, until = date.fromisoformat(case["dueOn"]), date.fromisoformat(case["to"])
    start = due + DAY * case["graceDays"]
    joins = set() if case["compounding"] == "none" else rests(start, case["compounding"], until)
    joined, running, day = 0, Decimal(0), start + DAY
    while day <= until:
        if day - DAY in joins:
            joined += whole(running)
            running = Decimal(0)
        paid = sum(part["minor"] for part in case["payments"] if date.fromisoformat(part["on"]) < day)
        owed = case["amountMinor"] - paid
        if owed > 0:
            rule = case["rate"]
            if rule["kind"] == "fixed":
                rate = Decimal(rule["ratePpm"]) / 1000000
            else:
                asked = due + DAY if rule["at"] == "start" else day
                rate = published(TABLES[case["table"]], asked) * rule["timesPercent"] / 100
                rate += Decimal(rule["spreadPpm"]) / 1000000
            if case["ceilingTimesPercent"] is not None:
                rate = min(rate, published(TABLES[case["table"]], due + DAY) * case["ceilingTimesPercent"] / 100)
            running += (owed + joined) * rate * share(day, case["dayCount"])
        day += DAY
    total = joined + whole(running)
    if case["mostPpm"] is not None:
        most = int((Decimal(case["amountMinor"]) * case["mostPpm"] / 1000000).to_integral_value(ROUND_FLOOR))
        total = min(total, most)
    return total


def make(number, chance):
    due = date(2019, 1, 1) + DAY * chance.randrange(0, 2200)
    currency, scale = chance.choice([("JPY", 1), ("CNY", 100), ("EUR", 100), ("GBP", 100), ("KWD", 1000)])
    amount = chance.choice([1, 7, 100, 999, 12345, 1000000, 87654321]) * chance.choice([1, scale]) + chance.randrange(50)
    until = due + DAY * chance.choice([0, 1, 2, 29, 30, 31, 59, 60, 90, 181, 365, 366, 367, chance.randrange(1, 1100)])
    payments, left = [], amount
    for _ in range(chance.randrange(0, 4)):
        part = min(left, chance.choice([left, max(1, amount // 3), max(1, amount // 7)]))
        if part > 0:
            payments.append({"on": (due + DAY * chance.randrange(0, 400)).isoformat(), "minor": part})
            left -= part
    if number % 3 == 0:
        rate = {"kind": "fixed", "ratePpm": chance.choice([0, 50000, 80000, 182500, 180000, chance.randrange(1, 400000)])}
    else:
        rate = {
            "kind": "reference",
            "timesPercent": chance.choice([100, 100, 130, 135, 150]),
            "spreadPpm": chance.choice([0, 80000, 90000, 100000]),
            "at": chance.choice(["each-day", "start"]),
        }
    case = {
        "currency": currency,
        "amountMinor": amount,
        "dueOn": due.isoformat(),
        "to": until.isoformat(),
        "payments": sorted(payments, key=lambda part: part["on"]),
        "rate": rate,
        "table": chance.randrange(len(TABLES)),
        "dayCount": COUNTS[number % 4],
        "compounding": chance.choice(["none", "none", "none", "month", "year"]),
        "graceDays": chance.choice([0, 0, 0, 3, 10]),
        "ceilingTimesPercent": chance.choice([None, None, None, 400]),
        "mostPpm": chance.choice([None, None, None, None, 50000]),
    }
    case["interestMinor"] = reckon(case)
    return case


def draw_table(chance):
    table, since = [], date(2018, 1, 1)
    while since < date(2029, 1, 1):
        table.append([since.isoformat(), str(Decimal(chance.randrange(0, 900)) / 100)])
        since += DAY * chance.randrange(20, 400)
    return table


chance = random.Random("late interest")
TABLES = [draw_table(chance) for _ in range(8)]
cases = [make(number, chance) for number in range(500)]
print('{"tables":' + json.dumps(TABLES, separators=(",", ":")) + ',"cases":[')
print(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]}")
