/** Milliseconds of the wall clock that never go back within a process. */
export const now = () => performance.timeOrigin + performance.now();
