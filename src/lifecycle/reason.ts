/** Why a system is away, by the code of the innermost cause: messages tell addresses, and health is read by anyone. */
export function reasonOf(error: unknown): string {
  const { code, cause, message } = error as { code?: unknown; cause?: unknown; message?: string };
  if (cause) return reasonOf(cause);
  if (typeof code === 'string' && /^[A-Z]/.test(code)) return code;
  return /\bE[A-Z]{5,}\b/.exec(message ?? '')?.[0] ?? message ?? String(error);
}
