package dev.signet.rest.edge;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// The address of a caller. An IPv4 address that comes in the clothes of IPv6 (RFC 4291 §2.5.5.2) is an IPv4 address.
public final class ClientAddress {

    /// What one subscriber of IPv6 owns as a whole (RFC 6177), in bytes.
    private static final int SUBNET = 8;

    private static final int MAPPED = 12;

    private final byte[] bytes;

    private ClientAddress(byte[] bytes) {
        this.bytes = isMapped(bytes) ? Arrays.copyOfRange(bytes, MAPPED, bytes.length) : bytes;
    }

    /// The address of a socket.
    static ClientAddress of(InetAddress address) {
        return new ClientAddress(address.getAddress());
    }

    /// Reads an address, and nothing else: no name, no zone, no brackets, no abbreviation of IPv4.
    public static Optional<ClientAddress> parse(String text) {
        if (text.length() > 45 || !(NetUtil.isValidIpV4Address(text) || isIpV6(text))) {
            return Optional.empty();
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? Optional.empty() : Optional.of(new ClientAddress(bytes));
    }

    /// Reads one entry of `X-Forwarded-For`: an address, perhaps in brackets, perhaps with a port.
    static Optional<ClientAddress> parseHop(String text) {
        String hop = text.strip();
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end > 0 && isPort(hop.substring(end + 1)) ? parse(hop.substring(1, end)) : Optional.empty();
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') && isPort(hop.substring(colon))
                ? parse(hop.substring(0, colon))
                : parse(hop);
    }

    /// What is counted as one source: the address, or the /64 in which it lies.
    public String source() {
        if (bytes.length == 4) {
            return toString();
        }
        return text(Arrays.copyOf(Arrays.copyOf(bytes, SUBNET), bytes.length)) + "/64";
    }

    int length() {
        return bytes.length;
    }

    boolean shares(int bits, ClientAddress other) {
        int whole = bits / 8;
        int rest = bits % 8;
        return other.bytes.length == bytes.length
                && Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
                && (rest == 0 || ((bytes[whole] ^ other.bytes[whole]) & 0xff) >> (8 - rest) == 0);
    }

    boolean hasNoBitAfter(int bits) {
        for (int bit = bits; bit < 8 * bytes.length; bit++) {
            if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// As RFC 5952 writes it.
    @Override
    public String toString() {
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        try {
            return NetUtil.toAddressString(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isIpV6(String text) {
        return text.indexOf('%') < 0 && text.indexOf('[') < 0 && NetUtil.isValidIpV6Address(text);
    }

    private static boolean isPort(String text) {
        return text.isEmpty()
                || (text.startsWith(":")
                        && text.length() >= 2
                        && text.length() <= 6
                        && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
    }

    private static boolean isMapped(byte[] bytes) {
        if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
