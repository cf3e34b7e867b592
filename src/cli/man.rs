//! `gainsay man`: manual pages, made from what the command line knows of itself.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use super::Cli;
use super::exit::Exit;

#[derive(Debug, Args)]
pub(super) struct Manual {
    /// Write one page a command into this folder, in place of all to standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Manual {
    pub fn run(self) -> io::Result<Exit> {
        let mut root = Cli::command().disable_help_subcommand(true);
        root.build();
        if let Some(folder) = &self.out {
            fs::create_dir_all(folder)
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
        }
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            let (name, page) = page(command)?;
            match &self.out {
                None => io::stdout().write_all(&page)?,
                Some(folder) => {
                    let path = folder.join(format!("{name}.1"));
                    fs::write(&path, page)
                        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
                }
            }
        }
        Ok(Exit::Nothing)
    }
}

/// The name of a command's page and the page.
fn page(command: &Command) -> io::Result<(String, Vec<u8>)> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    let mut page = Vec::new();
    Man::new(command.clone()).source(concat!("gainsay ", env!("CARGO_PKG_VERSION"))).render(&mut page)?;
    Ok((name, page))
}
