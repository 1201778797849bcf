import { notifications } from '@mantine/notifications';
import { authClient } from './auth-client.ts';

/** Ends the session, and loads the page anew so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  const { error } = await authClient.signOut();
  if (error) {
    notifications.show({ color: 'red', title: 'You are still signed in', message: 'Signing out failed. Try again.' });
    return;
  }
  window.location.assign('/sign-in');
}
