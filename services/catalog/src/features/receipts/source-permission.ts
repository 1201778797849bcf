/**
 * SQL: whether models may learn from what the source `s` says; `p` is the provider of its kind, if any. What came from Spotify is not
 * learned from unless the operator stated that Spotify permits it.
 */
export const MAY_TRAIN = `coalesce(p.may_train, s.kind <> 'SPOTIFY')`;
