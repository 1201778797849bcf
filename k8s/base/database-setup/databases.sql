-- A database for each service, and a role that owns it and may do nothing beyond it. May be run again, and by several at
-- once. Run by psql as an administrator of the server, who need not be a superuser.
SET client_min_messages = warning;
\getenv auth_password AUTH_DATABASE_PASSWORD
\getenv catalog_password CATALOG_DATABASE_PASSWORD
\getenv trainer_password TRAINER_DATABASE_PASSWORD

-- Ends with the session, which \connect below ends.
SELECT pg_advisory_lock(7203114) \g /dev/null

SELECT format('CREATE ROLE %I LOGIN', role)
FROM unnest(ARRAY['curator_auth', 'curator_catalog', 'curator_trainer']) AS role
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec

ALTER ROLE curator_auth PASSWORD :'auth_password';
ALTER ROLE curator_catalog PASSWORD :'catalog_password';
ALTER ROLE curator_trainer PASSWORD :'trainer_password';

-- Who is not a superuser may give a database only to a role that it belongs to.
SELECT format('GRANT %I TO CURRENT_USER', role)
FROM unnest(ARRAY['curator_auth', 'curator_catalog', 'curator_trainer']) AS role
WHERE NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) \gexec

SELECT format('CREATE DATABASE %I OWNER %I', name, name)
FROM unnest(ARRAY['curator_auth', 'curator_catalog', 'curator_trainer']) AS name
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name) \gexec

REVOKE ALL ON DATABASE curator_auth, curator_catalog, curator_trainer FROM PUBLIC;

-- Some extensions are for an administrator alone to make.
\connect curator_catalog
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
