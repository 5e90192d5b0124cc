/** A text whose hits the engine put into `em`; nothing else in it is markup. */
export function Highlighted({ text }: { text: string }) {
  const parts = text.split(/<\/?em>/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))}</>;
}
