//! Settings: from the command line, the environment (`VARV_…`) or a TOML file; the first that says something wins.

use std::path::{Path, PathBuf};

use clap::Args;
use kernel::{Refused, Result};
use serde::Deserialize;
use store::{Open, Whereabouts};

/// Where the data is.
#[derive(Debug, Clone, Args, Default)]
pub struct Where {
    /// Folder of the SQLite database and the attached files.
    #[arg(long, env = "VARV_DATA")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL database instead: postgres://user:password@host/name
    #[arg(long, env = "VARV_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Where attached files are kept: a folder, or s3://bucket/prefix. Without it a folder beside the database.
    #[arg(long, env = "VARV_FILES")]
    pub files: Option<String>,
    /// A file with the same settings, such as `data = "/var/lib/varv"`.
    #[arg(long, env = "VARV_CONFIG")]
    pub config: Option<PathBuf>,
}

/// How people reach the program.
#[derive(Debug, Clone, Args, Default)]
pub struct SiteOptions {
    /// Where people reach it, such as https://varv.kommunen.se: what is written out in full (one-time links) begins so.
    #[arg(long, env = "VARV_ADDRESS", value_parser = address)]
    pub address: Option<String>,
    /// People reach it over TLS, through a proxy: cookies are marked secure.
    #[arg(long, env = "VARV_TLS")]
    pub tls: bool,
    /// The header in which that proxy, and nobody else, writes the sender's address, such as `x-real-ip`.
    #[arg(long, env = "VARV_ADDRESS_HEADER")]
    pub address_header: Option<String>,
}

impl SiteOptions {
    /// The organisation's own site. An address with https says that people come over TLS.
    pub fn site(&self) -> web::Site {
        let is_https = self.address.as_ref().is_some_and(|address| address.starts_with("https://"));
        web::Site {
            is_demo: false,
            is_tls: self.tls || is_https,
            address: self.address.clone(),
            address_header: self.address_header.clone(),
        }
    }
}

/// An address of a site: scheme and host, perhaps a port, and no path.
fn address(text: &str) -> Result<String, String> {
    let wrong = || format!("{text} is no address of a site, such as https://varv.kommunen.se");
    let bare = text.strip_suffix('/').unwrap_or(text);
    let host = bare.strip_prefix("https://").or_else(|| bare.strip_prefix("http://")).ok_or_else(wrong)?;
    let is_host = |b: u8| b.is_ascii_alphanumeric() || b"-._:[]".contains(&b);
    if host.is_empty() || !host.bytes().all(is_host) { Err(wrong()) } else { Ok(bare.to_owned()) }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    data: Option<PathBuf>,
    database_url: Option<String>,
    files: Option<String>,
}

/// Where everything is, settled.
#[derive(Debug, Clone)]
pub struct Place {
    pub open: Open,
    /// For files, and for what waits to be imported.
    pub folder: PathBuf,
    /// The configuration of attached files.
    pub files: String,
}

impl Where {
    /// The settled place; without a folder the data lies in `folder` under the current one.
    pub fn or_folder(&self, folder: &str) -> Unsettled<'_> {
        Unsettled { at: self, folder: folder.to_owned() }
    }
}

/// A place that is not read from its file yet.
pub struct Unsettled<'a> {
    at: &'a Where,
    folder: String,
}

/// Makes the folder when it is not there, for its owner's eyes only: it holds what the program lets few people see.
/// A folder that somebody made is left as they made it.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut maker = std::fs::DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.create(folder)
}

impl Unsettled<'_> {
    /// Reads the settings file, makes the folder and says where everything is.
    pub fn settle(&self) -> Result<Place> {
        let file = self.file()?;
        let folder = self.at.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from(&self.folder));
        make_folder(&folder).map_err(|error| {
            Refused::broken(format!("the folder {} cannot be made: {error}", folder.display()))
        })?;
        let url = self.at.database_url.clone().or(file.database_url);
        let open = match url {
            Some(url) => Open { at: Whereabouts::Postgres(url.clone()), ..Open::postgres(&url) },
            None => Open::sqlite(&folder.join("varv.db")),
        };
        let files = self.at.files.clone().or(file.files);
        let files = files.unwrap_or_else(|| folder.join("files").display().to_string());
        Ok(Place { open, folder, files })
    }

    fn file(&self) -> Result<File> {
        let Some(path) = &self.at.config else { return Ok(File::default()) };
        let text = std::fs::read_to_string(path)
            .map_err(|error| Refused::broken(format!("{} cannot be read: {error}", path.display())))?;
        toml::from_str(&text).map_err(|error| Refused::broken(format!("{}: {error}", path.display())))
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_address_of_the_site_is_a_host_and_no_more() {
        assert_eq!(address("https://varv.kommunen.se/").as_deref(), Ok("https://varv.kommunen.se"));
        assert_eq!(address("http://10.0.0.7:7070").as_deref(), Ok("http://10.0.0.7:7070"));
        for wrong in ["varv.kommunen.se", "https://", "https://varv.se/sida", "ftp://varv.se", "https://a b"]
        {
            assert!(address(wrong).is_err(), "{wrong}");
        }
        let options = SiteOptions { address: Some("https://varv.se".to_owned()), ..SiteOptions::default() };
        assert!(options.site().is_tls && !SiteOptions::default().site().is_tls);
    }

    #[test]
    fn a_new_folder_of_data_and_its_files_are_its_owners_alone() {
        let above = std::env::temp_dir().join(format!("varv-mode-{}", std::process::id()));
        let at = Where { data: Some(above.join("data")), ..Where::default() };
        let place = at.or_folder("unused").settle().unwrap();
        let db = crate::program::open(&place).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&place.folder), 0o700);
        for file in std::fs::read_dir(&place.folder).unwrap() {
            let path = file.unwrap().path();
            assert!(path.is_dir() || mode(&path) == 0o600, "{} is {:o}", path.display(), mode(&path));
        }
        drop(db);
        std::fs::remove_dir_all(above).unwrap();
    }
}
