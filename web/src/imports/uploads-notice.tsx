import { Badge, Loader } from '@mantine/core';
import { Link } from 'react-router';
import { countOf } from '../format/numbers.ts';
import { isUnderWay } from './upload-queue.ts';
import { useUploads } from './uploads-provider.tsx';

/** In the header while files are being sent. */
export function UploadsNotice() {
  const { uploads } = useUploads();
  const busy = uploads.filter(isUnderWay).length;
  if (busy === 0) return null;
  return (
    <Badge
      component={Link}
      to="/library"
      variant="light"
      size="lg"
      tt="none"
      style={{ cursor: 'pointer' }}
      leftSection={<Loader size={12} />}
      aria-label={`${countOf(busy, 'file')} coming in, to the library`}
    >
      {busy}
    </Badge>
  );
}
