//! A place for a database of either sort, which is gone when the test is over.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::Open;

pub(crate) struct Spot {
    pub(crate) open: Open,
    _folder: Option<tempfile::TempDir>,
    made: Option<(String, String)>,
}

impl Drop for Spot {
    fn drop(&mut self) {
        if let Some((cluster, name)) = &self.made
            && let Ok(mut client) = postgres::Client::connect(cluster, postgres::NoTls)
        {
            let _ = client.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

pub(crate) fn sqlite() -> Spot {
    let folder = tempfile::tempdir().unwrap();
    Spot { open: Open::sqlite(&folder.path().join("varv.db")), _folder: Some(folder), made: None }
}

/// None when no cluster is at hand.
pub(crate) fn postgres() -> Option<Spot> {
    static NUMBER: AtomicI64 = AtomicI64::new(0);
    let cluster = std::env::var("VARV_TEST_POSTGRES_URL").ok()?;
    let name = format!("spot_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
    let mut client = postgres::Client::connect(&cluster, postgres::NoTls).unwrap();
    let how = "TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' ENCODING 'UTF8'";
    client.batch_execute(&format!("CREATE DATABASE {name} {how}")).unwrap();
    let mut open = Open::postgres(&format!("{}/{name}", cluster.rsplit_once('/').unwrap().0));
    open.connections = 4;
    Some(Spot { open, _folder: None, made: Some((cluster, name)) })
}

/// The sort that the tests run on now.
pub(crate) fn here() -> Spot {
    match std::env::var("VARV_TEST_DATABASE").as_deref() {
        Ok("postgres") => postgres().expect("VARV_TEST_POSTGRES_URL names the test cluster"),
        _ => sqlite(),
    }
}
