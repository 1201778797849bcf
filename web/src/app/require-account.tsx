import { Center, Container, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { authClient } from '../sign-in/auth-client.ts';
import { signInPath } from '../sign-in/next-path.ts';

export interface RequireAccountProps {
  children: ReactNode;
}

/** Shows its children to somebody who is signed in, and sends all others to sign in first. */
export function RequireAccount({ children }: RequireAccountProps) {
  const { data: session, isPending, error, refetch } = authClient.useSession();
  const { pathname, search } = useLocation();
  if (session) return children;
  if (isPending) {
    return (
      <Center mih="60vh">
        <Loader type="dots" aria-label="Loading" />
      </Center>
    );
  }
  if (error) {
    return (
      <Container size="sm" py={80}>
        <ProblemAlert
          title="Your sign-in could not be checked"
          text="Curator cannot be reached just now. Check your connection and try again."
          onRetry={() => void refetch()}
        />
      </Container>
    );
  }
  return <Navigate to={signInPath(pathname + search)} replace />;
}
