import { FEATURES } from '@curator/contracts';

/**
 * The rule that says which of several measurements of a song counts: the only place where it stands. Better first:
 *
 * 1. all nine features before some of them, and some before none;
 * 2. the owner's own file, then a shared file, then providers in the order in which they are configured;
 * 3. of one provider, the owner's own receipt before a shared one;
 * 4. what was measured last.
 *
 * One measurement counts as a whole: values of two sources are never mixed. `receipt-reason.ts` says it in words.
 *
 * SQL: of the measurement `a` of the source `s` on the track `same`, for the track `t`; `p` is the provider of the source's kind, if any.
 */
export const HAS_ANY = `num_nonnulls(${FEATURES.map((name) => `a.${name}`).join(', ')}) > 0`;
/** Where a kind of source stands: 0 and 1 are files, own and shared; providers come behind. */
const rankWhere = (isOwn: string) => `
  CASE WHEN s.kind NOT IN ('FILE', 'SAMPLE') THEN 2 + coalesce(p.place, 100) WHEN ${isOwn} THEN 0 ELSE 1 END`;
const LATER = 'a.measured_at DESC, s.id, same.id';

const IS_OWN = '(same.owner = t.owner)';
export const RANK = rankWhere(IS_OWN);
export const RECEIPT_RULE = `a.complete DESC, ${HAS_ANY} DESC, ${RANK}, ${IS_OWN} DESC, ${LATER}`;
/** What is left of the rule among complete measurements of the catalogue's own tracks: all are the owner's. */
export const SHARED_RULE = `${rankWhere('true')}, ${LATER}`;

/** SQL: all measurements that could count for the track `t`, with the names that the rule speaks of. */
export const MEASUREMENTS = `
  tracks same JOIN audio_features a ON a.track_id = same.id JOIN sources s ON s.id = a.source_id
  LEFT JOIN feature_providers p ON p.kind = s.kind`;
export const OF_THE_SAME_RECORDING = `same.recording_id = t.recording_id AND same.owner IN ('', t.owner)`;
