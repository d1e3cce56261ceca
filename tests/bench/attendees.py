#!/usr/bin/env python3
"""Attendee files of invented people, and the records they belong to, for measuring imports.

    attendees.py known PEOPLE                      a list of that many people, to make them known
    attendees.py workshops COUNT                   SQL that adds workshops M1-00000 … of one session each
    attendees.py rows ROWS PEOPLE WORKSHOPS        a file of that many rows about these people at these workshops

A person has the same name and address in both. Names are of three scripts; the separator is a semicolon.
"""
import random
import sys

GIVEN = {
    "latin": "Ada Amadou Amina Ana Bilal Binta Carlos Celine Dana Djenabou Elif Emre Fatou Farid Giulia Hana Ibrahim "
             "Ilse Jana Jörg João Karim Leyla Łucja Mamadou Maria Müşra Nadia Noé Olga Petra Quang Rosa Samira Søren "
             "Thảo Uwe Vera Wiebke Yusuf Zoë".split(),
    "cyrillic": "Олександра Андрій Богдан Віра Галина Дмитро Євген Жанна Зоряна Ірина Катерина Любов Марія Наталія "
                "Оксана Павло Роман Світлана Тарас Юлія".split(),
    "arabic": "أحمد فاطمة محمد ليلى يوسف مريم حسن زينب خالد سلمى عمر نور سامي هدى ياسر".split(),
}
FAMILY = {
    "latin": "Adler Bauer Çelik Diallo Eze Fernandes Großmann Haddad Ivanova Jalloh Kowalska Lanta Müller Nguyễn Özdemir "
             "Pereira Quintero Richter Schäfer Traoré Uygun Vogel Wójcik Xhafa Yılmaz Zeidan".split(),
    "cyrillic": "Бондаренко Василенко Гончар Довженко Зайченко Іваненко Коваль Лисенко Мельник Нечай Петренко Руденко "
                "Савченко Ткаченко Шевченко".split(),
    "arabic": "حداد الخطيب منصور العلي نصار خوري درويش حمدان سليمان عباس".split(),
}
STATUS = ["anwesend"] * 7 + ["angemeldet"] * 2 + ["nicht erschienen"]


def person(number):
    """Given name, family name, address, telephone number, postcode and organization; always the same ones."""
    pick = random.Random(number)
    script = pick.choices(("latin", "cyrillic", "arabic"), (7, 2, 1))[0]
    given, family = pick.choice(GIVEN[script]), pick.choice(FAMILY[script])
    if pick.random() < 0.3:
        family += ("-" if script == "latin" else " ") + pick.choice(FAMILY[script])
    return (given, family, f"person.{number:06d}@mail{number % 97}.example.org", f"+49 30 {1000000 + number}",
            f"{10115 + number % 4000}", f"Verein {number % 300:03d} e. V.")


def main():
    kind, *numbers = sys.argv[1:]
    numbers = [int(number) for number in numbers]
    out = sys.stdout
    if kind == "workshops":
        out.write("BEGIN;\n")
        for n in range(numbers[0]):
            day = f"{2016 + n % 10}-{1 + n // 10 % 12:02d}-{1 + n // 120 % 28:02d}"
            out.write(f"INSERT INTO workshop (code, title, kind, partner, entered_by, entered_at) VALUES ('M1-{n:05d}', "
                      f"'Kurs {n}', 'training', 'hope', 'bench', '2026-01-01T00:00:00Z');\n"
                      f"INSERT INTO session (workshop_id, held_on) VALUES (last_insert_rowid(), '{day}');\n")
        out.write("COMMIT;\n")
        return
    if kind == "known":
        out.write("Vorname;Nachname;E-Mail;Telefon;PLZ;Organisation;Kurs;Status\n")
        for n in range(numbers[0]):
            out.write(";".join(person(n)) + ";M1-00000;angemeldet\n")
        return
    rows, people, workshops = numbers
    pick = random.Random(7)
    everybody = [";".join(person(n)) for n in range(people)]
    out.write("Vorname;Nachname;E-Mail;Telefon;PLZ;Organisation;Kurs;Status\n")
    taken = set()
    while len(taken) < rows:
        pair = pick.randrange(people), pick.randrange(1, workshops)
        if pair in taken:
            continue
        taken.add(pair)
        out.write(f"{everybody[pair[0]]};M1-{pair[1]:05d};{pick.choice(STATUS)}\n")


main()
