import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { focusFirstWrong } from '../page/focus-first-wrong.ts';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { authClient } from './auth-client.ts';
import { accountProblem, checkEmail } from './credentials.ts';

export function SignInForm() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const emailError = checkEmail(email);
  const passwordError = password === '' ? 'Enter your password.' : null;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (emailError || passwordError) return focusFirstWrong(event.currentTarget);
    setBusy(true);
    const { error } = await authClient.signIn.email({ email: email.trim(), password });
    setBusy(false);
    setProblem(error ? accountProblem(error) : undefined);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        {problem && <ProblemAlert text={problem} />}
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={tried && emailError}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && passwordError}
        />
        <Button type="submit" loading={busy} mt="xs">
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
