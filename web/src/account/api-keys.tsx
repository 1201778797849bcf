import { Anchor, Code, Text } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { Panel } from '../page/panel.tsx';
import classes from './api-key-item.module.css';
import { ApiKeyItem } from './api-key-item.tsx';
import { NewApiKey } from './new-api-key.tsx';
import { NewSecret } from './new-secret.tsx';

const ApiKeysFragment = graphql(`
  fragment ApiKeys_user on User {
    id
    apiKeys {
      id
      ...ApiKeyItem_apiKey
    }
  }
`);

export interface ApiKeysProps {
  user: FragmentType<typeof ApiKeysFragment>;
}

/** Keys with which programs use Curator in the account's name. */
export function ApiKeys({ user }: ApiKeysProps) {
  const { apiKeys } = readFragment(ApiKeysFragment, user);
  const [secret, setSecret] = useState<string>();
  return (
    <Panel
      title="API keys"
      lead={
        <>
          Programs send one to <Code>{window.location.origin}/graphql</Code> as <Code>Authorization: Bearer …</Code>.
          Try queries in the{' '}
          <Anchor href="/graphiql" underline="always">
            API explorer
          </Anchor>
          .
        </>
      }
      action={<NewApiKey onCreated={setSecret} />}
    >
      {secret && <NewSecret secret={secret} onClose={() => setSecret(undefined)} />}
      {apiKeys.length === 0 ? (
        <Text c="dimmed">No keys. Make one where a program of yours should use Curator.</Text>
      ) : (
        <ul className={classes.list}>
          {apiKeys.map((apiKey) => (
            <ApiKeyItem key={apiKey.id} apiKey={apiKey} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
