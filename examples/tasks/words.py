"""/words TEXT: counts words, and shows how a task reads its job and reports progress."""

import json
import sys
from collections import Counter

job = json.load(sys.stdin)
words = job["arguments"]
if not words:
    sys.exit("nothing to count; write /words and some words")

counts = Counter()
for number, word in enumerate(words, start=1):
    counts[word.lower()] += 1
    print(f"{100 * number // len(words)}%", flush=True)
print(", ".join(f"{word} {count}" for word, count in counts.most_common()))
