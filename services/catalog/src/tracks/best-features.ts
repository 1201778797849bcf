import { MEASUREMENTS, OF_THE_SAME_RECORDING, RECEIPT_RULE } from '../features/receipts/receipt-rule.ts';
import { MAY_TRAIN } from '../features/receipts/source-permission.ts';

/**
 * SQL: the measurement that counts for the track `t`, as `f`, to be joined LATERAL. A listener's file without features borrows those that
 * the catalogue has of the same recording.
 */
export const BEST_FEATURES = `(
  SELECT a.*, s.name AS source_name, s.licence, s.kind AS source_kind, ${MAY_TRAIN} AS may_train
  FROM ${MEASUREMENTS} WHERE ${OF_THE_SAME_RECORDING} ORDER BY ${RECEIPT_RULE} LIMIT 1
) f`;

/** SQL: whether the track `t` has all nine features, own or borrowed. Looked up row by row, whatever the planner knows of the tables. */
export const IS_USABLE = `(
  EXISTS (SELECT FROM audio_features a WHERE a.track_id = t.id AND a.complete)
  OR EXISTS (
    SELECT FROM tracks same JOIN audio_features a ON a.track_id = same.id
    WHERE same.recording_id = t.recording_id AND same.owner IN ('', t.owner) AND a.complete
  )
)`;
