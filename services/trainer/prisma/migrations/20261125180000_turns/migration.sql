-- When a shard of a listener was last dispatched: who was served longest ago comes first.
CREATE TABLE turns (
  owner text PRIMARY KEY,
  served_at timestamptz(3) NOT NULL
);
