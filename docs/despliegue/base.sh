#!/bin/sh
# Run once, by the postgres image, as it makes the cluster: the application owns its database
# and is no superuser.
set -eu
psql --set ON_ERROR_STOP=1 --set clave="$CLAVE_BASE" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE bluecom LOGIN NOSUPERUSER PASSWORD :'clave';
CREATE DATABASE bluecom OWNER bluecom;
SQL
