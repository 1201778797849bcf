/** Grows whenever `titleKey` or `artistKey` say something else of a song: the keys that are kept are made anew then. */
export const IDENTITY_RULES = 1;
/** What parts of a song's key are told apart by: no text has it. */
export const KEY_SEPARATOR = '\x1f';
