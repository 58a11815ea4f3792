package org.footbridge.setup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The caseload as a file: an .xlsx workbook, or comma-separated values in UTF-8 or Windows-1252. */
final class Spreadsheet {

    private static final int MOST_ROWS = 2_000;

    private Spreadsheet() {}

    /** @param number as the spreadsheet shows it, the title row being 1 */
    record Line(int number, Map<CaseloadColumn, String> cells) {

        String get(CaseloadColumn column) {
            return cells.getOrDefault(column, "").strip();
        }
    }

    /** The file cannot be read as a caseload; the message is for the page. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence);
        }
    }

    static byte[] template() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Footbridge", "1.0")) {
            var sheet = workbook.newWorksheet("People");
            for (var column : CaseloadColumn.values()) {
                sheet.value(0, column.ordinal(), column.title());
                sheet.style(0, column.ordinal()).bold().set();
                sheet.value(1, column.ordinal(), column.example());
                sheet.width(column.ordinal(), 18);
            }
            workbook.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static List<Line> read(byte[] content) throws Unreadable {
        var rows = content.length > 3 && content[0] == 'P' && content[1] == 'K' ? workbook(content) : text(content);
        if (rows.isEmpty()) {
            throw new Unreadable("The file is empty.");
        }
        var columns = columns(rows.getFirst());
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            Map<CaseloadColumn, String> cells = new EnumMap<>(CaseloadColumn.class);
            var row = rows.get(i);
            for (int c = 0; c < row.size(); c++) {
                var column = c < columns.size() ? columns.get(c) : null;
                if (column != null) {
                    cells.put(column, row.get(c));
                }
            }
            if (cells.values().stream().anyMatch(text -> !text.isBlank())) {
                lines.add(new Line(i + 1, cells));
            }
        }
        if (lines.size() > MOST_ROWS) {
            throw new Unreadable("More than %d rows. Please send them in parts.".formatted(MOST_ROWS));
        }
        return lines;
    }

    private static List<@Nullable CaseloadColumn> columns(List<String> titles) throws Unreadable {
        List<@Nullable CaseloadColumn> columns = new ArrayList<>();
        for (var title : titles) {
            var column = CaseloadColumn.titled(title).orElse(null);
            if (column == null && !title.isBlank()) {
                throw new Unreadable(
                        "Row 1 has a column we do not know: “%s”. Maybe name it as in our template, or take it out."
                                .formatted(title.strip()));
            }
            if (column != null && columns.contains(column)) {
                throw new Unreadable("Row 1 has the column “%s” twice.".formatted(column.title()));
            }
            columns.add(column);
        }
        for (var column : CaseloadColumn.values()) {
            if (column.required() && !columns.contains(column)) {
                throw new Unreadable(
                        "Row 1 has no column “%s”. Maybe start from our template.".formatted(column.title()));
            }
        }
        return columns;
    }

    private static List<List<String>> workbook(byte[] content) throws Unreadable {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                var rows = workbook.getFirstSheet().openStream()) {
            List<List<String>> all = new ArrayList<>();
            rows.forEach(row -> {
                while (all.size() < row.getRowNum() - 1) {
                    all.add(List.of());
                }
                all.add(cells(row));
            });
            return all;
        } catch (IOException | ExcelReaderException | IllegalArgumentException damaged) {
            throw new Unreadable("This is no workbook we can read. Save it as .xlsx or .csv.");
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < row.getCellCount(); c++) {
            cells.add(Optional.ofNullable(row.getOptionalCell(c).orElse(null))
                    .map(Spreadsheet::text)
                    .orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.FORMULA) {
            return "=" + cell.getFormula();
        }
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        var format = cell.getDataFormatString();
        boolean date =
                format != null && format.toLowerCase(java.util.Locale.ROOT).matches(".*[dy].*");
        return date
                ? cell.asDate().toLocalDate().toString()
                : cell.asNumber().stripTrailingZeros().toPlainString();
    }

    /** UTF-8, or what older spreadsheets save as "CSV" on Windows; every byte there is a letter, so nothing is lost. */
    private static String decoded(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    /** RFC 4180, with commas, semicolons or tabs. */
    private static List<List<String>> text(byte[] content) throws Unreadable {
        var text = decoded(content).replaceFirst("^\uFEFF", "");
        if (text.indexOf('\0') >= 0) {
            throw new Unreadable("This is no spreadsheet we can read. Save it as .xlsx or .csv.");
        }
        var first = text.lines().findFirst().orElse("");
        char between = first.contains("\t") ? '\t' : first.contains(";") ? ';' : ',';
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (quoted) {
                if (one == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (one == '"') {
                    quoted = false;
                } else {
                    cell.append(one);
                }
            } else if (one == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (one == between) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (one == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (one != '\r') {
                cell.append(one);
            }
        }
        if (quoted) {
            throw new Unreadable("A quotation mark is opened and never closed.");
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
