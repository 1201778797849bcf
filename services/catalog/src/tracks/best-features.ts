/**
 * SQL: the measurements that count for the track `t`, as `f`, to be joined LATERAL. A listener's file without features
 * borrows those that the catalogue has of the same recording; values of two sources are never mixed.
 */
export const BEST_FEATURES = `(
  SELECT a.*, s.name AS source_name, s.licence
  FROM tracks same JOIN audio_features a ON a.track_id = same.id JOIN sources s ON s.id = a.source_id
  WHERE same.recording_id = t.recording_id AND same.owner IN ('', t.owner)
  ORDER BY a.complete DESC, same.owner = t.owner DESC, a.measured_at DESC, s.id
  LIMIT 1
) f`;

/** SQL: whether the track `t` has all nine features, own or borrowed. Looked up row by row, whatever the planner knows of the tables. */
export const IS_USABLE = `(
  EXISTS (SELECT FROM audio_features a WHERE a.track_id = t.id AND a.complete)
  OR EXISTS (
    SELECT FROM tracks same JOIN audio_features a ON a.track_id = same.id
    WHERE same.recording_id = t.recording_id AND same.owner IN ('', t.owner) AND a.complete
  )
)`;
