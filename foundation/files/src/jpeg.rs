//! Photos from telephones tell where and when they were taken, and with what. None of it is stored.

use std::io::{self, Read, Write};

/// Segments that hold metadata and nothing of the picture: EXIF and XMP (APP1), what makers add (APP2 to APP15, but
/// for the colour profile and Adobe's colour mark), and comments.
fn is_metadata(marker: u8, body: &[u8]) -> bool {
    match marker {
        0xE2 => !body.starts_with(b"ICC_PROFILE\0"),
        0xEE => !body.starts_with(b"Adobe"),
        0xE1 | 0xE3..=0xED | 0xEF | 0xFE => true,
        _ => false,
    }
}

/// Copies a JPEG without its metadata, but with the way up that its camera noted. What is no JPEG after all, or a
/// broken one, is refused as unreadable: it cannot be known what is in it.
pub(crate) fn copy_clean(input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    let mut start = [0; 2];
    input.read_exact(&mut start)?;
    if start != [0xFF, 0xD8] {
        return Err(io::ErrorKind::InvalidData.into());
    }
    output.write_all(&start)?;
    loop {
        let (marker, body) = segment(input)?;
        if marker == 0xE1
            && let Some(turn) = turn_of(&body)
        {
            output.write_all(&turned(turn))?;
        }
        if !is_metadata(marker, &body) {
            let length = u16::try_from(body.len() + 2).map_err(|_| io::ErrorKind::InvalidData)?;
            output.write_all(&[0xFF, marker])?;
            output.write_all(&length.to_be_bytes())?;
            output.write_all(&body)?;
        }
        // After the start of scan comes the picture itself; what stands after its end mark is no picture.
        if marker == 0xDA {
            return picture(input, output);
        }
    }
}

fn segment(input: &mut dyn Read) -> io::Result<(u8, Vec<u8>)> {
    let mut head = [0; 2];
    input.read_exact(&mut head)?;
    while head == [0xFF, 0xFF] {
        input.read_exact(&mut head[1..])?;
    }
    // Marks without a body do not stand before the picture.
    if head[0] != 0xFF || matches!(head[1], 0x00 | 0x01 | 0xD0..=0xD9) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut length = [0; 2];
    input.read_exact(&mut length)?;
    let length = usize::from(u16::from_be_bytes(length)).checked_sub(2).ok_or(io::ErrorKind::InvalidData)?;
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    Ok((head[1], body))
}

/// Copies until the end mark: between scans there may be more segments, which are copied or left out as before.
fn picture(input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    let mut input = io::BufReader::new(input);
    let mut byte = [0];
    loop {
        input.read_exact(&mut byte)?;
        if byte[0] != 0xFF {
            output.write_all(&byte)?;
            continue;
        }
        while byte[0] == 0xFF {
            input.read_exact(&mut byte)?;
        }
        match byte[0] {
            0x00 | 0xD0..=0xD7 => output.write_all(&[0xFF, byte[0]])?,
            0xD9 => return output.write_all(&[0xFF, 0xD9]),
            marker => {
                let mut length = [0; 2];
                input.read_exact(&mut length)?;
                let count = usize::from(u16::from_be_bytes(length))
                    .checked_sub(2)
                    .ok_or(io::ErrorKind::InvalidData)?;
                let mut body = vec![0; count];
                input.read_exact(&mut body)?;
                if !is_metadata(marker, &body) {
                    output.write_all(&[0xFF, marker])?;
                    output.write_all(&length)?;
                    output.write_all(&body)?;
                }
            }
        }
    }
}

/// The EXIF orientation (2 to 8), when the segment is EXIF and says that the picture is to be turned.
fn turn_of(body: &[u8]) -> Option<u8> {
    let tiff = body.strip_prefix(b"Exif\0\0")?;
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let (first, second) = (u32::from(short(at)?), u32::from(short(at.checked_add(2)?)?));
        Some(if is_little { first | second << 16 } else { first << 16 | second })
    };
    let first = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(first)?);
    let entry = (0..entries.min(200)).map(|i| first + 2 + i * 12).find(|at| short(*at) == Some(0x0112))?;
    u8::try_from(short(entry + 8)?).ok().filter(|turn| (2..=8).contains(turn))
}

/// An EXIF segment that says which way up, and nothing else.
fn turned(turn: u8) -> Vec<u8> {
    let mut segment = vec![0xFF, 0xE1, 0, 34];
    segment.extend_from_slice(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    segment.extend_from_slice(&[turn, 0, 0, 0, 0, 0, 0]);
    segment
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment_of(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker][..], &length, body].concat()
    }

    fn exif(turn: u8) -> Vec<u8> {
        let mut body = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
        body.extend_from_slice(&[0x0F, 0x01, 2, 0, 4, 0, 0, 0, b'C', b'a', b'm', 0]);
        body.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0]);
        body.extend_from_slice(b"\0\0\0\0 GPS 59.3293 N 18.0686 E");
        segment_of(0xE1, &body)
    }

    fn photo(extra: &[u8]) -> Vec<u8> {
        let picture = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9];
        let jfif = segment_of(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
        [
            &[0xFF, 0xD8][..],
            &jfif,
            extra,
            &segment_of(0xDB, &[1; 65]),
            &segment_of(0xDA, &[1, 2, 3]),
            &picture,
        ]
        .concat()
    }

    fn cleaned(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        copy_clean(&mut &bytes[..], &mut out).map(|()| out)
    }

    /// ASVS 14.2.8.
    #[test]
    fn where_and_with_what_a_photo_was_taken_is_left_out() {
        let xmp = segment_of(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>Anna</x>");
        let rest =
            [exif(1), xmp, segment_of(0xED, b"Photoshop 3.0"), segment_of(0xFE, b"a comment")].concat();
        let mut bytes = photo(&rest);
        bytes.extend_from_slice(b"hidden after the end");
        assert_eq!(cleaned(&bytes).unwrap(), photo(&[]));
    }

    #[test]
    fn a_photo_keeps_its_colours_and_its_way_up() {
        let profile = segment_of(0xE2, b"ICC_PROFILE\0");
        let clean = cleaned(&photo(&[exif(6), profile.clone()].concat())).unwrap();
        assert_eq!(clean, photo(&[turned(6), profile].concat()));
        assert_eq!(turn_of(&turned(6)[4..]), Some(6));
        assert_eq!(turned(6).len(), 2 + 34);
        assert_eq!(cleaned(&clean).unwrap(), clean, "twice is as once");
    }

    #[test]
    fn what_is_cut_or_broken_is_refused_and_never_loops() {
        let whole = photo(&exif(6));
        for end in 0..whole.len() {
            assert!(cleaned(&whole[..end]).is_err(), "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 0xFF;
            let _ = cleaned(&broken);
        }
    }
}
