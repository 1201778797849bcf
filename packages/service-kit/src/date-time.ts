import { GraphQLScalarType } from 'graphql';

/** Moments as ISO 8601 in UTC. Only ever given out: no argument takes one. */
export const dateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => {
    const moment = value instanceof Date ? value : new Date(String(value));
    return moment.toISOString();
  },
});
