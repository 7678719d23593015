//! The real agent of Debian's package `fusioninventory-agent` tells this machine to the real server. `./test` installs it;
//! where it is missing the test fails and says so.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::agents_test::World;

/// The server for as long as the test runs; gives its address.
fn served(world: &World) -> (std::net::SocketAddr, tokio::sync::oneshot::Sender<()>) {
    let app = Arc::clone(&world.site.app);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let door = web::Listening::on("127.0.0.1:0").await.expect("a free port");
            tell.send(door.address).expect("somebody waits");
            web::serve(app, door, async { drop(stopped.await) }).await;
        });
    });
    (told.recv().expect("it listens"), stop)
}

#[test]
fn the_real_agent_tells_this_machine() {
    let world = World::new();
    let (address, stop) = served(&world);
    let folder = tempfile::tempdir().expect("a folder");
    let configuration = folder.path().join("agent.cfg");
    std::fs::write(&configuration, "").expect("it is written");
    // What it remembers of its server stays with the test: its own settings, with another folder.
    let settings = std::fs::read_to_string("/usr/share/fusioninventory/lib/setup.pm")
        .expect("the package fusioninventory-agent is installed (./test does it)");
    let settings = settings.replace("/var/lib/fusioninventory-agent", &folder.path().display().to_string());
    std::fs::write(folder.path().join("setup.pm"), settings).expect("it is written");
    let run = |key: &str| {
        let mut agent = Command::new("perl")
            .arg(format!("-I{}", folder.path().display()))
            .args(["-Msetup", "/usr/bin/fusioninventory-agent"])
            .arg(format!("--server=http://{address}{}", crate::PATH))
            .args(["--user=varv", "--tasks=inventory", "--force", "--no-httpd", "--delaytime=0"])
            .args(["--logger=stderr", "--backend-collect-timeout=20"])
            .arg(format!("--password={key}"))
            .arg(format!("--conf-file={}", configuration.display()))
            .stdin(Stdio::null())
            .stderr(std::fs::File::create(folder.path().join("log")).expect("a log"))
            .spawn()
            .expect("perl runs");
        let start = Instant::now();
        while agent.try_wait().expect("it is ours").is_none() {
            if start.elapsed() > Duration::from_secs(180) {
                agent.kill().expect("it stops");
                panic!("the agent never ends");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        std::fs::read_to_string(folder.path().join("log")).unwrap_or_default()
    };
    let refused = run("not the key");
    assert!(refused.contains("wrong credentials"), "{refused}");
    assert!(world.found().is_empty());
    let log = run(&world.key);
    let found = world.found();
    assert_eq!(found.len(), 1, "{log}");
    let device = world.json(&format!("/equipment/found/{}", found[0]["id"]));
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let short = name.trim().split('.').next().unwrap_or_default();
    assert!(device["name"].as_str().is_some_and(|it| it.eq_ignore_ascii_case(short)), "{device:#}\n{log}");
    assert!(device["system"].as_str().is_some_and(|it| it.contains("Debian")), "{device:#}");
    assert!(device["memory_mb"].as_i64().is_some_and(|it| it > 100), "{device:#}");
    let has = |name: &str| {
        device["programs"].as_array().is_some_and(|all| all.iter().any(|it| it["name"] == *name))
    };
    assert!(has("bash") && has("fusioninventory-agent"), "{:?} programs\n{log}", device["programs"]);
    drop(stop);
}
