import { useSignal } from '@preact/signals';

/** A JSON value, folded; what is folded is drawn when it is opened. */
export function Json({ name, value, open = false }: { name?: string; value: unknown; open?: boolean }) {
  const opened = useSignal(open);
  const label = name === undefined ? null : <span class="name">{name}: </span>;
  if (typeof value !== 'object' || value === null)
    return (
      <div class="json">
        {label}
        <span class={typeof value}>{JSON.stringify(value)}</span>
      </div>
    );
  const members = Object.entries(value);
  return (
    <details class="json" open={open} onToggle={({ currentTarget }) => (opened.value = currentTarget.open)}>
      <summary>
        {label}
        <span class="muted">{Array.isArray(value) ? `[${members.length}]` : `{${members.length}}`}</span>
      </summary>
      {opened.value && members.map(([key, one]) => <Json key={key} name={key} value={one} />)}
    </details>
  );
}
