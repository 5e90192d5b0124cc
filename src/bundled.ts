/** What the bundle is made of (scripts/bundle): each is loaded when it is asked for. */
export const service = () => import('./service.js');
export const commandLine = () => import('./cli/program.js');
