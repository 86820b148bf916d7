-- Once, as superuser: psql -f deploy/postgresql-roles.sql
-- Then set the passwords, which are written in no file: \password ecabinet_owner   \password ecabinet_app

CREATE ROLE ecabinet_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE ecabinet_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;

-- Names are sorted by keys of our own, so the plain code point order is the right one.
CREATE DATABASE ecabinet OWNER ecabinet_owner ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;
REVOKE ALL ON DATABASE ecabinet FROM PUBLIC;
GRANT CONNECT ON DATABASE ecabinet TO ecabinet_app;

-- An answer to a person means: committed. `ecabinet check` refuses a server where these are off.
ALTER DATABASE ecabinet SET synchronous_commit = on;
SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting <> 'on';
