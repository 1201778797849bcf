import { useQuery } from '@apollo/client/react';
import { Badge, Button, Stack } from '@mantine/core';
import { problemText } from '../apollo/problem.ts';
import { formatDay } from '../format/moments.ts';
import { graphql } from '../gql/index.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { Panel } from '../page/panel.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { signOut } from '../sign-in/sign-out.ts';
import classes from './account-page.module.css';
import { ApiKeys } from './api-keys.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';

const AccountQuery = graphql(`
  query Account {
    me {
      id
      name
      email
      roles
      createdAt
      ...ApiKeys_user
    }
  }
`);

export function AccountPage() {
  const { data, error, refetch } = useQuery(AccountQuery);
  const me = data?.me;
  return (
    <>
      <PageHeading title="Account">
        <Button variant="default" onClick={() => void signOut()}>
          Sign out
        </Button>
      </PageHeading>
      {!me && error && <ProblemAlert text={problemText(error)} onRetry={() => void refetch()} />}
      {!me && !error && <WaitingRows count={4} />}
      {me && (
        <Stack gap="lg">
          <Panel title="You">
            <dl className={classes.facts}>
              <dt>Name</dt>
              <dd>{me.name}</dd>
              <dt>E-mail address</dt>
              <dd>{me.email}</dd>
              <dt>Here since</dt>
              <dd>{formatDay(me.createdAt)}</dd>
              {me.roles.includes('OPERATOR') && (
                <>
                  <dt>Role</dt>
                  <dd>
                    <Badge variant="light" tt="none">
                      Operator
                    </Badge>
                  </dd>
                </>
              )}
            </dl>
          </Panel>
          <ApiKeys user={me} />
          <ChangePasswordForm />
        </Stack>
      )}
    </>
  );
}
