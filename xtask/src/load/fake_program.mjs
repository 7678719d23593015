#!/usr/bin/env node
// A program with the same words as `varv`, small enough to be right by reading, and wrong on demand (FAKE=…),
// so that the drivers are known to find what they look for.

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const fake = process.env.FAKE ?? 'right';
const options = Object.fromEntries(['listen', 'data', 'database-url', 'person', 'name', 'scope', 'needs'].map((name) => [name, { type: 'string' }]));
const { values, positionals: [verb] } = parseArgs({ allowPositionals: true, options });
mkdirSync(values.data, { recursive: true });
const file = join(values.data, 'needs.log');

if (verb === 'token') console.log('fake-token');
if (verb === 'verify') process.exit(fake === 'tampered' ? 1 : 0);


const DESCRIBED = { paths: { '/api/v1/needs/ask': { post: { requestBody: { content: { 'application/json': { schema: {
  required: ['kind', 'title', 'unit'],
  properties: { kind: { type: 'string', enum: ['new'] }, title: { type: 'string' }, unit: { type: ['string', 'integer'] }, why: { type: 'string' } },
} } } } } } } };

function serve() {
  // A line that was cut in the middle was never acknowledged.
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const needs = text.split('\n').flatMap((line) => { try { return [JSON.parse(line)]; } catch { return []; } });
  const keep = (need) => {
    const out = openSync(file, 'a');
    try {
      const line = Buffer.from(`\n${JSON.stringify(need)}`);
      if (writeSync(out, line) < line.length) throw Object.assign(new Error('half a line'), { code: 'ENOSPC' });
      fsyncSync(out);
    } finally { closeSync(out); }
  };
  const server = createServer(async (request, response) => {
    const send = (status, body) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
    const { pathname } = new URL(request.url, 'http://fake');
    if (pathname === '/sign-in') return send(200, '<a data-account="lead@sjovik.example" data-role="head-of-it" href="/">IT-chef</a>');
    if (pathname === '/api/openapi.json') return send(200, DESCRIBED);
    if (request.headers.authorization !== 'Bearer fake-token') return send(401, {});
    if (request.method === 'GET' && pathname === '/api/v1/needs') return send(200, { items: needs, next: null });
    if (request.method === 'GET' && pathname === '/api/v1/units') return send(200, { items: [{ id: 7 }], next: null });
    if (request.method === 'GET') {
      const need = needs.find(({ id }) => String(id) === pathname.split('/').at(-1));
      return need ? send(200, need) : send(404, {});
    }
    let body = '';
    for await (const part of request) body += part;
    const key = request.headers['idempotency-key'];
    const known = fake === 'doubling' ? undefined : needs.find((need) => need.key === key);
    if (known) return send(200, known);
    const need = { id: needs.length + 1, key, ...JSON.parse(body) };
    needs.push(need);
    if (fake === 'forgetful') { setTimeout(() => keep(need), 500); return send(201, need); }
    try { keep(need); } catch { needs.pop(); return send(fake === 'clumsy' ? 500 : 507, {}); }
    return send(201, need);
  });
  const [host, port] = values.listen.split(':');
  server.listen(Number(port), host, () => console.log(`Varv listens on http://${host}:${server.address().port}`));
  process.on('SIGTERM', () => process.exit(0));
}

if (verb === 'demo' || verb === 'serve') serve();
