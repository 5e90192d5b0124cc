/** A text whose hits the engine put into `em`, escaped as HTML is; nothing else in it is markup. */
export function Highlighted({ text }: { text: string }) {
  const parts = text.split(/<\/?em>/).map(plain);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))}</>;
}

/** What the engines escape. By hand, because the page's policy lets no text become HTML. */
const escaped = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&#x2F;': '/',
};

function plain(html: string): string {
  return html.replace(/&[\w#]+;/g, (entity) => escaped[entity as keyof typeof escaped] ?? entity);
}
