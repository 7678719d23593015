//! HTTP/1.1 over one kept-open connection, as plain as it gets, so that what is measured is the program.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

pub struct Client {
    address: String,
    stream: Option<BufReader<TcpStream>>,
    /// Sent with every request, such as `Authorization`.
    pub headers: Vec<(String, String)>,
    /// How long an answer is waited for.
    pub patience: Duration,
}

pub struct Answer {
    pub status: u16,
    /// Names in small letters.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

impl Client {
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            stream: None,
            headers: Vec::new(),
            patience: Duration::from_secs(30),
        }
    }

    /// A client that carries an API token.
    pub fn with_token(address: &str, token: &str) -> Self {
        let mut client = Self::new(address);
        client.headers.push(("Authorization".to_owned(), format!("Bearer {token}")));
        client.headers.push(("Accept".to_owned(), "application/json".to_owned()));
        client
    }

    /// A client that has signed in as a person does, with the form.
    pub fn signed_in(address: &str, email: &str, password: &str) -> Result<Self, String> {
        let mut client = Self::new(address);
        let body = format!("email={}&password={}", form(email), form(password));
        let answer = client.post("/sign-in", "application/x-www-form-urlencoded", &body, &[])?;
        let cookie = answer
            .headers
            .get("set-cookie")
            .and_then(|cookie| cookie.split(';').next())
            .unwrap_or("")
            .to_owned();
        if answer.status >= 400 || cookie.is_empty() {
            return Err(format!("signing in as {email} answered {} and set no cookie", answer.status));
        }
        client.headers.push(("Cookie".to_owned(), cookie));
        Ok(client)
    }

    pub fn get(&mut self, path: &str) -> Result<Answer, String> {
        self.ask("GET", path, "", &[])
    }

    pub fn post_json(
        &mut self,
        path: &str,
        body: &serde_json::Value,
        key: Option<&str>,
    ) -> Result<Answer, String> {
        let key: Vec<(&str, &str)> = key.map(|key| ("Idempotency-Key", key)).into_iter().collect();
        self.post(path, "application/json", &body.to_string(), &key)
    }

    pub fn post(
        &mut self,
        path: &str,
        kind: &str,
        body: &str,
        more: &[(&str, &str)],
    ) -> Result<Answer, String> {
        let origin = format!("http://{}", self.address);
        let mut headers =
            vec![("Content-Type", kind), ("Origin", &*origin), ("Sec-Fetch-Site", "same-origin")];
        headers.extend(more);
        self.ask("POST", path, body, &headers)
    }

    fn ask(&mut self, method: &str, path: &str, body: &str, more: &[(&str, &str)]) -> Result<Answer, String> {
        let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in own.chain(more.iter().copied()) {
            text.push_str(name);
            text.push_str(": ");
            text.push_str(value);
            text.push_str("\r\n");
        }
        if method != "GET" {
            let _ = write!(text, "Content-Length: {}\r\n", body.len());
        }
        text.push_str("\r\n");
        text.push_str(body);
        let answer = self.exchange(text.as_bytes());
        if answer.is_err() {
            // What is left in a broken connection belongs to no later request.
            self.stream = None;
        }
        answer
    }

    fn exchange(&mut self, request: &[u8]) -> Result<Answer, String> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(&self.address).map_err(|e| format!("connect: {e}"))?;
            stream.set_nodelay(true).map_err(|e| e.to_string())?;
            stream.set_read_timeout(Some(self.patience)).map_err(|e| e.to_string())?;
            self.stream = Some(BufReader::with_capacity(64 * 1024, stream));
        }
        let stream = self.stream.as_mut().ok_or("no connection")?;
        stream.get_mut().write_all(request).map_err(|e| format!("send: {e}"))?;
        let answer = read_answer(stream)?;
        if answer.headers.get("connection").is_some_and(|value| value.eq_ignore_ascii_case("close")) {
            self.stream = None;
        }
        Ok(answer)
    }
}

fn read_answer(stream: &mut impl BufRead) -> Result<Answer, String> {
    let status_line = line(stream)?;
    let status = status_line
        .split(' ')
        .nth(1)
        .and_then(|s| s.parse().ok())
        .ok_or_else(|| format!("odd answer `{status_line}`"))?;
    let mut headers = BTreeMap::new();
    loop {
        let next = line(stream)?;
        if next.is_empty() {
            break;
        }
        if let Some((name, value)) = next.split_once(':') {
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    let body = if headers.get("transfer-encoding").is_some_and(|value| value.contains("chunked")) {
        chunks(stream)?
    } else {
        let length = headers.get("content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
        exactly(stream, length)?
    };
    Ok(Answer { status, headers, body })
}

fn line(stream: &mut impl BufRead) -> Result<String, String> {
    let mut text = String::new();
    let count = stream.read_line(&mut text).map_err(|e| format!("receive: {e}"))?;
    if count == 0 {
        return Err("receive: the connection was closed".to_owned());
    }
    Ok(text.trim_end().to_owned())
}

fn exactly(stream: &mut impl Read, length: usize) -> Result<Vec<u8>, String> {
    let mut body = vec![0; length];
    stream.read_exact(&mut body).map_err(|e| format!("receive: {e}"))?;
    Ok(body)
}

fn chunks(stream: &mut impl BufRead) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    loop {
        let length = line(stream)?;
        let length = usize::from_str_radix(length.split(';').next().unwrap_or("").trim(), 16)
            .map_err(|_| format!("odd chunk `{length}`"))?;
        body.extend(exactly(stream, length)?);
        line(stream)?;
        if length == 0 {
            return Ok(body);
        }
    }
}

/// A value as it stands in a posted form.
pub fn form(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_with_a_length_and_in_chunks_are_read() {
        let mut plain = &b"HTTP/1.1 201 Created\r\nContent-Length: 5\r\nX-A: b\r\n\r\nhello"[..];
        let answer = read_answer(&mut plain).expect("an answer");
        assert_eq!(
            (answer.status, answer.text().as_str(), answer.headers["x-a"].as_str()),
            (201, "hello", "b")
        );
        let mut chunked =
            &b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"[..];
        assert_eq!(read_answer(&mut chunked).expect("an answer").text(), "abcde");
        assert!(read_answer(&mut &b""[..]).is_err());
    }

    #[test]
    fn form_values_are_escaped() {
        assert_eq!(form("a b@å"), "a%20b%40%C3%A5");
    }
}
