#!/usr/bin/env node
// A program that speaks as `varv demo` does, with good pages and pages that are wrong in one way each,
// so that the journeys' own tools are tested without the real one.

import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ allowPositionals: true, options: { listen: { type: 'string' }, data: { type: 'string' } } });
const CSP = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
const STYLE = ':root{color-scheme:light dark}.wide{width:900px}.faint{color:light-dark(#ccc,#eee);background:#fff}';

const html = (title, body) => `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/assets/style.css"><link rel="icon" href="/assets/mark.svg"></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;

const links = (...paths) => paths.map((path) => `<p><a href="${path}">${path}</a></p>`).join('');

const pages = {
  '/': () => links('/good', '/needs/1', '/needs/2', '/needs/3', '/list?sort=a', '/list?sort=b', '/list?sort=c', '/export/needs.csv', '/kept/paper'),
  '/good': () => '<p>Allt väl.</p><form method="post" action="/good/send"><p><label>Rubrik <input name="title" required></label></p><p><label>Antal <input name="count" inputmode="numeric" required></label></p><button>Spara</button></form>',
  '/list': () => '<p>En lista.</p>',
  '/unlabelled': () => '<form><input name="a"></form>',
  '/wide': () => '<p class="wide">Bred.</p>',
  '/faint': () => '<p class="faint">Svagt.</p>',
  '/foreign': () => '<img alt="" src="http://127.0.0.2:9/pixel.png">',
  '/inline': () => '<script>document.title = "x"</script>',
  '/heavy': () => `<p>${'tung '.repeat(30_000)}</p>`,
  '/broken-link': () => links('/gone'),
  '/missing-picture': () => '<img alt="" src="/assets/gone.png">',
};

const SIGN_IN = `<form method="post" action="/sign-in"><p><label>E-post <input name="email" type="email"></label></p>
<p><label>Lösenord <input name="password" type="password"></label></p><button>Logga in</button></form>
<p><a data-account="lead@sjovik.example" data-role="head-of-it" href="/sign-in?as=lead">IT-chef</a></p>
<p><a data-account="staff@sjovik.example" data-role="staff" href="/sign-in?as=staff">Medarbetare</a></p>`;

const read = async (request) => { let body = ''; for await (const part of request) body += part; return new URLSearchParams(body); };

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://fake');
  const send = (status, body, more = {}) =>
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': CSP, ...more }).end(body);
  if (pathname === '/assets/style.css') return send(200, STYLE, { 'Content-Type': 'text/css', 'Cache-Control': 'max-age=3600, immutable' });
  if (pathname === '/assets/mark.svg') return send(200, '<svg xmlns="http://www.w3.org/2000/svg"/>', { 'Content-Type': 'image/svg+xml' });
  if (pathname === '/sign-in' && request.method === 'GET') return send(200, html('Logga in', SIGN_IN));
  if (pathname === '/sign-in') {
    const form = await read(request);
    if (form.get('password') !== 'sjovik-demo') return send(422, html('Logga in', `<p role="alert">Fel lösenord</p>${SIGN_IN}`));
    return send(303, '', { Location: '/', 'Set-Cookie': `session=${encodeURIComponent(form.get('email'))}; HttpOnly; Path=/` });
  }
  if (!/session=/.test(request.headers.cookie ?? '')) return send(303, '', { Location: '/sign-in' });
  if (pathname === '/good/send') {
    const form = await read(request);
    return send(303, '', { Location: `/said?${form}` });
  }
  if (pathname === '/said') return send(200, html('Sagt', `<p>${request.url.replace(/[<&]/g, '')}</p>`));
  if (pathname === '/kept/paper') return send(200, '{}', { 'Content-Type': 'application/json', 'Content-Disposition': 'attachment; filename="paper.json"' });
  if (/^\/needs\/\d+$/.test(pathname)) return send(200, html('Behov', '<p>Ett behov.</p>'));
  const page = pages[pathname];
  return page ? send(200, html(pathname === '/' ? 'Hem' : pathname, page())) : send(404, html('Finns inte', ''));
});

const [host, port] = values.listen.split(':');
server.listen(Number(port), host, () => console.log(`Varv listens on http://${host}:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
