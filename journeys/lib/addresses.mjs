// Where the program's main pages stand. A role that may not see one is answered 404, which is no fault.

export const OPEN = ['/sign-in', '/accessibility', '/api'];
export const SIGNED_IN = [
  '/', '/needs', '/needs/board', '/needs/ask', '/units', '/persons', '/groups', '/grants', '/policy', '/journal', '/account',
  '/import', '/search?q=dator', '/api', '/accessibility',
];
