import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { problemText } from '../apollo/problem.ts';
import { graphql } from '../gql/index.ts';
import { ProblemAlert } from '../page/problem-alert.tsx';

const CreateApiKeyMutation = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on CreatedApiKey {
        secret
        apiKey {
          id
        }
      }
      ... on AccountProblem {
        message
      }
    }
  }
`);

const SCOPES = [
  { value: 'library:read', label: 'Read the library' },
  { value: 'library:write', label: 'Bring and delete playlists' },
  { value: 'tastes:read', label: 'Read tastes and their songs' },
  { value: 'tastes:write', label: 'Make, train and delete tastes' },
];
const ALL_SCOPES = SCOPES.map(({ value }) => value);
const DAYS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

export interface NewApiKeyProps {
  onCreated: (secret: string) => void;
}

export function NewApiKey({ onCreated }: NewApiKeyProps) {
  const [opened, { open, close }] = useDisclosure();
  const [createApiKey, { loading }] = useMutation(CreateApiKeyMutation, { refetchQueries: ['Account'] });
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState(ALL_SCOPES);
  const [days, setDays] = useState('90');
  const [problem, setProblem] = useState<string>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setProblem('Give the key a name, such as “Playlist robot”.');
    if (scopes.length === 0) return setProblem('Choose at least one thing that the key may do.');
    const input = { name: name.trim(), scopes, expiresInDays: Number(days) };
    try {
      const { data } = await createApiKey({ variables: { input } });
      const result = data?.createApiKey;
      if (result?.__typename !== 'CreatedApiKey') return setProblem(result?.message ?? 'The key could not be made.');
      onCreated(result.secret);
      setName('');
      setProblem(undefined);
      close();
    } catch (error) {
      setProblem(problemText(error));
    }
  };

  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={16} />} onClick={open}>
        New key
      </Button>
      <Modal opened={opened} onClose={close} title="New API key" centered>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack>
            {problem && <ProblemAlert text={problem} />}
            <TextInput
              label="Name"
              description="What it is for."
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={64}
              data-autofocus
            />
            <Checkbox.Group label="It may" value={scopes} onChange={setScopes}>
              <Stack gap="xs" mt="xs">
                {SCOPES.map(({ value, label }) => (
                  <Checkbox key={value} value={value} label={label} />
                ))}
              </Stack>
            </Checkbox.Group>
            <NativeSelect
              label="It ends after"
              data={DAYS}
              value={days}
              onChange={(event) => setDays(event.currentTarget.value)}
            />
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={loading}>
                Make the key
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
