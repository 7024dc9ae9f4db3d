package dev.signet.domain;

/// Reads what authenticators are given to read (RFC 4648 §6), apart from the code that writes it.
public final class Base32Reader {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32Reader() {}

    /// The bytes of `text`, which has no padding.
    public static byte[] read(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int held = 0;
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = (buffer << 5) | ALPHABET.indexOf(text.charAt(i));
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes[next++] = (byte) (buffer >> held);
            }
        }
        return bytes;
    }
}
