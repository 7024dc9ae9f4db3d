/// What a load cost: processor time, memory, rows and log bytes, read from the operating system and PostgreSQL.
@NullMarked
package dev.signet.benchmarks.gauge;

import org.jspecify.annotations.NullMarked;
