/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

type JsonObject = Readonly<Record<string, Json>>;

/** JSON Merge Patch (RFC 7396, section 2): null removes a member, objects merge, everything else replaces. */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [member, change] of Object.entries(patch)) {
    if (change === null) merged.delete(member);
    else merged.set(member, mergePatch(merged.get(member), change));
  }
  // By definition and not by assignment, so `__proto__` is a member like any other.
  return Object.fromEntries(merged);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
