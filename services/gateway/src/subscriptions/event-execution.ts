import { executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import type { ExecutionResult } from 'graphql';
import type { GatewayContext } from '../identity/gateway-context.ts';
import type { Subgraphs } from '../supergraph/supergraph-gateway.ts';
import type { SubscriptionPlan } from './subscription-planner.ts';

type PlanContext = Parameters<typeof executeQueryPlan>[2];

export interface EventExecution {
  plan: SubscriptionPlan;
  variables: Record<string, unknown>;
  document: string;
  subgraphs: Subgraphs;
}

/**
 * Turns an event of a subgraph into the answer for the client: Apollo's executor runs the plan as for a query,
 * only that its first fetch from the event's subgraph is answered by the event.
 */
export async function executeEvent(
  { plan, variables, document, subgraphs }: EventExecution,
  event: ExecutionResult,
  context: GatewayContext,
): Promise<ExecutionResult> {
  const { primary, eventPlan, operationContext, planner } = plan;
  const source = subgraphs[primary.serviceName as keyof Subgraphs];
  const serviceMap = { ...subgraphs, [primary.serviceName]: answeredOnce(source, event) };
  const requestContext = {
    request: { query: document, variables },
    context,
    document: operationContext,
    operation: operationContext.operation,
    metrics: {},
    cache: undefined,
    overallCachePolicy: undefined,
  } as unknown as PlanContext;
  const result = await executeQueryPlan(
    eventPlan,
    serviceMap,
    requestContext,
    operationContext,
    planner.supergraphSchema,
    planner.apiSchema,
  );
  return { data: result.data ?? null, ...(result.errors && { errors: result.errors }) };
}

function answeredOnce(source: GraphQLDataSource, event: ExecutionResult): GraphQLDataSource {
  let answered = false;
  return {
    process: (options) => {
      if (answered) return source.process(options);
      answered = true;
      return Promise.resolve({ data: event.data ?? undefined, errors: event.errors } as Awaited<
        ReturnType<GraphQLDataSource['process']>
      >);
    },
  };
}
