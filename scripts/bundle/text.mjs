/**
 * `keepNames` names functions too, each time that one is made: a seventh of the time of a short request.
 * Only the names of classes are read by anything.
 */
export function namingClassesOnly(text) {
  return text
    .replaceAll(
      /static\s*\{\s*__name\(\s*this,\s*("[^"]*")\s*\)\s*\}/g,
      'static{Object.defineProperty(this,"name",{value:$1,configurable:true})}',
    )
    .replace(
      /\b__name=\(target,value\)=>[^;,]*,"name",\{value,configurable:true\}\)/,
      '__name=(target)=>target',
    );
}

/** One letter beyond ASCII, which esbuild leaves in regular expressions, makes V8 hold the text in two bytes a letter. */
export function ascii(text) {
  return text.replace(
    /\\?([^\x00-\x7f])/g,
    (_, letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
