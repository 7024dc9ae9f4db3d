/// What `signet doctor` looks at, without changing anything: settings, files, ports, database and keys.
@NullMarked
package dev.signet.bootstrap.examination;

import org.jspecify.annotations.NullMarked;
