interface Chosen {
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
  readonly value: string;
  onChoose(value: string): void;
}

export function Choice({ label, options, value, onChoose }: Chosen) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {Object.entries(options).map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
