/// How much of a file is read before it is refused. The defaults keep one open file under 300 MB of
/// memory, measured in `tests/memory_test.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: u64,
    /// Bytes of an old XLS file, whose reader keeps several copies at once.
    pub xls_bytes: u64,
    /// Cells in all sheets together, empty ones inside a row counted.
    pub cells: usize,
    /// Cells of an old XLS file, counted as the area that its sheets span.
    pub xls_cells: usize,
    pub columns: usize,
    pub rows: usize,
    /// Bytes of text in all cells together.
    pub text_bytes: usize,
    /// Bytes that the entries of a zip container may unpack to, all together.
    pub unpacked_bytes: u64,
    /// Bytes that the shared strings of an XLSX file may unpack to.
    pub shared_string_bytes: u64,
    /// Number of shared strings.
    pub shared_strings: usize,
    /// Nesting of JSON.
    pub depth: usize,
    /// Values in a JSON file.
    pub json_values: usize,
    /// Bytes of text in one cell; longer cells open as the error `too-long`.
    pub cell_bytes: usize,
    pub sheets: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50 << 20,
            xls_bytes: 20 << 20,
            cells: 5_000_000,
            xls_cells: 1_500_000,
            columns: 1_000,
            rows: 1_000_000,
            text_bytes: 96 << 20,
            unpacked_bytes: 200 << 20,
            shared_string_bytes: 48 << 20,
            shared_strings: 500_000,
            depth: 32,
            json_values: 1_500_000,
            cell_bytes: 32 << 10,
            sheets: 200,
        }
    }
}
