"""enqueue.py COUNT: sends so many tasks."""

import sys

from tasks import shard

for number in range(int(sys.argv[1])):
    shard.delay(number)
