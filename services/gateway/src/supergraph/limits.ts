import { ApolloArmor } from '@escape.tech/graphql-armor';

/** Words and signs of one document. */
export const MAX_TOKENS = 2_000;

/** What one document may ask for. The page's and GraphiQL's own documents stay well below. */
export function createLimits() {
  return new ApolloArmor({
    maxDepth: { n: 16 },
    maxAliases: { n: 20, allowList: [] },
    maxDirectives: { n: 20 },
    // Its answer to too many tokens is a 500; graphql's own parser counts them too.
    maxTokens: { enabled: false },
    // It takes no notice of variables; see query-cost.ts.
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: true },
  }).protect();
}
