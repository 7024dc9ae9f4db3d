package dev.signet.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientAddressesTest {

    private static final ClientAddresses BEHIND_TEN =
            new ClientAddresses(TrustedProxies.of("10.0.0.0/8, 2001:db8:ffff::/48"));
    private static final ClientAddress PROXY = address("10.0.0.1");

    @Property
    void without_trusted_proxies_whoever_connects_is_the_caller(
            @ForAll @Size(max = 5) List<String> forwarded, @ForAll @IntRange(min = 0, max = 255) int last) {
        ClientAddress peer = address("192.0.2." + last);
        assertThat(new ClientAddresses(TrustedProxies.NONE).of(peer, forwarded)).isEqualTo(peer);
        assertThat(BEHIND_TEN.of(peer, forwarded)).isEqualTo(peer);
    }

    @Property
    void whatever_a_caller_writes_before_it_the_last_untrusted_hop_counts(
            @ForAll @Size(max = 5) List<String> written,
            @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 255) Integer> inner) {
        List<String> hops = new ArrayList<>(written);
        hops.add("203.0.113.9");
        inner.forEach(host -> hops.add("10.1.2." + host));

        assertThat(BEHIND_TEN.of(PROXY, List.of(String.join(", ", hops)))).isEqualTo(address("203.0.113.9"));
        assertThat(BEHIND_TEN.of(PROXY, hops)).isEqualTo(address("203.0.113.9"));
    }

    @Property
    void whatever_is_in_the_header_somebody_is_the_caller(@ForAll @Size(max = 5) List<String> forwarded) {
        assertThat(BEHIND_TEN.of(PROXY, forwarded).source()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "198.51.100.1, 203.0.113.9, 10.0.0.7 | 203.0.113.9",
                "203.0.113.9, unknown, 10.0.0.7 | 10.0.0.7",
                "203.0.113.9, , 10.0.0.7 | 10.0.0.7",
                "203.0.113.9, 010.0.0.7x | 10.0.0.1",
                "10.0.0.3, 10.0.0.2 | 10.0.0.3",
                "203.0.113.9:4711 | 203.0.113.9",
                "[2001:db8::9]:4711, 2001:db8:ffff::1 | 2001:db8::9",
                "::ffff:203.0.113.9 | 203.0.113.9",
                "::ffff:10.0.0.9 | 10.0.0.9",
                "localhost | 10.0.0.1"
            })
    void the_walk_ends_at_the_first_that_is_not_trusted_or_not_an_address(String forwarded, String caller) {
        assertThat(BEHIND_TEN.of(PROXY, List.of(forwarded))).isEqualTo(address(caller));
    }

    @Property
    void one_subnet_of_ipv6_is_one_source(
            @ForAll @IntRange(min = 0, max = 0xffff) int subnet, @ForAll @IntRange(min = 0, max = 0xffff) int host) {
        String prefix = "2001:db8:1:%x:".formatted(subnet);
        assertThat(address(prefix + "0:0:0:%x".formatted(host)).source())
                .isEqualTo(address(prefix + "%x:0:0:1".formatted(host)).source())
                .endsWith("/64");
        assertThat(address("2001:db8:2:%x::".formatted(subnet)).source())
                .isNotEqualTo(address(prefix + ":").source());
    }

    @Test
    void each_ipv4_address_is_a_source_however_it_is_clothed() {
        assertThat(address("::ffff:192.0.2.7").source()).isEqualTo("192.0.2.7");
        assertThat(address("::ffff:c000:207")).isEqualTo(address("192.0.2.7"));
        assertThat(address("::c000:207")).isNotEqualTo(address("192.0.2.7"));
    }

    @Property
    void a_network_includes_what_shares_its_prefix_and_nothing_else(
            @ForAll @IntRange(min = 0, max = 32) int bits, @ForAll int host) {
        int first = bits == 0 ? 0 : host & (-1 << (32 - bits));
        var network = TrustedProxies.of(text(first) + "/" + bits);
        assertThat(network.include(address(text(host)))).isTrue();
        if (bits > 0) {
            assertThat(network.include(address(text(host ^ (1 << (32 - bits))))))
                    .isFalse();
        }
        assertThat(network.include(address("2001:db8::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0/8,", "10.0.0.0/33", "10.0.0.1/8", "10.0.0/8", "proxy", "::1/129", "1.2.3.4/x"})
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> TrustedProxies.of(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2.3", "127.1", "0x7f.0.0.1", "fe80::1%eth0", "[::1]", "1.2.3.4.5", "::1::"})
    void what_is_no_address_is_none(String text) {
        assertThat(ClientAddress.parse(text)).isEmpty();
    }

    private static ClientAddress address(String text) {
        return ClientAddress.parse(text).orElseThrow();
    }

    private static String text(int bits) {
        return "%d.%d.%d.%d".formatted(bits >>> 24, bits >>> 16 & 255, bits >>> 8 & 255, bits & 255);
    }
}
