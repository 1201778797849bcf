import type { Pool } from '@curator/service-kit';
import type { FeatureProvider } from '../providers/feature-provider.ts';

/** What share of the songs a provider may know, and how that is known. */
export interface Experience {
  share: number | undefined;
  basis: string;
}

/** Less than this says nothing. */
const ENOUGH = 100;

const EXPERIENCE = `
  SELECT provider, count(*) AS asked, count(*) FILTER (WHERE complete) AS found FROM feature_lookups
  WHERE provider = ANY($1) AND outcome <> 'REFUSED' GROUP BY provider`;

/** By provider, in their order: what was asked here, else what is known of it elsewhere. */
export async function experiences(pool: Pool, providers: readonly FeatureProvider[]): Promise<Experience[]> {
  const { rows } = await pool.query<{ provider: string; asked: number; found: number }>(EXPERIENCE, [
    providers.map(({ name }) => name),
  ]);
  return providers.map(({ name, expected }) => {
    const row = rows.find(({ provider }) => provider === name);
    if (row && row.asked >= ENOUGH) {
      const percent = Math.round((100 * row.found) / row.asked);
      return {
        share: row.found / row.asked,
        basis: `${name} knew ${percent} % of the ${row.asked} songs it was asked for here.`,
      };
    }
    return expected ?? { share: undefined, basis: `Nothing is known yet of how many songs ${name} knows.` };
  });
}

/** Of all of them together; undefined where nothing is known of any. */
export function expectedShare(known: readonly Experience[]): Experience {
  const shares = known.flatMap(({ share }) => share ?? []);
  const basis = known.map((experience) => experience.basis).join(' ') || 'No provider of features can be asked.';
  if (shares.length === 0) return { share: undefined, basis };
  return {
    share: 1 - shares.reduce((unknown, share) => unknown * (1 - share), 1),
    basis: `${basis} It may be quite different here.`,
  };
}
