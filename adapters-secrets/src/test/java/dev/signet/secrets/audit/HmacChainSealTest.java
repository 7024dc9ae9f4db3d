package dev.signet.secrets.audit;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.audit.ChainSeal;
import dev.signet.application.audit.ChainSealContract;
import dev.signet.application.audit.Entries;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Evidence;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Kept;
import dev.signet.domain.audit.Link;
import dev.signet.secrets.Keys;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class HmacChainSealTest implements ChainSealContract {

    @Override
    public ChainSeal seal() {
        return new HmacChainSeal(Keys.of(Keys.ONE));
    }

    @Override
    public ChainSeal strangersSeal() {
        return new HmacChainSeal(Keys.of(Keys.TWO));
    }

    @Test
    void an_older_master_key_still_examines_what_it_sealed() {
        AuditEntry entry = Entries.anEntryOf(NOON);
        var link = new Link(seal().seal(ACME, Head.START, entry, NOON), new Kept.Present(entry, OptionalLong.of(1)));

        assertThat(new HmacChainSeal(Keys.of(Keys.TWO, Keys.ONE)).examine(ACME, link))
                .isEqualTo(new Evidence(true, true, true));
        assertThat(strangersSeal().examine(ACME, link)).isEqualTo(Evidence.NONE);
    }
}
