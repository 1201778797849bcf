-- What the dispatcher reads at every turn, however much waits: the open jobs of each listener in their order, and the shards that are on their way.
CREATE INDEX jobs_open_of_owner ON jobs (owner, created_at, id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX shards_dispatched ON shards (job_id) WHERE state = 'PENDING' AND dispatched_at IS NOT NULL;
