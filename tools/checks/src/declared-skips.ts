/** A reason for which tests may be skipped, and which tests. Any other skip fails the run. */
interface DeclaredSkip {
  /** What the test's full name holds. */
  nameHolds: string;
  reason: string;
  /** Whether the reason is given on this machine: a skip without it is a mistake. */
  applies: () => boolean;
}

export interface SkipConditions {
  realDataThere: boolean;
  dockerThere: boolean;
  browserWanted: boolean;
  kubectlThere: boolean;
  natsServerThere: boolean;
}

export function declaredSkips({
  realDataThere,
  dockerThere,
  browserWanted,
  kubectlThere,
  natsServerThere,
}: SkipConditions): DeclaredSkip[] {
  return [
    {
      nameHolds: '[real data]',
      reason: 'the file of recorded songs is not on this machine (see docs/testing.md)',
      applies: () => !realDataThere,
    },
    { nameHolds: '[docker]', reason: 'no Docker engine answers on this machine', applies: () => !dockerThere },
    {
      nameHolds: '[kubectl]',
      reason: 'no kubectl with kustomize 5 is on this machine',
      applies: () => !kubectlThere,
    },
    {
      nameHolds: '[nats-server]',
      reason: 'NATS_URL names a server of yours, which these tests would have to kill',
      applies: () => !natsServerThere,
    },
    { nameHolds: 'e2e', reason: 'left out by --no-browser', applies: () => !browserWanted },
  ];
}

/** Why a skip is all right; undefined where it is not. */
export function reasonOfSkip(name: string, declared: readonly DeclaredSkip[]): string | undefined {
  return declared.find(({ nameHolds, applies }) => name.includes(nameHolds) && applies())?.reason;
}
