package dev.toami.engine;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HexTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00deadBEEF",
                "00 de ad be ef",
                "00:de:ad:BE:EF",
                "00-de-ad-be-ef",
                " 00de\tadbe\r\nef\n",
                "00 :-de adbe ef:"
            })
    void digitsWithSeparatorsBetweenBytes(String text) {
        assertEquals(Bytes.of(0, 0xde, 0xad, 0xbe, 0xef), Bytes.parseHex(text));
    }

    @Test
    void nothingIsNoBytes() {
        assertEquals(Bytes.empty(), Bytes.parseHex(""));
        assertEquals(Bytes.empty(), Bytes.parseHex(" \n:-"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1z     | not a hexadecimal digit: 'z' at 1 of 1z",
                "0x12   | not a hexadecimal digit: 'x' at 1 of 0x12",
                "12 3 4 | not a hexadecimal digit: ' ' at 4 of 12 3 4",
                "12,34  | not a hexadecimal digit: ',' at 2 of 12,34",
                "١٢     | not a hexadecimal digit: '١' at 0 of ١٢",
                "ＦＦ     | not a hexadecimal digit: 'Ｆ' at 0 of ＦＦ",
                "123    | half a byte at the end of 123",
                "1      | half a byte at the end of 1"
            })
    void errorsSayWhatAndWhere(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Bytes.parseHex(text))
                        .getMessage());
    }

    @Test
    void errorsOfLongTextsAreShort() {
        String text = "00".repeat(1_000_000) + "0";
        String message = assertThrows(IllegalArgumentException.class, () -> Bytes.parseHex(text))
                .getMessage();
        assertTrue(message.endsWith("... (2000001 characters)"), message);
        assertTrue(message.length() < 200, message);
    }

    @Test
    void printedBytesParse() {
        Random random = new Random(17);
        for (int i = 0; i < 1000; i++) {
            byte[] content = new byte[random.nextInt(65)];
            random.nextBytes(content);
            assertEquals(Bytes.wrap(content), Bytes.parseHex(Bytes.wrap(content).toString()));
        }
    }
}
