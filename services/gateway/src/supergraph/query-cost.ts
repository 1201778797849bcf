import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';

/** Fields that one operation may ask for, counting each item of each page. The page's own documents stay below a tenth of it. */
export const MAX_COST = 20_000;

/** A field costs one and what is below it, as often as its page can hold items. */
const fieldCost: ComplexityEstimator = ({ args, childComplexity }) => {
  const items = typeof args.first === 'number' ? Math.max(args.first, 1) : 1;
  return 1 + items * childComplexity;
};

export interface CostedOperation {
  schema: GraphQLSchema;
  /** Valid against the schema. */
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** @returns what is wrong with asking for so much, or with the variables; or nothing */
export function costProblem({ schema, document, operationName, variables }: CostedOperation): GraphQLError | undefined {
  let cost: number;
  try {
    cost = getComplexity({
      schema,
      query: document,
      ...(operationName && { operationName }),
      variables: variables ?? {},
      estimators: [fieldCost],
    });
  } catch (error) {
    // Variables that do not fit.
    if (!(error instanceof GraphQLError)) throw error;
    return new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
  if (cost <= MAX_COST) return undefined;
  return new GraphQLError(
    `This asks for up to ${cost} fields at once, and ${MAX_COST} are allowed: ask for smaller pages (first).`,
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } },
  );
}
