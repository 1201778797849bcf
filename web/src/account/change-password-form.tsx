import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { focusFirstWrong } from '../page/focus-first-wrong.ts';
import { Panel } from '../page/panel.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { authClient } from '../sign-in/auth-client.ts';
import { accountProblem, checkNewPassword, PASSWORD_MIN } from '../sign-in/credentials.ts';

export function ChangePasswordForm() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const currentError = current === '' ? 'Enter your current password.' : null;
  const nextError = checkNewPassword(next);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (currentError || nextError) return focusFirstWrong(event.currentTarget);
    setBusy(true);
    const { error } = await authClient.changePassword({
      currentPassword: current,
      newPassword: next,
      revokeOtherSessions: true,
    });
    setBusy(false);
    setProblem(error ? accountProblem(error) : undefined);
    if (error) return;
    setCurrent('');
    setNext('');
    setTried(false);
    notifications.show({ message: 'The password was changed. Other browsers were signed out.' });
  };

  return (
    <Panel title="Password">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack maw={420}>
          {problem && <ProblemAlert text={problem} />}
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={tried && currentError}
          />
          <PasswordInput
            label="New password"
            description={`At least ${PASSWORD_MIN} characters.`}
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            error={tried && nextError}
          />
          <Group>
            <Button type="submit" variant="default" loading={busy}>
              Change the password
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
