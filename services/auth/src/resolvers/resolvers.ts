import { dateTime } from '@curator/service-kit';
import { createApiKey } from './create-api-key.ts';
import { me } from './me.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { userResolvers } from './user.ts';

export const resolvers = {
  DateTime: dateTime,
  Query: { me },
  Mutation: { createApiKey, revokeApiKey },
  User: userResolvers,
};
