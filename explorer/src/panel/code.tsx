import { useSignal } from '@preact/signals';

/** A text to take along. */
export function Code({ title, text }: { title: string; text: string }) {
  const copied = useSignal('');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    copied.value = text;
  };
  return (
    <section class="code">
      <h3>{title}</h3>
      <button class="link" onClick={() => void copy()}>
        {copied.value === text ? 'Copied' : 'Copy'}
        <span class="unseen"> {title}</span>
      </button>
      <pre tabIndex={0} role="region" aria-label={title}>
        {text}
      </pre>
    </section>
  );
}
