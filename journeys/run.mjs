// Runs the journeys: makes the demo once, then node's own test runner, a few files at a time.
//   node run.mjs [part of a file's name …]      VARV_BINARY names the program

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTemplate, removeFolder } from './lib/program.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.some((word) => name.includes(word));
const own = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).map((name) => join(here, name));
const selftests = readdirSync(join(here, 'selftest')).filter((name) => name.endsWith('.test.mjs')).map((name) => join(here, 'selftest', name));
const files = [...selftests, ...own].filter(isWanted);

if (files.length === 0) {
  console.log(`no journey is called like ${wanted.join(', ')}`);
  process.exit(1);
}

const template = await makeTemplate();
const words = ['--test', '--test-reporter=spec', '--test-concurrency=2', '--test-force-exit', ...files];
const tests = spawn(process.execPath, words, { cwd: here, stdio: 'inherit', env: { ...process.env, VARV_TEMPLATE: template } });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => tests.kill(signal));
tests.on('exit', async (code) => {
  await removeFolder(template);
  process.exit(code ?? 1);
});
