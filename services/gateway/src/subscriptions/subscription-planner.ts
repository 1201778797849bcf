import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals';
import { buildOperationContext } from '@apollo/gateway';
import { type FetchNode, type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** A subscription, planned: where its events come from, and how each becomes an answer. */
export interface SubscriptionPlan {
  /** The operation to open on the subgraph that has the events. */
  primary: FetchNode;
  /** A query plan whose first fetch is the primary one, and whose others join what the event lacks. */
  eventPlan: QueryPlan;
  operationContext: ReturnType<typeof buildOperationContext>;
  planner: SubscriptionPlanner;
}

/**
 * Plans subscriptions over one supergraph. @apollo/gateway plans them too, but refuses to run them;
 * its query planner and executor are exported, and these are used as they are (see docs/adr).
 */
export class SubscriptionPlanner {
  /** What clients see, as graphql-js has it. */
  readonly clientSchema: GraphQLSchema;
  readonly apiSchema: Schema;
  readonly supergraphSchema: GraphQLSchema;
  readonly #planner: QueryPlanner;

  constructor(supergraphSdl: string) {
    const supergraph = Supergraph.build(supergraphSdl);
    this.#planner = new QueryPlanner(supergraph);
    this.apiSchema = supergraph.apiSchema();
    this.clientSchema = this.apiSchema.toGraphQLJSSchema();
    this.supergraphSchema = supergraph.schema.toGraphQLJSSchema();
  }

  /** @param document valid against `clientSchema`. */
  plan(document: DocumentNode, operationName: string | undefined): SubscriptionPlan {
    const operation = operationFromDocument(this.apiSchema, document, { operationName });
    const { node } = this.#planner.buildQueryPlan(operation);
    if (node?.kind !== 'Subscription') throw new Error('The planner did not see a subscription');
    const nodes = node.rest ? [node.primary, node.rest] : [node.primary];
    return {
      primary: node.primary,
      eventPlan: { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } },
      operationContext: buildOperationContext({
        schema: this.clientSchema,
        operationDocument: document,
        operationName,
      }),
      planner: this,
    };
  }
}
