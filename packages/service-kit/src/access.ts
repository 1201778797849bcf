import type { Scope } from '@curator/contracts';
import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { Caller } from './caller.ts';

/** Says whether this caller may use a field at all. Whose rows they may see is the business of the query behind it. */
export type Access = (caller: Caller) => boolean;

/** Any caller with a valid token. */
export const anyCaller: Access = () => true;
/** A caller that has been given this scope. */
export const withScope =
  (scope: Scope): Access =>
  (caller) =>
    caller.scopes.has(scope);

export interface CallerContext {
  readonly caller: Caller;
}

const guarded = new WeakSet<object>();

/** A resolver with its access rule beside it. Every root field, reference and computed field is declared with this. */
export function field<Parent, Args, Context extends CallerContext, Result>(
  access: Access,
  resolve: (parent: Parent, args: Args, context: Context, info: GraphQLResolveInfo) => Result,
): (parent: Parent, args: Args, context: Context, info: GraphQLResolveInfo) => Result {
  const guardedResolve = (parent: Parent, args: Args, context: Context, info: GraphQLResolveInfo) => {
    checkAccess(access, context.caller);
    return resolve(parent, args, context, info);
  };
  guarded.add(guardedResolve);
  return guardedResolve;
}

/** `__resolveReference` with its access rule. */
export function reference<Reference, Context extends CallerContext, Result>(
  access: Access,
  resolve: (reference: Reference, context: Context) => Result,
): (reference: Reference, context: Context) => Result {
  const guardedResolve = (ref: Reference, context: Context) => {
    checkAccess(access, context.caller);
    return resolve(ref, context);
  };
  guarded.add(guardedResolve);
  return guardedResolve;
}

/** A subscription field: the rule is checked when it begins. Each payload becomes the field's value. */
export function subscriptionField<Args, Context extends CallerContext, Payload>(
  access: Access,
  subscribe: (
    args: Args,
    context: Context,
    info: GraphQLResolveInfo,
  ) => AsyncIterable<Payload> | Promise<AsyncIterable<Payload>>,
) {
  return {
    subscribe: field<unknown, Args, Context, AsyncIterable<Payload> | Promise<AsyncIterable<Payload>>>(
      access,
      (_parent, args, context, info) => subscribe(args, context, info),
    ),
    resolve: field<Payload, Args, Context, Payload>(access, (payload) => payload),
  };
}

function checkAccess(access: Access, caller: Caller): void {
  if (access(caller)) return;
  throw new GraphQLError('This credential does not allow that.', { extensions: { code: 'FORBIDDEN' } });
}

/** Fields that answer without a rule: root fields, references, and every field with a resolver of its own. */
export function unguardedFields(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => unguardedFieldsOf(type as GraphQLObjectType, schema));
}

/** Where @apollo/subgraph keeps a type's reference resolver. */
interface SubgraphExtensions {
  apollo?: { subgraph?: { resolveReference?: object } };
}

/** Federation's own root fields; `_entities` goes through the references checked here. */
const FEDERATION_FIELDS = new Set(['Query._entities', 'Query._service']);

function unguardedFieldsOf(type: GraphQLObjectType, schema: GraphQLSchema): string[] {
  const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
  const fields = Object.values(type.getFields())
    .filter(({ name }) => !FEDERATION_FIELDS.has(`${type.name}.${name}`))
    .filter(({ resolve, subscribe }) => {
      const functions: (GraphQLFieldResolver<unknown, unknown> | undefined)[] = [resolve, subscribe];
      const declared = functions.filter((declaredFunction) => declaredFunction !== undefined);
      return declared.some((declaredFunction) => !guarded.has(declaredFunction)) || (isRoot && declared.length === 0);
    })
    .map(({ name }) => `${type.name}.${name}`);
  const extensions: SubgraphExtensions = type.extensions;
  const resolveReference = extensions.apollo?.subgraph?.resolveReference;
  if (resolveReference && !guarded.has(resolveReference)) fields.push(`${type.name}.__resolveReference`);
  return fields;
}
