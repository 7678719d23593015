#![no_main]

// Readers of others may fall, which is caught and told; only what is not caught is a finding.
libfuzzer_sys::fuzz_target!(
    init: std::panic::set_hook(Box::new(|_| {})),
    |bytes: &[u8]| intake::holds::holds(bytes)
);
