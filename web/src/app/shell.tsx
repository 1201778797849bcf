import { Container, Group } from '@mantine/core';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { UploadsNotice } from '../imports/uploads-notice.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ColorSchemeSwitch } from './color-scheme-switch.tsx';
import { Logo } from './logo.tsx';
import classes from './shell.module.css';

const PLACES = [
  { to: '/tastes', label: 'Tastes', below: ['/tastes', '/trainings'] },
  { to: '/library', label: 'Library', below: ['/library', '/playlists'] },
  { to: '/search', label: 'Search', below: ['/search'] },
] as const;

/** What every page has around it. */
export function Shell() {
  const { state } = useNavigation();
  const { pathname } = useLocation();
  return (
    <>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.header}>
        <Container size="lg" className={classes.bar}>
          <Link to="/tastes" className={classes.name} aria-label="Curator, to your tastes">
            <Logo />
            <span>Curator</span>
          </Link>
          <nav className={classes.places} aria-label="Main">
            {PLACES.map(({ to, label, below }) => {
              const here = below.some((path) => pathname.startsWith(path));
              return (
                <Link key={to} to={to} className={classes.place} aria-current={here ? 'page' : undefined}>
                  {label}
                </Link>
              );
            })}
          </nav>
          <Group gap={6} className={classes.tools}>
            <UploadsNotice />
            <ColorSchemeSwitch />
            <AccountMenu />
          </Group>
        </Container>
        {state === 'loading' && <div className={classes.loading} aria-hidden />}
      </header>
      <Container component="main" id="content" size="lg" className={classes.content}>
        <Outlet />
      </Container>
      <ScrollRestoration />
    </>
  );
}
