/** One step of a plan: what to do, what the phase is called, and with which instances or percentage. */
export function step(action, title, more = {}) {
  return { action, title, release: 'new', ...more };
}
