package org.parley.message;

/**
 * What makes a send repeatable: chosen by the sender, unique per sender and room, for ever.
 *
 * @param value 1 to 64 characters from {@code A-Z a-z 0-9 . _ : -}
 */
public record ClientId(String value) {
    public static final int MAX_LENGTH = 64;

    public ClientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A clientId has 1 to 64 characters from A-Z a-z 0-9 . _ : -");
        }
    }

    public static boolean isValid(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '.'
                    || c == '_'
                    || c == ':'
                    || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
