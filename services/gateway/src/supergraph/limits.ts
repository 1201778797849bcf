import { ApolloArmor } from '@escape.tech/graphql-armor';

/** What one document may ask for. The page's and GraphiQL's own documents stay well below. */
export function createLimits() {
  return new ApolloArmor({
    maxDepth: { n: 16 },
    maxAliases: { n: 20, allowList: [] },
    maxDirectives: { n: 20 },
    maxTokens: { n: 2_000 },
    costLimit: { maxCost: 20_000 },
    blockFieldSuggestion: { enabled: true },
  }).protect();
}
