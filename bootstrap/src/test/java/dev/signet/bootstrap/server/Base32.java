package dev.signet.bootstrap.server;

/// The secrets of authenticators as people type them (RFC 4648 §6).
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static byte[] decoded(String text) {
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
