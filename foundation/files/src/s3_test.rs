//! Against a store of a few lines that speaks as much of S3 as we use, on a socket of this machine.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use super::*;
use crate::Files;

type Objects = Arc<Mutex<BTreeMap<String, Vec<u8>>>>;

struct Asked {
    method: String,
    path: String,
    query: String,
    range: Option<(usize, usize)>,
    body: Vec<u8>,
}

fn read(stream: &mut BufReader<TcpStream>) -> Option<Asked> {
    let mut line = String::new();
    stream.read_line(&mut line).ok().filter(|count| *count > 0)?;
    let mut words = line.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (mut length, mut range) = (0, None);
    loop {
        let mut header = String::new();
        stream.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().ok()?,
            "range" => {
                let (from, until) = value.strip_prefix("bytes=")?.split_once('-')?;
                range = Some((from.parse().ok()?, until.parse().ok()?));
            }
            "authorization" => assert!(value.starts_with("AWS4-HMAC-SHA256 "), "unsigned: {value}"),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    Some(Asked { method, path: path.to_owned(), query: query.to_owned(), range, body })
}

const DAY: &str = "Thu, 01 Jan 2026 00:00:00 GMT";

fn answered(objects: &Objects, asked: Asked) -> (u16, String, Vec<u8>) {
    let mut objects = objects.lock().unwrap();
    let field = |name: &str| {
        let mut pairs = asked.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value.replace("%2F", "/"))
    };
    match asked.method.as_str() {
        "PUT" if field("partNumber").is_some() => {
            let key = format!("{}#{:03}", asked.path, field("partNumber").unwrap().parse::<u32>().unwrap());
            objects.insert(key, asked.body);
            (200, "ETag: \"part\"\r\n".into(), Vec::new())
        }
        "PUT" => {
            objects.insert(asked.path, asked.body);
            (200, "ETag: \"e\"\r\n".into(), Vec::new())
        }
        "POST" if asked.query.starts_with("uploads") => {
            let xml = "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>";
            (200, String::new(), xml.into())
        }
        "POST" if asked.query.starts_with("uploadId") => {
            let prefix = format!("{}#", asked.path);
            let keys: Vec<String> = objects.keys().filter(|key| key.starts_with(&prefix)).cloned().collect();
            let whole = keys.iter().flat_map(|key| objects.remove(key).unwrap()).collect();
            objects.insert(asked.path, whole);
            let xml = "<CompleteMultipartUploadResult><ETag>\"e\"</ETag></CompleteMultipartUploadResult>";
            (200, String::new(), xml.into())
        }
        "POST" => {
            // Deletion of several at once: the keys stand in the body.
            let text = String::from_utf8(asked.body).unwrap();
            let keys = text.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
            let mut gone = String::new();
            for key in keys {
                objects.remove(&format!("{}/{key}", asked.path.trim_end_matches('/')));
                gone += &format!("<Deleted><Key>{key}</Key></Deleted>");
            }
            (200, String::new(), format!("<DeleteResult>{gone}</DeleteResult>").into_bytes())
        }
        "DELETE" => {
            objects.remove(&asked.path);
            (204, String::new(), Vec::new())
        }
        _ if field("list-type").is_some() => {
            let prefix =
                format!("{}/{}", asked.path.trim_end_matches('/'), field("prefix").unwrap_or_default());
            let bucket = format!("{}/", asked.path.trim_end_matches('/'));
            let found: String = objects
                .iter()
                .filter(|(key, _)| key.starts_with(&prefix))
                .map(|(key, body)| {
                    let (key, size) = (key.trim_start_matches(&bucket), body.len());
                    let at = "2026-01-01T00:00:00.000Z";
                    format!("<Contents><Key>{key}</Key><LastModified>{at}</LastModified><ETag>\"e\"</ETag><Size>{size}</Size></Contents>")
                })
                .collect();
            let xml = format!("<ListBucketResult><IsTruncated>false</IsTruncated>{found}</ListBucketResult>");
            (200, String::new(), xml.into_bytes())
        }
        _ => match (objects.get(&asked.path), asked.range) {
            (None, _) => (404, String::new(), Vec::new()),
            (Some(body), None) => (200, "ETag: \"e\"\r\n".into(), body.clone()),
            (Some(body), Some((from, until))) => {
                let part = body[from..=until.min(body.len() - 1)].to_vec();
                let range = format!(
                    "ETag: \"e\"\r\nContent-Range: bytes {from}-{}/{}\r\n",
                    from + part.len() - 1,
                    body.len()
                );
                (206, range, part)
            }
        },
    }
}

fn serve(objects: Objects) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let objects = Arc::clone(&objects);
            std::thread::spawn(move || {
                let mut stream = BufReader::new(stream);
                while let Some(asked) = read(&mut stream) {
                    let is_head = asked.method == "HEAD";
                    let (status, headers, body) = answered(&objects, asked);
                    let length = body.len();
                    let head = format!(
                        "HTTP/1.1 {status} x\r\n{headers}Last-Modified: {DAY}\r\nContent-Length: {length}\r\n\r\n"
                    );
                    let out = stream.get_mut();
                    out.write_all(head.as_bytes()).unwrap();
                    out.write_all(if is_head { &[] } else { &body }).unwrap();
                }
            });
        }
    });
    address
}

/// Runs the tests in a program of their own, which alone gets the settings: a test may not change its own environment.
fn with_settings(name: &str, address: &str) {
    let program = std::env::current_exe().unwrap();
    let ran = std::process::Command::new(program)
        .args([name, "--exact", "--ignored", "--nocapture"])
        .envs([("AWS_ENDPOINT", address), ("AWS_ALLOW_HTTP", "true"), ("AWS_REGION", "local")])
        .envs([("AWS_ACCESS_KEY_ID", "key"), ("AWS_SECRET_ACCESS_KEY", "secret")])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() && told.contains("1 passed"), "{told}");
}

#[test]
fn contents_are_kept_in_a_store_that_speaks_s3() {
    let objects = Objects::default();
    with_settings("s3::tests::kept_and_given_back", &serve(Arc::clone(&objects)));
    let keys: Vec<String> = objects.lock().unwrap().keys().cloned().collect();
    assert_eq!(keys.len(), 1, "{keys:?}");
    assert!(keys[0].starts_with("/shelf/varv/files/"), "{keys:?}");
}

#[test]
#[ignore = "run by the test above, with settings"]
fn kept_and_given_back() {
    let files = Files::open("s3://shelf/varv/files").unwrap();
    let large: Vec<u8> = (0..20_000_000_u32).map(|n| (n / 1_000) as u8).collect();
    for content in [b"small".to_vec(), large] {
        let stored = files.put(&mut Cursor::new(&content)).unwrap();
        let (size, mut file) = files.open_file(&stored.hash).unwrap().unwrap();
        let mut back = Vec::new();
        file.read_to_end(&mut back).unwrap();
        assert!(size == content.len() as u64 && back == content);
    }
    let small = blake3::hash(b"small").to_hex().to_string();
    assert_eq!(files.exists(&blake3::hash(b"other").to_hex()), Ok(false));
    let mut found = Vec::new();
    files
        .stored_before(Moment::parse_rfc3339("2026-01-02T00:00:00Z").unwrap(), &mut |hashes| {
            found.extend_from_slice(hashes);
            Ok(())
        })
        .unwrap();
    assert_eq!(found.len(), 2);
    assert!(found.contains(&small));
    assert_eq!(files.drop_unused(&small, Moment(0), &|_| Ok(false)), Ok(false));
    assert_eq!(files.drop_unused(&small, Moment(0), &|_| Ok(true)), Ok(true));
    assert_eq!(files.exists(&small), Ok(false));
}
