import { Center, Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Navigate } from 'react-router';
import { authClient } from './auth-client.ts';

/**
 * Signs in by a link with a token that can be used once, in the part of the address that no server sees. Whatever comes of it,
 * the next page tells: a token that is used up leads to the sign-in.
 */
export function WelcomePage() {
  const { refetch } = authClient.useSession();
  const [done, setDone] = useState(false);
  const asked = useRef(false);

  useEffect(() => {
    // A token that is shown twice is refused the second time.
    if (asked.current) return;
    asked.current = true;
    const token = window.location.hash.slice(1);
    void authClient
      .$fetch('/one-time-token/verify', { method: 'POST', body: { token } })
      .then(() => refetch())
      .finally(() => setDone(true));
  }, [refetch]);

  if (done) return <Navigate to="/" replace />;
  return (
    <Center mih="60vh">
      <Loader type="dots" aria-label="Signing in" />
    </Center>
  );
}
