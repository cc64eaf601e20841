"""/count with text files: gives back one table of their words, and shows how a task reads files and makes them."""

import csv
import json
import os
import sys
from collections import Counter
from pathlib import Path

job = json.load(sys.stdin)
files = [Path(file["path"]) for file in job["attachments"] if file["path"]]
if not files:
    sys.exit("nothing to count; send /count with a text file")

counts = Counter()
for number, file in enumerate(files, start=1):
    counts.update(file.read_text(errors="replace").lower().split())
    print(f"{100 * number // len(files)}%", flush=True)

with open(Path(os.environ["DRAY_OUT"]) / "words.csv", "w", newline="") as table:
    csv.writer(table).writerows([("word", "times"), *counts.most_common()])
print(f"{counts.total()} words in {len(files)} files")
