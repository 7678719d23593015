// Where the program's main pages stand. A role that may not see one is answered 404, which is no fault.

export const OPEN = ['/sign-in', '/accessibility', '/api'];
export const SIGNED_IN = [
  '/', '/needs', '/needs/board', '/needs/ask', '/units', '/persons', '/groups', '/grants', '/policy', '/journal', '/account',
  '/import', '/search?q=dator', '/api', '/accessibility',
];

/** `/needs/123?state=open` is `/needs/{id}` and, with its questions, `/needs/{id}?state`. */
export function pattern(address) {
  const { pathname, searchParams } = new URL(address);
  const path = pathname.split('/').map((part) => (/\d/.test(part) && !/^v\d+$/.test(part) ? '{id}' : part)).join('/');
  const asks = [...new Set(searchParams.keys())].sort().join('&');
  return { path, whole: asks ? `${path}?${asks}` : path };
}
