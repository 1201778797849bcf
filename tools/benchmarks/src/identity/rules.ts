import { artistKey } from '../../../../services/catalog/src/identity/artist-key.ts';
import type { IdentityRule } from '../../../../services/catalog/src/identity/identity-score.ts';
import { songKey } from '../../../../services/catalog/src/identity/song-key.ts';
import { titleKey } from '../../../../services/catalog/src/identity/title-key.ts';

export const RULES: Readonly<Record<string, IdentityRule>> = {
  'spelling alone': { titleKey: songKey, artistKey: songKey },
  'spelling and versions': { titleKey, artistKey },
};
