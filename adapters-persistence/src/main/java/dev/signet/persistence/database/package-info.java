/// How Signet comes to a PostgreSQL it may serve from: the URL, the three roles, the migrations and the pool.
@NullMarked
package dev.signet.persistence.database;

import org.jspecify.annotations.NullMarked;
