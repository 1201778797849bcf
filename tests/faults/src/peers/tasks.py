"""What the app before Curator used, with work of the same length: Celery over Redis. Settings but those named are the defaults."""

import hashlib
import os

from celery import Celery

app = Celery("tasks", broker=os.environ["BROKER_URL"])
app.conf.task_acks_late = os.environ["ACKS_LATE"] == "1"
RESULTS = os.environ["RESULTS"]


@app.task
def shard(number):
    digest = b"%d" % number
    for _ in range(20_000):
        digest = hashlib.sha256(digest).digest()
    with open(RESULTS, "a", encoding="ascii") as results:
        results.write(f"{number}\n")
