import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate } from 'react-router';
import { BrokenPage } from './broken-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RequireAccount } from './require-account.tsx';
import { Shell } from './shell.tsx';

/** While the first page is loading. */
function Nothing() {
  return null;
}

/** Loads a page when it is first gone to. */
function page(load: () => Promise<ComponentType>) {
  return { lazy: async () => ({ Component: await load() }), HydrateFallback: Nothing };
}

export function createRouter() {
  return createBrowserRouter([
    {
      ErrorBoundary: BrokenPage,
      children: [
        { path: '/sign-in', ...page(async () => (await import('../sign-in/sign-in-page.tsx')).SignInPage) },
        { path: '/welcome', ...page(async () => (await import('../sign-in/welcome-page.tsx')).WelcomePage) },
        {
          element: (
            <RequireAccount>
              <Shell />
            </RequireAccount>
          ),
          children: [
            {
              ErrorBoundary: BrokenPage,
              children: [
                { index: true, element: <Navigate to="/tastes" replace /> },
                { path: 'library', ...page(async () => (await import('../library/library-page.tsx')).LibraryPage) },
                {
                  path: 'playlists/:playlistId',
                  ...page(async () => (await import('../playlist/playlist-page.tsx')).PlaylistPage),
                },
                { path: 'search', ...page(async () => (await import('../search/search-page.tsx')).SearchPage) },
                { path: 'tastes', ...page(async () => (await import('../tastes/tastes-page.tsx')).TastesPage) },
                {
                  path: 'tastes/new',
                  ...page(async () => (await import('../tastes/new-taste-page.tsx')).NewTastePage),
                },
                {
                  path: 'tastes/:tasteId',
                  ...page(async () => (await import('../results/results-page.tsx')).ResultsPage),
                },
                {
                  path: 'trainings/:jobId',
                  ...page(async () => (await import('../training/training-page.tsx')).TrainingPage),
                },
                { path: 'account', ...page(async () => (await import('../account/account-page.tsx')).AccountPage) },
                { path: '*', element: <NotFoundPage /> },
              ],
            },
          ],
        },
      ],
    },
  ]);
}
