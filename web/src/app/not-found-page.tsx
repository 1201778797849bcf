import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Hint } from '../page/hint.tsx';
import { PageHeading } from '../page/page-heading.tsx';

export interface NotFoundPageProps {
  /** What is not there: "playlist", "taste". */
  what?: string;
}

export function NotFoundPage({ what = 'page' }: NotFoundPageProps) {
  return (
    <>
      <PageHeading title="Not found" />
      <Hint
        icon={<IconMapOff size={32} stroke={1.5} />}
        title={`There is no such ${what}`}
        text="It may have been deleted, or it belongs to another account."
      >
        <Button component={Link} to="/tastes" variant="default">
          To your tastes
        </Button>
      </Hint>
    </>
  );
}
