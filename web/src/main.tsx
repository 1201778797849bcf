import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import './app/tokens.css';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createClient } from './apollo/client.ts';
import { ConnectionProvider, createConnection } from './apollo/connection.tsx';
import { createRouter } from './app/router.tsx';
import { theme } from './app/theme.ts';
import { UploadsProvider } from './imports/uploads-provider.tsx';
import { goToSignIn } from './sign-in/ended-sign-in.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');

const connection = createConnection();

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <ApolloProvider client={createClient({ connection, onSignInEnded: goToSignIn })}>
        <ConnectionProvider connection={connection}>
          <UploadsProvider>
            <RouterProvider router={createRouter()} />
          </UploadsProvider>
        </ConnectionProvider>
      </ApolloProvider>
    </MantineProvider>
  </StrictMode>,
);
