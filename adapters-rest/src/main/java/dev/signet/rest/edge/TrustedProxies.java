package dev.signet.rest.edge;

import dev.signet.domain.InvalidValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The networks whose hosts may say for whom they speak.
///
/// @param networks in the notation of RFC 4632 §3.1 and RFC 4291 §2.3
public record TrustedProxies(List<Network> networks) {

    /// Nobody is believed.
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /// Reads networks and single addresses, separated by commas.
    public static TrustedProxies of(String text) {
        return new TrustedProxies(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Network::of)
                .toList());
    }

    boolean include(ClientAddress address) {
        return networks.stream().anyMatch(network -> network.includes(address));
    }

    /// A network: its first address and how many bits all of its addresses share with that.
    public record Network(ClientAddress first, int bits) {

        static Network of(String text) {
            int slash = text.indexOf('/');
            Optional<ClientAddress> first = ClientAddress.parse(slash < 0 ? text : text.substring(0, slash));
            InvalidValue.unless(first.isPresent(), "names no address");
            int width = 8 * first.orElseThrow().length();
            int bits = slash < 0 ? width : number(text.substring(slash + 1));
            InvalidValue.unless(bits >= 0 && bits <= width, "has a prefix that is too long");
            Network network = new Network(first.orElseThrow(), bits);
            InvalidValue.unless(network.first.hasNoBitAfter(bits), "has bits beyond its prefix");
            return network;
        }

        boolean includes(ClientAddress address) {
            return first.shares(bits, address);
        }

        private static int number(String text) {
            InvalidValue.unless(
                    text.length() <= 3 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'),
                    "has no number for a prefix");
            return Integer.parseInt(text);
        }
    }
}
