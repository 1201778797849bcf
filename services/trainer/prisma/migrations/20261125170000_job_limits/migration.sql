-- Since when a job has been waiting: from its making, or from its being queued again.
ALTER TABLE jobs ADD COLUMN queued_at timestamptz(3) NOT NULL DEFAULT now();
UPDATE jobs SET queued_at = created_at;

-- How often a shard was stopped by what is around it: never counted as its own failure.
ALTER TABLE shards ADD COLUMN interruptions integer NOT NULL DEFAULT 0;
