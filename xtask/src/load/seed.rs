//! Chance that can be had again: every run prints its seed, and `VARV_SEED` repeats it.

pub struct Seed(u64);

impl Seed {
    pub fn from_environment() -> Self {
        let given = std::env::var("VARV_SEED").ok().and_then(|text| text.parse().ok());
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(1, |d| d.as_micros() as u64);
        let seed = given.unwrap_or(now);
        println!("  seed {seed} (again: VARV_SEED={seed})");
        Self(seed)
    }

    /// The same every time.
    pub const fn fixed(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number (splitmix64).
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` up to but not `high`.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low).max(1)
    }
}
