package dev.signet.rest.scim;

import java.util.Locale;

/// The words, literals and brackets of a filter or path.
final class Tokens {

    private final String text;
    private int at;

    Tokens(String text) {
        this.text = text.strip();
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /// Takes `bracket` after any spaces, if it comes next.
    boolean take(char bracket) {
        int before = at;
        skipSpaces();
        if (takeAtOnce(bracket)) {
            return true;
        }
        at = before;
        return false;
    }

    /// Takes `sign` if it comes next, without a space.
    boolean takeAtOnce(char sign) {
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    /// Takes `word` in any case if it comes next, between spaces or brackets.
    boolean takeWord(String word) {
        int before = at;
        boolean apart = skipSpaces() || (before > 0 && ")]".indexOf(text.charAt(before - 1)) >= 0);
        int end = end(at);
        boolean same = apart && text.substring(at, end).toLowerCase(Locale.ROOT).equals(word);
        at = same ? end : before;
        return same;
    }

    /// The name that comes next, after any spaces.
    String word() {
        skipSpaces();
        int end = end(at);
        if (end == at) {
            throw ScimFault.invalidFilter("A name is missing at character " + (at + 1));
        }
        String word = text.substring(at, end);
        at = end;
        return word;
    }

    /// The same behind at least one space.
    String wordApart() {
        requireSpace();
        return word();
    }

    /// The JSON literal that comes next, behind at least one space.
    String literalApart() {
        requireSpace();
        int from = at;
        if (at < text.length() && text.charAt(at) == '"') {
            at = closing(at + 1) + 1;
        } else {
            at = end(at);
        }
        if (from == at) {
            throw ScimFault.invalidFilter("A value is missing at character " + (at + 1));
        }
        return text.substring(from, at);
    }

    private int closing(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= text.length()) {
            throw ScimFault.invalidFilter("A text does not end");
        }
        return i;
    }

    private void requireSpace() {
        if (!skipSpaces()) {
            throw ScimFault.invalidFilter("A space is missing at character " + (at + 1));
        }
    }

    private boolean skipSpaces() {
        int before = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at > before;
    }

    private int end(int from) {
        int end = from;
        while (end < text.length() && isNamed(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNamed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "$-_.:+".indexOf(c) >= 0;
    }
}
