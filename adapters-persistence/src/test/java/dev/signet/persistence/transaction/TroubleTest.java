package dev.signet.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

final class TroubleTest {

    private static final String REFUSED =
            "SERROR\0C23514\0Mnew row for relation \"audit_entry_rest\" violates a check\0";

    @Test
    void a_row_whose_partition_was_made_meanwhile_may_come_again() {
        assertThat(Trouble.of(new PSQLException(new ServerErrorMessage(REFUSED))))
                .contains(Trouble.COLLISION);
    }

    @Test
    void what_is_tidied_up_on_a_connection_that_the_pool_has_closed_is_lost() {
        assertThat(Trouble.of(new IllegalStateException(new SQLException("Connection is closed"))))
                .contains(Trouble.LOST);
        assertThat(Trouble.of(new SQLException("no such column", "42703"))).contains(Trouble.BUG);
    }

    @Test
    void a_row_that_breaks_a_check_of_the_schema_is_wrong() {
        assertThat(Trouble.of(new PSQLException(new ServerErrorMessage(REFUSED + "nclient_state_known\0"))))
                .contains(Trouble.BUG);
    }
}
