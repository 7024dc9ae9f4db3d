package dev.signet.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AuditActionTest {

    @Test
    void an_action_is_written_as_what_it_was_done_to_and_what_was_done() {
        assertThat(AuditAction.USER_ROLES_CHANGED.wireName()).isEqualTo("user.roles_changed");
        assertThat(AuditAction.KEY_ROTATED.wireName()).isEqualTo("key.rotated");
    }

    @Test
    void what_is_written_is_read_again_and_nothing_else_is() {
        for (AuditAction action : AuditAction.values()) {
            assertThat(AuditAction.ofWireName(action.wireName())).contains(action);
        }
        for (String other : new String[] {"", "USER_CHANGED", "user_changed", "user.imagined"}) {
            assertThat(AuditAction.ofWireName(other)).as(other).isEmpty();
        }
    }
}
