import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { focusFirstWrong } from '../page/focus-first-wrong.ts';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { authClient } from './auth-client.ts';
import { accountProblem, checkEmail, checkNewPassword, PASSWORD_MIN } from './credentials.ts';

export function CreateAccountForm() {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const nameError = name.trim() === '' ? 'Enter a name to be called by.' : null;
  const emailError = checkEmail(email);
  const passwordError = checkNewPassword(password);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (nameError || emailError || passwordError) return focusFirstWrong(event.currentTarget);
    setBusy(true);
    const { error } = await authClient.signUp.email({ name: name.trim(), email: email.trim(), password });
    setBusy(false);
    setProblem(error ? accountProblem(error) : undefined);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        {problem && <ProblemAlert text={problem} />}
        <TextInput
          label="Name"
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && nameError}
        />
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
          description={`At least ${PASSWORD_MIN} characters.`}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && passwordError}
        />
        <Button type="submit" loading={busy} mt="xs">
          Create account
        </Button>
      </Stack>
    </form>
  );
}
