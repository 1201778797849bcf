import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';

/** Whether the socket for live changes holds; a store for useSyncExternalStore. */
export interface Connection {
  /** False from the moment it breaks until it is restored. */
  holds: () => boolean;
  set: (holds: boolean) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createConnection(): Connection {
  let holds = true;
  const listeners = new Set<() => void>();
  return {
    holds: () => holds,
    set(next) {
      holds = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const ConnectionContext = createContext<Connection>(createConnection());

export interface ConnectionProviderProps {
  connection: Connection;
  children: ReactNode;
}

export function ConnectionProvider({ connection, children }: ConnectionProviderProps) {
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

export function useConnectionHolds(): boolean {
  const { subscribe, holds } = useContext(ConnectionContext);
  return useSyncExternalStore(subscribe, holds);
}
