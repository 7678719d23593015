//! Real servers from Debian's packages: Dovecot for fetching, Exim for handing over. They run on free ports of this machine
//! with all that is theirs in a temporary folder, and end with the test. `./test` installs them.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A folder that other users may enter, as the servers run as such: not under the target, which may lie in somebody's home.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::Builder::new().prefix("varv-mail-").tempdir().unwrap();
    open_to_all(folder.path());
    folder
}

fn open_to_all(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o777)).unwrap();
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0"))
}

fn run(program: &str, arguments: &[&str]) {
    let out = Command::new(program).args(arguments).output();
    let out = out.unwrap_or_else(|error| panic!("{program} is not there ({error}); ./test installs it"));
    assert!(out.status.success(), "{program}: {}", String::from_utf8_lossy(&out.stderr));
}

/// A certificate for `localhost` that signs itself; gives the paths of it and its key.
fn certificate(folder: &Path) -> (PathBuf, PathBuf) {
    let (cert, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    let (cert_path, key_path) = (cert.to_str().unwrap(), key.to_str().unwrap());
    run(
        "openssl",
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-addext",
            "basicConstraints=critical,CA:FALSE",
            "-keyout",
            key_path,
            "-out",
            cert_path,
        ],
    );
    open_to_all(&key);
    (cert, key)
}

/// A server under test: it ends when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) plain: u16,
    pub(crate) tls: u16,
    pub(crate) lmtp: u16,
    /// In PEM.
    pub(crate) authority: Vec<u8>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status();
        let end = Instant::now() + Duration::from_secs(5);
        while Instant::now() < end {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn started(mut command: Command, folder: tempfile::TempDir, ports: [u16; 3], authority: Vec<u8>) -> Server {
    let log = std::fs::File::create(folder.path().join("out.log")).unwrap();
    command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
    let child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}; ./test installs it"));
    let server = Server { child, folder, plain: ports[0], tls: ports[1], lmtp: ports[2], authority };
    let end = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect(("127.0.0.1", server.plain)).is_err() {
        let said = std::fs::read_to_string(server.folder.path().join("out.log")).unwrap_or_default();
        assert!(Instant::now() < end, "the server does not start: {said}");
        std::thread::sleep(Duration::from_millis(50));
    }
    server
}

/// Dovecot with the user `desk`, whose password is `hemligt lösen` and whose token is `good-token`.
pub(crate) fn dovecot() -> Server {
    let folder = folder();
    let at = folder.path();
    let (cert, key) = certificate(at);
    let [plain, tls, lmtp] = [free_port(), free_port(), free_port()];
    let me =
        String::from_utf8(Command::new("id").arg("-un").output().unwrap().stdout).unwrap().trim().to_owned();
    let (mail_user, internal) = if is_root() {
        ("nobody".to_owned(), String::new())
    } else {
        (
            me.clone(),
            format!(
                "default_internal_user = {me}\ndefault_login_user = {me}\nservice anvil {{\n chroot =\n}}\nservice imap-login {{\n chroot =\n}}\n"
            ),
        )
    };
    let mail = at.join("mail");
    std::fs::create_dir(&mail).unwrap();
    open_to_all(&mail);
    std::fs::write(at.join("users"), "desk:{PLAIN}hemligt lösen\n").unwrap();
    std::fs::write(at.join("tokens"), "desk:{PLAIN}good-token\n").unwrap();
    let at_text = at.display();
    let config = format!(
        "protocols = imap lmtp
base_dir = {at_text}/run
state_dir = {at_text}/state
log_path = {at_text}/dovecot.log
mail_location = maildir:{at_text}/mail/%n
first_valid_uid = 1
first_valid_gid = 1
ssl = yes
ssl_cert = <{cert}
ssl_key = <{key}
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
{internal}
passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%n {at_text}/users
}}
passdb {{
  driver = passwd-file
  mechanisms = xoauth2
  args = username_format=%n {at_text}/tokens
}}
userdb {{
  driver = static
  args = uid={mail_user} gid={group} home={at_text}/mail/%n allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  mailbox Done {{
    auto = create
  }}
}}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {plain}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
",
        cert = cert.display(),
        key = key.display(),
        group = if is_root() { "nogroup" } else { &me },
    );
    std::fs::write(at.join("dovecot.conf"), config).unwrap();
    let authority = std::fs::read(&cert).unwrap();
    let mut command = Command::new("/usr/sbin/dovecot");
    command.arg("-F").arg("-c").arg(at.join("dovecot.conf"));
    started(command, folder, [plain, tls, lmtp], authority)
}

/// Exim, which takes mail over TLS from `desk` with the password `hemligt` and hands it to an LMTP port. It knows no
/// `nobody@`, and has no time for `later@`.
pub(crate) fn exim(hand_to: u16) -> Server {
    let folder = folder();
    let at = folder.path();
    let (cert, key) = certificate(at);
    let port = free_port();
    for name in ["spool", "log"] {
        std::fs::create_dir(at.join(name)).unwrap();
        open_to_all(&at.join(name));
    }
    let config = format!(
        "primary_hostname = localhost
spool_directory = {at}/spool
log_file_path = {at}/log/%slog
pid_file_path = {at}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
tls_advertise_hosts = *
tls_certificate = {cert}
tls_privatekey = {key}
acl_smtp_rcpt = rcpt
smtp_accept_max = 20
message_size_limit = 100M
keep_environment =
never_users =
queue_run_max = 5
host_lookup =
rfc1413_hosts =
begin acl
rcpt:
  deny message = 5.1.1 no such user
    local_parts = nobody
  defer message = 4.3.0 later
    local_parts = later
  accept authenticated = *
  accept hosts = : 127.0.0.1
begin routers
all:
  driver = manualroute
  route_list = * 127.0.0.1
  transport = hand_over
  self = send
begin transports
hand_over:
  driver = smtp
  protocol = lmtp
  port = {hand_to}
  allow_localhost
  hosts_try_fastopen =
begin retry
* * F,1m,2s
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${{if and{{{{eq{{$auth2}}{{desk}}}}{{eq{{$auth3}}{{hemligt}}}}}}}}
  server_set_id = $auth2
",
        at = at.display(),
        cert = cert.display(),
        key = key.display(),
    );
    std::fs::write(at.join("exim.conf"), config).unwrap();
    let authority = std::fs::read(&cert).unwrap();
    let mut command = Command::new("/usr/sbin/exim4");
    command.arg("-C").arg(at.join("exim.conf")).arg("-bdf").arg("-q2s");
    started(command, folder, [port, port, hand_to], authority)
}

/// Hands a mail to an LMTP port, as a server does.
pub(crate) fn lmtp(port: u16, to: &str, mail: &str) {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    let mut hear = |good: &str| {
        let mut line = String::new();
        while line.as_bytes().get(3) != Some(&b' ') {
            line.clear();
            assert!(answers.read_line(&mut line).unwrap() > 0);
        }
        assert!(line.starts_with(good), "{line}");
    };
    hear("220");
    let body = mail.replace("\r\n", "\n").replace('\n', "\r\n").replace("\r\n.", "\r\n..");
    let to = format!("RCPT TO:<{to}>\r\n");
    for (said, good) in [
        ("LHLO test\r\n", "250"),
        ("MAIL FROM:<anna@sjovik.example>\r\n", "250"),
        (&to, "250"),
        ("DATA\r\n", "354"),
        (&format!("{body}\r\n.\r\n"), "250"),
        ("QUIT\r\n", "221"),
    ] {
        stream.write_all(said.as_bytes()).unwrap();
        hear(good);
    }
}
