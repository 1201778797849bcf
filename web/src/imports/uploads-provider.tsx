import { useApolloClient } from '@apollo/client/react';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { sendFile } from './send-file.ts';
import { createUploadQueue, isUnderWay, type Upload, type UploadQueue } from './upload-queue.ts';

const UploadsContext = createContext<UploadQueue | undefined>(undefined);

export interface UploadsProviderProps {
  children: ReactNode;
}

/** Keeps the files that are being sent, so that they go on while one looks at other pages. */
export function UploadsProvider({ children }: UploadsProviderProps) {
  const client = useApolloClient();
  const [queue] = useState(() =>
    createUploadQueue(sendFile, () => {
      void client.refetchQueries({ include: 'active' });
      // Pages that are not open read anew when they are.
      client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'playlists' });
    }),
  );
  return (
    <UploadsContext value={queue}>
      <WarnBeforeLeaving queue={queue} />
      {children}
    </UploadsContext>
  );
}

/** The files of this visit, and what can be done with them. */
export function useUploads(): { uploads: readonly Upload[]; queue: UploadQueue } {
  const queue = useContext(UploadsContext);
  if (!queue) throw new Error('useUploads needs an UploadsProvider around it.');
  return { uploads: useSyncExternalStore(queue.subscribe, queue.uploads), queue };
}

function WarnBeforeLeaving({ queue }: { queue: UploadQueue }) {
  const uploads = useSyncExternalStore(queue.subscribe, queue.uploads);
  const busy = uploads.some(isUnderWay);
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);
  return null;
}
