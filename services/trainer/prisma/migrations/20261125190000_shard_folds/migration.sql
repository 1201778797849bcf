-- Folds that a shard scores its cells on; all where none is named. So cells that share their trees can be divided without growing any twice.
ALTER TABLE shards ADD COLUMN only_folds integer[] NOT NULL DEFAULT '{}';

-- Scores on single folds, while some of a cell's are missing.
CREATE TABLE cell_folds (
  job_id uuid NOT NULL REFERENCES jobs ON DELETE CASCADE,
  cell integer NOT NULL,
  fold integer NOT NULL,
  accuracy double precision NOT NULL,
  roc_auc double precision NOT NULL,
  PRIMARY KEY (job_id, cell, fold)
);

-- Folds that a cell's scores are the means of.
ALTER TABLE cell_results ADD COLUMN folds integer NOT NULL DEFAULT 5;
