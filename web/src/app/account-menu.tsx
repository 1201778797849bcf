import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { authClient } from '../sign-in/auth-client.ts';
import { signOut } from '../sign-in/sign-out.ts';

export function AccountMenu() {
  const { data: session } = authClient.useSession();
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Account">
          <IconUserCircle size={22} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {session && (
          <Menu.Label>
            <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
              {session.user.name}
            </Text>
            <Text size="xs" truncate>
              {session.user.email}
            </Text>
          </Menu.Label>
        )}
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} />}>
          Account and API keys
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
