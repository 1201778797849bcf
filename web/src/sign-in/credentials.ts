export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/** @returns what is wrong, or null: what Mantine's inputs take as an error. */
export function checkEmail(email: string): string | null {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? null : 'Enter an e-mail address, such as ada@example.org.';
}

export function checkNewPassword(password: string): string | null {
  if (password.length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters.`;
  if (password.length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  return null;
}

/** What better-auth answered, in words. */
export function accountProblem(error: { status: number; code?: string; message?: string }): string {
  if (error.status === 429) return 'Too many attempts. Wait a minute, then try again.';
  switch (error.code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
      return 'E-mail address and password do not belong together. Check both.';
    case 'USER_ALREADY_EXISTS':
    case 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL':
      return 'There is an account with this e-mail address already. Sign in instead.';
    case 'INVALID_EMAIL':
      return 'This is not an e-mail address that can be used.';
    case 'PASSWORD_TOO_SHORT':
      return `Use at least ${PASSWORD_MIN} characters for the password.`;
    case 'PASSWORD_TOO_LONG':
      return `Use at most ${PASSWORD_MAX} characters for the password.`;
    case 'INVALID_PASSWORD':
      return 'The current password is not right.';
  }
  if (error.status === 0 || error.status >= 500) return 'Curator cannot be reached just now. Try again in a moment.';
  return error.message || 'That did not work. Try again.';
}
