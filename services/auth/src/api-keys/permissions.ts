import { API_KEY_SCOPES } from '@curator/contracts';

export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** Scopes as better-auth keeps them: actions by resource. */
export function permissionsOf(scopes: readonly ApiKeyScope[]): Record<string, string[]> {
  const permissions: Record<string, string[]> = {};
  for (const scope of scopes) {
    const [resource, action] = scope.split(':') as [string, string];
    permissions[resource] = [...(permissions[resource] ?? []), action];
  }
  return permissions;
}

/** The scopes behind permissions; what a key must not have is left out, whoever wrote it there. */
export function scopesOf(permissions: Readonly<Record<string, readonly string[]>> | null | undefined): ApiKeyScope[] {
  return API_KEY_SCOPES.filter((scope) => {
    const [resource, action] = scope.split(':') as [string, string];
    return permissions?.[resource]?.includes(action) ?? false;
  });
}
