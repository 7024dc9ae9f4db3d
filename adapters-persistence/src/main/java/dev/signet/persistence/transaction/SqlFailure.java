package dev.signet.persistence.transaction;

import java.io.Serial;
import java.sql.SQLException;

/// Carries a failure of the driver to where it is judged.
final class SqlFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
