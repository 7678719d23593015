// The real program: made once with its demo, then started anew for each journey on a copy of the data,
// so that no journey meets what another left behind.

import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const READY = /listens on (http:\/\/127\.0\.0\.1:\d+)/;
const PATIENCE_MS = 120_000;

export function binary() {
  const path = process.env.VARV_BINARY;
  if (!path) throw new Error('VARV_BINARY names no program; `cargo xtask check journeys` sets it');
  return path;
}

/** Starts `varv demo` on a free port and waits until it says that it listens. */
export async function start(data) {
  const child = spawn(binary(), ['demo', '--listen', '127.0.0.1:0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const url = await new Promise((resolve, reject) => {
    const why = (text) => reject(new Error(`${text}\nthe program said:\n${said.join('\n')}`));
    const timer = setTimeout(() => why(`no "Varv listens on http://…" within ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
    child.once('error', (error) => why(`cannot start ${binary()}: ${error.message}`));
    ended.then((code) => why(`the program ended with ${code} before it listened`));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        // The end of the log is what explains a failure; all of it would fill the memory of a long run.
        if (said.push(line) > 200) said.shift();
        const ready = READY.exec(line);
        if (ready) { clearTimeout(timer); resolve(ready[1]); }
      });
    }
  }).catch((error) => { child.kill('SIGKILL'); throw error; });
  return { url, said, stop: () => stop(child, ended) };
}

async function stop(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

export const newFolder = (name) => mkdtemp(join(tmpdir(), `varv-${name}-`));

export const removeFolder = (folder) => rm(folder, { recursive: true, force: true });

/** Makes the demo's data once; the journeys copy it. */
export async function makeTemplate() {
  const folder = await newFolder('template');
  const program = await start(folder);
  await program.stop();
  return folder;
}

/** A running program with data of its own. */
export async function startOnCopy() {
  const data = await newFolder('journey');
  if (process.env.VARV_TEMPLATE) await cp(process.env.VARV_TEMPLATE, data, { recursive: true });
  const program = await start(data);
  return { ...program, data, stop: async () => { await program.stop(); await removeFolder(data); } };
}
