import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { ColorSchemeSwitch } from '../app/color-scheme-switch.tsx';
import { Logo } from '../app/logo.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { authClient } from './auth-client.ts';
import { CreateAccountForm } from './create-account-form.tsx';
import { nextPath } from './next-path.ts';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in-page.module.css';

export function SignInPage() {
  const { data: session } = authClient.useSession();
  const [search] = useSearchParams();
  const [creating, setCreating] = useState(false);
  if (session) return <Navigate to={nextPath(search.get('next'))} replace />;
  return (
    <main className={classes.page}>
      <Group justify="space-between" mb={40}>
        <Group gap="sm">
          <Logo size={34} />
          <Text fw={700} size="xl" lts="-0.02em">
            Curator
          </Text>
        </Group>
        <ColorSchemeSwitch />
      </Group>
      <PageHeading
        title={creating ? 'Create an account' : 'Sign in'}
        lead="Curator learns what you love from playlists you bring, by how the songs sound, and finds the ones you have not heard yet."
      />
      <Paper bd="1px solid var(--cu-line)" radius="lg" p="xl" bg="var(--cu-surface)">
        {creating ? <CreateAccountForm /> : <SignInForm />}
      </Paper>
      <Stack align="center" mt="lg">
        <Text size="sm">
          {creating ? 'You have an account?' : 'New here?'}{' '}
          <Anchor component="button" type="button" onClick={() => setCreating(!creating)}>
            {creating ? 'Sign in' : 'Create an account'}
          </Anchor>
        </Text>
      </Stack>
    </main>
  );
}
