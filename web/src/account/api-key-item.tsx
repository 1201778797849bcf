import { useMutation } from '@apollo/client/react';
import { Code, Text } from '@mantine/core';
import { problemText } from '../apollo/problem.ts';
import { formatDay } from '../format/moments.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { ConfirmButton } from '../page/confirm-button.tsx';
import classes from './api-key-item.module.css';

const ApiKeyItemFragment = graphql(`
  fragment ApiKeyItem_apiKey on ApiKey {
    id
    name
    prefix
    scopes
    createdAt
    expiresAt
    lastUsedAt
  }
`);

const RevokeApiKeyMutation = graphql(`
  mutation RevokeApiKey($id: ID!) {
    revokeApiKey(id: $id) {
      __typename
      ... on AccountProblem {
        message
      }
    }
  }
`);

export interface ApiKeyItemProps {
  apiKey: FragmentType<typeof ApiKeyItemFragment>;
}

export function ApiKeyItem({ apiKey }: ApiKeyItemProps) {
  const { id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt } = readFragment(ApiKeyItemFragment, apiKey);
  const [revoke, { client }] = useMutation(RevokeApiKeyMutation);
  const run = async () => {
    try {
      const { data } = await revoke({ variables: { id } });
      if (data?.revokeApiKey.__typename === 'AccountProblem') return data.revokeApiKey.message;
    } catch (error) {
      return problemText(error);
    }
    client.cache.evict({ id: client.cache.identify({ __typename: 'ApiKey', id }) });
    client.cache.gc();
    return undefined;
  };
  return (
    <li className={classes.item}>
      <div className={classes.key}>
        <Text fw={550}>{name}</Text>
        <Text size="sm" c="dimmed" component="div">
          <Code>{prefix}…</Code> · made {formatDay(createdAt)} ·{' '}
          {expiresAt ? `ends ${formatDay(expiresAt)}` : 'does not end'} ·{' '}
          {lastUsedAt ? `last used ${formatDay(lastUsedAt)}` : 'not used yet'}
        </Text>
        <Text size="sm" c="dimmed">
          May: {scopes.join(', ')}
        </Text>
      </div>
      <ConfirmButton
        label="Revoke"
        ariaLabel={`Revoke the key ${name}`}
        size="xs"
        title={`Revoke “${name}”?`}
        text="Programs that use it are refused at once. This cannot be undone."
        confirm="Revoke the key"
        onConfirm={run}
      />
    </li>
  );
}
